/**
 * Make one block of code of lines that are each set as code.
 *
 * Editors without code blocks set every line by itself, parted by line breaks or in paragraphs. Such lines wrap, and
 * nobody can copy them as one.
 *
 * It takes two lines with nothing but code on them, one right below the other; and lines of one paragraph that are not
 * set as code, but can be nothing else: a command that goes on after each `\`, or JSON.
 */

import type {Element, ElementContent, Parents} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import {plainCode} from './common/plain-code.ts'
import {type Child, isBlank, isElement, make, text, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const holders = new Set('article aside blockquote body dd details div li main section'.split(' '))

export const codeLines = defineRepair(
  {
    id: 'code-lines',
    summary: 'Every line of a block of code is set as code by itself.',
    defaults: {}
  },
  function (tree, {change}) {
    const parents: Parents[] = [tree]
    walk(tree, function (element) {
      if (holders.has(element.tagName)) parents.push(element)
    })
    for (const parent of parents) {
      const children = parent.children as Child[]
      if (!children.some((child) => isElement(child, 'p'))) continue
      const result: Child[] = []
      let run: Child[] = []
      let changed = false

      for (const child of children) {
        const lines = linesOf(child)
        // Several lines in one paragraph are a block of their own.
        if (lines && lines.length > 1) {
          flush()
          run = [child]
          flush()
        } else if (lines || (run.length > 0 && isBlank(child))) run.push(child)
        else {
          flush()
          result.push(child)
        }
      }
      flush()
      if (changed) parent.children = result as typeof parent.children

      function flush(): void {
        const lines = run.flatMap((each) => linesOf(each) ?? [])
        const [first] = run
        if (lines.length > 1 && isElement(first)) {
          const code = make(first, 'code', {}, [text(first, `${lines.join('\n')}\n`)])
          pushAll(result, anchors(run))
          result.push(make(first, 'pre', {}, [code]))
          change({at: first, args: {lines: lines.length}})
          changed = true
        } else pushAll(result, run)
        run = []
      }
    }
  }
)

/** The lines of paragraph `node`, when there is nothing but code on them. */
function linesOf(node: Child): string[] | undefined {
  if (!isElement(node, 'p')) return undefined
  return plainCode(node) ?? markedCode(node)
}

/** The lines of `paragraph`, when all words are set as code. */
function markedCode(node: Element): string[] | undefined {
  const lines = ['']
  let isCode = false

  for (const child of node.children) {
    if (isElement(child, 'br')) lines.push('')
    else if (isElement(child, 'code')) {
      const inner = linesIn(child)
      if (!inner) return undefined
      isCode = true
      for (const [at, line] of inner.entries()) {
        if (at > 0) lines.push('')
        lines[lines.length - 1] += line
      }
    } else if (!isBlank(child)) return undefined
  }
  while (lines.at(-1)?.trim() === '') lines.pop()
  return isCode && lines.every((line) => line.trim() !== '') ? lines : undefined
}

function linesIn(code: Element): string[] | undefined {
  let source = ''
  for (const child of code.children) {
    if (child.type === 'text') source += child.value
    else if (isElement(child, 'br')) source += '\n'
    else if (child.type === 'element') return undefined
  }
  return source.replaceAll('\u00A0', ' ').replace(/\n$/, '').split('\n')
}

/** Places to link to. */
function anchors(nodes: readonly Child[]): ElementContent[] {
  return nodes.flatMap((node) =>
    isElement(node) && node.properties['id'] !== undefined
      ? [make(node, 'span', {id: node.properties['id']})]
      : []
  )
}
