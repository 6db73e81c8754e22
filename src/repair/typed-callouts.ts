/**
 * Make callouts of notes and warnings that were typed: “Note: …”, “Important Tip: …”, “WARNING – …”.
 *
 * Typed ones look like any other paragraph, and a warning that is overlooked costs most.
 *
 * A callout is a paragraph that begins with such a label and a colon, dash or exclamation mark; a label on a line of
 * its own and the one block after it; a quotation or a table of one cell that begins so. Its label becomes the title
 * when it says more than the kind does (“Key Step”); else the site shows the same word in its place. “Notes” over a
 * list is a section, a label among other fields (“Name: …”, “Note: …”) is a field: both stay.
 */

import type {Element, ElementContent, Nodes, Parents} from 'hast'
import {plain} from '../model/readable.ts'
import {noPiece, words as wordsOf} from '../model/words.ts'
import {
  boldLabelOf,
  isKindName,
  type Label,
  labelAlone,
  labelOf,
  shownAnyway,
  signAlone,
  signOf
} from './common/callout-labels.ts'
import {cutLeading, leadingText, trimLeading} from './common/leading.ts'
import {
  type Child,
  isBlank,
  isBlock,
  isElement,
  isHollow,
  make,
  rankOf,
  text,
  walk
} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

const field = /^[\p{Lu}][\p{L}\p{N} ]{0,28}:\s*\S/u

export const typedCallouts = defineRepair(
  {
    id: 'typed-callouts',
    summary: 'A note or a warning was typed as plain text.',
    defaults: {}
  },
  function (tree, {change, page}) {
    const parents: Parents[] = [tree]
    walk(tree, function (element, _, ancestors) {
      const quoted = [...ancestors, element].some((each) =>
        isElement(each, 'aside', 'pre', 'table')
      )
      if (!quoted && holders.has(element.tagName)) parents.push(element)
    })

    /** Quotations that became callouts: what they held is no longer theirs. */
    const taken = new Set<Nodes>()
    for (const parent of parents) {
      if (taken.has(parent)) continue
      const children = parent.children as Child[]
      for (let at = 0; at < children.length; at++) {
        const node = children[at]
        if (node?.type !== 'element') continue
        const count = calloutAt(children, at, page.format === 'text')
        if (!count) continue
        const content = children.slice(at, at + count.blocks).filter((each) => !isBlank(each))
        if (node.tagName === 'blockquote') taken.add(node)
        children.splice(at, count.blocks, callout(node, content as Element[], count.label))
      }
    }

    walk(tree, function (element) {
      if (element.tagName === 'aside') while (relabel(element, change));
    })

    function callout(node: Element, blocks: Element[], label: Label): Element {
      const {kind, words} = label
      const content = blocks.flatMap(open)
      const [first] = content
      const prefix = first ? leadingText(first).slice(0, label.length) : ''
      if (first && label.length > 0) {
        cutLeading(first, label.length)
        trimLeading(first)
        if (isBlank({...first, properties: {}})) content.shift()
      }
      const more = !shownAnyway(label)
      const gone = more ? prefix.replace(words, '') : prefix
      if (more) content.unshift(make(node, 'p', {dataCalloutTitle: ''}, [text(node, words)]))
      const removed = wordsOf(gone).length > 0 ? {removed: {...noPiece, text: gone}} : {}
      change({at: node, args: {kind, label: words}, ...removed})
      // Links may lead to the id of a heading that is now the callout's label.
      const id = rankOf(first) > 0 ? first?.properties['id'] : undefined
      return make(node, 'aside', {...(id ? {id} : {}), dataCallout: kind}, content)
    }
  }
)

const weight = ['note', 'tip', 'important', 'caution', 'warning']

/**
 * A box may say once more, typed, what it is: then its words go, or become its title. Whether they did.
 */
function relabel(box: Element, change: RepairContext<object>['change']): boolean {
  const own = String(box.properties['dataCallout'] ?? '')
  const blocks = box.children.filter((child) => !isBlank(child))
  const [first] = blocks
  if (!weight.includes(own) || !first) return false
  const isTitle = isElement(first) && 'dataCalloutTitle' in first.properties
  const holder = isBlock(first) ? first : box
  if (holder !== box && !isElement(holder, 'p') && rankOf(holder) === 0) return false

  const alone = holder === box || blocks.length === 1 ? undefined : labelAlone(holder, true)
  if (rankOf(holder) > 0 && !alone) return entitle(box, holder, change)
  const label = alone ?? (isTitle ? undefined : labelOf(holder))
  if (!label || label.length === 0) return false
  // Between a note and a tip, the word that readers saw tells; a warning is none the less for being called a note.
  const isNote = own === 'tip' && label.kind === 'note'
  const heavier = weight.indexOf(label.kind) > weight.indexOf(own)
  const kind = heavier || isNote ? label.kind : own
  const said = shownAnyway(label) && (label.kind === kind || label.kind === 'note')
  if (isTitle && !said) {
    if (kind === own) return false
    // Its title says more than what kind it is, and that as well: “Important Tip”.
    box.properties['dataCallout'] = kind
    change({at: box, args: {kind, label: label.words}})
    return true
  }

  const prefix = alone ? plain(holder) : leadingText(holder).slice(0, label.length)
  if (alone) {
    box.children.splice(box.children.indexOf(holder), 1)
    box.properties['id'] ??= holder.properties['id']
  } else {
    cutLeading(holder, label.length)
    trimLeading(holder)
  }
  if (!said) box.children.unshift(make(box, 'p', {dataCalloutTitle: ''}, [text(box, label.words)]))
  box.properties['dataCallout'] = kind
  const removed = said ? {removed: {...noPiece, text: prefix}} : {}
  change({at: box, args: {kind, label: label.words}, ...removed})
  return true
}

/** A heading that a box begins with is its title: it opens no section. */
function entitle(box: Element, heading: Element, change: RepairContext<object>['change']): boolean {
  const from = heading.tagName
  box.properties['id'] ??= heading.properties['id']
  heading.tagName = 'p'
  heading.properties = {dataCalloutTitle: ''}
  change({at: heading, args: {kind: String(box.properties['dataCallout']), from}})
  return true
}

const holders = new Set('article blockquote body dd details div li main section'.split(' '))

/** The callout that begins at `at`, and of how many siblings it is made. */
function calloutAt(
  children: readonly Child[],
  at: number,
  scraped: boolean
): {label: Label; blocks: number} | undefined {
  const node = children[at]
  if (node?.type !== 'element') return undefined

  if (node.tagName === 'p' || rankOf(node) > 0) {
    const single = labelAlone(node)
    if (single) return ownLine(children, at, single, scraped)
    if (rankOf(node) > 0) return undefined
    const label = labelOf(node)
    // A program's log says `INFO:` too.
    if (label?.words === 'INFO') return undefined
    return label && !isField(children, at) ? {label, blocks: 1} : undefined
  }

  if (node.tagName === 'blockquote' || node.tagName === 'table') {
    const [first, ...rest] = open(node)
    const over = rest.length > 0
    const label =
      first &&
      (labelOf(first) ??
        boldLabelOf(first) ??
        (over ? (labelAlone(first, true) ?? signAlone(first)) : undefined) ??
        (node.tagName === 'blockquote' ? signOf(first) : undefined))
    return label ? {label, blocks: 1} : undefined
  }
  return undefined
}

/** A label on a line of its own, with the one block after it. */
function ownLine(
  children: readonly Child[],
  at: number,
  label: Label,
  scraped: boolean
): {label: Label; blocks: number} | undefined {
  const node = children[at] as Element
  let end = at + 1
  while (end < children.length && isBlank(children[end] as Child)) end++
  const next = children[end]
  if (!isElement(next, 'p', 'ul', 'ol') || labelAlone(next)) return undefined
  if (rankOf(node) > 0) {
    const after = neighbour(children, end, 1)
    const whole = !after || rankOf(after) > 0
    if (next.tagName !== 'p' || !isKindName(label) || !(whole || scraped)) return undefined
  }
  return {label, blocks: end + 1 - at}
}

/** Whether the paragraphs on both sides are fields as well, such as `Name: …`. */
function isField(children: readonly Child[], at: number): boolean {
  return [neighbour(children, at, -1), neighbour(children, at, 1)].every(
    (each) => isElement(each, 'p') && field.test(plain(each)) && !labelOf(each)
  )
}

function neighbour(children: readonly Child[], at: number, step: 1 | -1): Child | undefined {
  let index = at + step
  while (children[index] && isBlank(children[index] as Child)) index += step
  return children[index]
}

/** What a quotation, or a table of one cell, holds as blocks; any other block itself. */
function open(node: Nodes): Element[] {
  if (node.type !== 'element') return []
  if (!['blockquote', 'table'].includes(node.tagName)) return [node]
  if (node.tagName === 'table') {
    const cells: Element[] = []
    walk(node, (element) => {
      if (element.tagName === 'td' || element.tagName === 'th') cells.push(element)
    })
    const [first, second] = cells
    const isPair = second && cells.length === 2 && first && !isBlank(second)
    const pair = isPair && (labelAlone(first, true) ?? signAlone(first))
    return cells.length === 1 || pair ? cells.flatMap(blocksOf) : []
  }
  return blocksOf(node)
}

function blocksOf(holder: Element): Element[] {
  const result: Element[] = []
  let bare: Element | undefined
  for (const child of holder.children as ElementContent[]) {
    if (
      isElement(child) &&
      /^(?:aside|blockquote|div|h[1-6]|ol|p|pre|table|ul)$/.test(child.tagName)
    ) {
      bare = undefined
      result.push(child)
    } else if (bare) bare.children.push(child)
    // A place to link to is no paragraph.
    else if (isElement(child) && isHollow(child) && !isBlank(child)) result.push(child)
    else if (!isBlank(child)) {
      bare = make(holder, 'p', {}, [child])
      result.push(bare)
    }
  }
  return result
}
