/** Defects of lists, steps, notes and code: structure that was typed. */

import type {Element, Nodes, Parents, Root} from 'hast'
import {
  attribute,
  elements,
  is,
  isIn,
  type Kind,
  line,
  pick,
  rank,
  seen,
  show,
  textOf
} from './kind.ts'

const number = /^\s*(?:step\s+)?\(?(\d{1,2})(?:[.)](?=\s|\p{Lu})|\s*[:–-]\s)/iu
const bullet = /^\s*(?:[•●○▪■◦‣·]|[-*–]\s)/
const note =
  /^\s*(?:\p{So}\uFE0F?\s*)?(?:please note|note|important(?: note)?|warning|caution|tip|attention|hinweis|achtung|wichtig|warnung|tipp|remarque|attention|nota|importante|advertencia|aviso|ملاحظة|注意|重要)\s*[:：]\s*\S/iu

export const stepKinds: readonly Kind[] = [
  {
    row: 15,
    name: 'notes and warnings typed as text',
    aim: 'settled',
    find: (view) =>
      pick(
        view,
        (p, above) =>
          is(p, 'p') && note.test(textOf(p)) && !isIn(above, 'aside table pre') && !isMarked(above)
      )
  },
  {
    row: 15,
    name: 'boxes by class or quotation',
    aim: 'gone',
    find: (view) => pick(view, (box) => is(box, 'div p section blockquote') && isBox(box))
  },
  {
    row: 18,
    name: 'steps whose numbers are typed',
    aim: 'settled',
    rules: ['step/number-gap'],
    find: ({tree}) => typedRuns(tree, (text) => Number(number.exec(text)?.[1] ?? Number.NaN))
  },
  {
    row: 20,
    name: 'code blocks without code',
    aim: 'gone',
    find: (view) => pick(view, (pre) => is(pre, 'pre') && line(pre) !== '' && !isCode(pre))
  },
  {
    row: 20,
    name: 'line breaks or spans in code blocks',
    aim: 'gone',
    find: (view) => pick(view, (each, above) => is(each, 'br span') && isIn(above, 'pre'))
  },
  {
    row: 20,
    name: 'several lines of code set as words',
    aim: 'gone',
    find: ({tree}) => codeRuns(tree)
  },
  {
    row: 26,
    name: 'bullets that are typed',
    aim: 'settled',
    find: ({tree}) => typedRuns(tree, (text) => (bullet.test(text) ? 0 : Number.NaN), 0)
  },
  {
    row: 29,
    name: 'lists directly in lists',
    aim: 'gone',
    find: (view) => pick(view, (list, [parent]) => is(list, 'ul ol') && is(parent, 'ul ol'))
  },
  {
    row: 30,
    name: 'numbered lists that are torn apart',
    aim: 'settled',
    find: ({tree}) => [...splits(tree)]
  }
]

/** Whether a box around says already what it is. */
function isMarked(above: readonly Parents[]): boolean {
  return above.some((each) => is(each, 'div section blockquote') && isBox(each))
}

function isBox(box: Element): boolean {
  const names = attribute(box, 'className').split(/\s+/)
  return names.some((name) =>
    /^(?:callout|alert|admonition|notice|panel|box|blockquote|infobox)[-_]{1,2}(?:info|note|tip|warning|warn|danger|important|caution|success|error)$|^(?:note|warning|tip|important|info|caution|danger)(?:[-_]?box)?$/i.test(
      name
    )
  )
}

/** The lines of `parent`'s paragraphs, in order; what is no paragraph parts them. */
function linesIn(parent: Parents): string[] {
  return (parent.children as Nodes[]).flatMap(function (child) {
    if (is(child, 'p') && !isStrongOnly(child)) return textOf(child).split('\n')
    return rank(child) > 0 ? ['\n'] : []
  })
}

/** Numbered lines in bold are headings, which are counted as such. */
function isStrongOnly(p: Element): boolean {
  return seen(p).every((child) => is(child, 'strong b'))
}

/**
 * Lines that `read` gives numbers which count on by `step`, two at least; without a step, one right below the other.
 */
function typedRuns(tree: Root, read: (text: string) => number, step = 1): string[] {
  const result: string[] = []
  for (const parent of [tree, ...[...elements(tree)].map(([each]) => each)]) {
    if (is(parent, 'p pre code td th') || !parent.children.some((child) => is(child, 'p'))) continue
    let run: string[] = []
    let next = Number.NaN
    for (const each of linesIn(parent)) {
      const value = read(each)
      if (each === '\n' || (step === 0 && Number.isNaN(value))) close()
      if (Number.isNaN(value)) continue
      if (value !== next) close()
      if (run.length > 0 || value <= 1) run.push(each.trim().slice(0, 90))
      next = value + step
    }
    close()
    function close(): void {
      if (run.length > 1) result.push(...run)
      run = []
      next = Number.NaN
    }
  }
  return result
}

function isCode(pre: Element): boolean {
  const children = seen(pre)
  return children.length > 0 && children.every((child) => is(child, 'code'))
}

/** Code with breaks in it, and paragraphs of nothing but code that follow each other. */
function codeRuns(tree: Root): string[] {
  const result: string[] = []
  for (const [element, above] of elements(tree)) {
    if (isIn(above, 'pre td th')) continue
    if (is(element, 'code') && element.children.some((child) => is(child, 'br')))
      result.push(show(element))
    const [parent] = above
    if (!is(element, 'p') || !parent || !isCodeLine(element)) continue
    const siblings = seen(parent)
    if (
      siblings.filter(isCodeLine).length > 1 &&
      isCodeLine(siblings[siblings.indexOf(element) + 1])
    )
      result.push(show(element))
  }
  return result
}

function isCodeLine(p: Nodes | undefined): boolean {
  return is(p, 'p') && seen(p).length === 1 && is(seen(p)[0], 'code')
}

/** Numbered lists that go on where one above ended, with something other than a heading between them. */
function* splits(tree: Root): Generator<string> {
  for (const parent of [tree, ...[...elements(tree)].map(([each]) => each)]) {
    let next = Number.NaN
    for (const child of seen(parent)) {
      if (rank(child) > 0) next = Number.NaN
      if (!is(child, 'ol')) continue
      const start = Number(attribute(child, 'start') || 1)
      if (start > 1 && start === next) yield show(child)
      next = start + child.children.filter((each) => is(each, 'li')).length
    }
  }
}
