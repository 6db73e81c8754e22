/**
 * Take attributes that are typed after a heading, a link or a picture (`## Restart the board {#restart}`,
 * `[Docs](https://…){.external target="_blank"}`) for what they are: the id names the element, all else is looks.
 *
 * PHP Markdown Extra, kramdown (`{: #restart}`), Pandoc and those that follow them have such lists; a Markdown that
 * does not know them shows them to readers, and links to the ids lead nowhere. After a heading, blocks of templates
 * (`{#each}`), numbers (`{#12}`) and colours look alike: unless the page leads to such a name, the heading speaks of it.
 */

import type {Element, Parents, Root, Text} from 'hast'
import {decoded} from '../model/decoded.ts'
import {plain} from '../model/readable.ts'
import {isElement, make, rankOf, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const name = String.raw`[\p{L}\p{N}_][\p{L}\p{N}_.:-]*`
const value = String.raw`(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]+)`
const attribute = String.raw`(?:#${name}|\.[\p{L}_][\p{L}\p{N}_-]*|[\p{L}_][\p{L}\p{N}_-]*=${value})`
const list = String.raw`\{:?[ \t]*(${attribute}(?:[ \t]+${attribute})*)[ \t]*\}`
const atEnd = new RegExp(String.raw`[ \t]*(?<![{$])${list}\s*$`, 'u')
const atStart = new RegExp(`^${list}`, 'u')
/** Blocks of templates, numbers and colours. */
const otherwise = /^(?:await|each|if|key|snippet|(?=.*\d)[\da-f]+)$/i

export const typedAttributes = defineRepair(
  {
    id: 'typed-attributes',
    summary:
      'Attributes are typed after a heading, link or picture, as some kinds of Markdown have them.',
    defaults: {},
    frames: true
  },
  function (tree, {change}) {
    let led: Set<string> | undefined

    walk(tree, function (element, parent) {
      if (isElement(element, 'a', 'img')) afterInline(element, parent)
      else if (rankOf(element) > 0) afterHeading(element)
    })

    function afterInline(element: Element, parent: Parents): void {
      const at = parent.children.indexOf(element as never) + 1
      const next = parent.children[at]
      const found = next?.type === 'text' ? atStart.exec(next.value) : null
      if (!found || next?.type !== 'text') return

      next.value = next.value.slice(found[0].length)
      if (next.value === '') parent.children.splice(at, 1)
      const id = idIn(found[1])
      if (id !== undefined) element.properties['id'] ??= id
      say(element, found[0], id)
    }

    function afterHeading(heading: Element): void {
      const last = heading.children.at(-1)
      const found = last?.type === 'text' ? atEnd.exec(last.value) : null
      if (!found || last?.type !== 'text') return
      const id = idIn(found[1])
      if (plain(heading).length <= found[0].trim().length) return
      if (id !== undefined && otherwise.test(id) && !(led ??= ledTo(tree)).has(id)) return

      last.value = last.value.slice(0, found.index)
      if (last.value === '') heading.children.pop()
      // A program may have named the heading, too: both names are led to.
      if (id !== undefined && (heading.properties['id'] ?? id) !== id)
        heading.children.unshift(make(heading, 'span', {id}))
      else if (id !== undefined) heading.properties['id'] = id
      say(heading, found[0], id)
    }

    function say(at: Element, taken: string, id: string | undefined): void {
      const removed: Text = {type: 'text', value: taken}
      change({at, args: {...(id !== undefined && {id})}, removed})
    }
  }
)

/** The id in a list of attributes: it is led to, all the others are looks. */
function idIn(attributes: string | undefined): string | undefined {
  return new RegExp(`(?:^|[ \\t])#(${name})`, 'u').exec(attributes ?? '')?.[1]
}

/** Ids that links within the page lead to. */
function ledTo(tree: Root): Set<string> {
  const ids = new Set<string>()
  walk(tree, function ({properties: {href}}) {
    if (typeof href === 'string' && href.startsWith('#')) ids.add(decoded(href.slice(1)))
  })
  return ids
}
