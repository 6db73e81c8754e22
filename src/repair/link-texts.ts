/**
 * Set links so that they are whole: one link, one text, on one line.
 *
 * A line break inside a link's text, a link on nothing, a link that is split in two, or one around
 * whole blocks: Markdown cannot say them, and readers stumble over them.
 */

import type {Element, ElementContent, Parents} from 'hast'
import {readable} from '../model/readable.ts'
import {
  type Child,
  isBlank,
  isBlock,
  isElement,
  joinTexts,
  make,
  rewrite,
  walk
} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export const linkTexts = defineRepair(
  {
    id: 'link-texts',
    summary: 'A link is broken over lines, split, empty, or wrapped around blocks.',
    defaults: {}
  },
  function (tree, {change, find}) {
    /** Links to other pages that nobody could see, or that lay over a whole box. */
    const empty: Element[] = []
    rewrite(tree, function (element) {
      if (!isLink(element)) return
      if (isHollow(element)) {
        change({at: element, args: {because: 'empty'}, removed: {...readable(element), text: ''}})
        const {href} = element.properties
        if (typeof href === 'string' && /^(?:https?:)?\//i.test(href.trim())) empty.push(element)
        const {id} = element.properties
        return id === undefined ? element.children : [make(element, 'span', {id})]
      }
      if (element.children.some(isBlock)) {
        const {nodes, extra} = inward(element)
        change({
          at: element,
          args: {because: 'around-blocks'},
          added: {...readable(extra), text: ''}
        })
        return nodes
      }
      if (collapse(element)) change({at: element, args: {because: 'broken'}})
      return
    })

    join(tree)
    walk(tree, join)
    if (empty.length > 0) {
      const {links} = readable(tree)
      for (const link of empty) {
        const address = String(link.properties['href'])
        if (!links.includes(address)) find('link/no-text', {at: link, args: {address}})
      }
    }

    function join(parent: Parents): void {
      const result: Child[] = []
      for (const child of parent.children as Child[]) {
        const last = result.at(-1)
        if (isElement(last) && isElement(child) && isLink(last) && sameTarget(last, child)) {
          change({at: child, args: {because: 'split'}, removed: readable({...child, children: []})})
          last.children = joinTexts([...last.children, ...child.children])
        } else {
          result.push(child)
        }
      }
      if (result.length < parent.children.length) parent.children = result as typeof parent.children
    }
  }
)

function isLink({tagName, properties}: Element): boolean {
  return (
    tagName === 'a' && (properties['href'] !== undefined || properties['dataPage'] !== undefined)
  )
}

/** Whether a reader sees nothing of `link`; places to link to may be in it. */
function isHollow(link: Element): boolean {
  const {text: said, images} = readable(link)
  return said.trim() === '' && images.length === 0
}

function sameTarget(a: Element, b: Element): boolean {
  return (
    isLink(b) &&
    b.properties['id'] === undefined &&
    ['href', 'dataPage', 'dataSpace', 'dataAnchor'].every(
      (name) => a.properties[name] === b.properties[name]
    )
  )
}

/** Put the text of a link on one line. */
function collapse(link: Element): boolean {
  let changed = false
  for (const node of texts(link)) {
    const value = node.value.replace(/\s*[\n\r]\s*/g, ' ')
    changed ||= value !== node.value
    node.value = value
  }
  return changed
}

function texts(parent: Parents): Array<{value: string}> {
  return parent.children.flatMap((child) =>
    child.type === 'text'
      ? [child]
      : child.type === 'element' && child.tagName !== 'code'
        ? texts(child)
        : []
  )
}

/** Put the link inside each block that it wraps. */
function inward(link: Element): {nodes: Child[]; extra: Element[]} {
  const made: Element[] = []
  const nodes = link.children.flatMap((child): Child[] => {
    if (isBlank(child)) return [child]
    return [isBlock(child) ? into(child) : wrap([child])]
  })
  return {nodes, extra: made.slice(1).map((each) => ({...each, children: []}))}

  function wrap(children: ElementContent[]): Element {
    const inner = make(link, 'a', {...link.properties}, children)
    if (made.length > 0) delete inner.properties['id']
    made.push(inner)
    return inner
  }

  function into(block: Element): Element {
    if (!block.children.some(isBlock)) {
      if (!isBlank(block) && !isElement(block, 'hr', 'br', 'table'))
        block.children = [wrap(block.children)]
    } else {
      block.children = block.children.map((child) =>
        isBlank(child) ? child : isBlock(child) ? into(child) : wrap([child])
      )
    }
    return block
  }
}
