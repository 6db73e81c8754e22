/**
 * Turn what is embedded from elsewhere (videos, forms, pages in frames) into a link to it.
 *
 * Embedded things load from elsewhere, follow the reader, and are not there on paper or in search.
 */

import type {Element, Parents} from 'hast'
import {table} from '../model/table.ts'
import {playerOf} from '../model/video.ts'
import {isElement, make, rewrite, text} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const addressOf: Readonly<Record<string, string>> = table({
  audio: 'src',
  embed: 'src',
  iframe: 'src',
  object: 'data',
  video: 'src'
})

const inline = 'p h1 h2 h3 h4 h5 h6 a b i em strong span summary figcaption dt'.split(' ')

export const embeds = defineRepair(
  {
    id: 'embeds',
    summary: 'A video or another page is embedded.',
    defaults: {}
  },
  function (tree, {change, find}) {
    rewrite(tree, function (element, parent) {
      const name = addressOf[element.tagName]
      if (!name) return
      const sources = element.children.filter((child) => isElement(child, 'source'))
      const others = sources.map((source) => source.properties['src']).filter(isText)
      const own = element.properties[name]
      const [address, ...rest] = [...(isText(own) ? [own] : []), ...others]
      const inner = element.children.filter((child) => !isElement(child, 'source', 'track'))

      if (!address || address === 'about:blank') {
        change({at: element, args: {element: element.tagName}, removed: links(address ?? '')})
        return inner
      }

      const label = titleOf(element, address)
      const link = make(element, 'a', {href: address}, [text(element, label)])
      change({
        at: element,
        args: {element: element.tagName, address},
        removed: links(...rest),
        added: text(element, label)
      })
      // The site plays these, where they stand alone.
      if (!playerOf(address)) find('embed/not-shown', {at: element, args: {address}})
      return [isInline(parent) ? link : make(element, 'p', {}, [link]), ...inner]
    })
  }
)

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function links(...addresses: readonly string[]) {
  return {text: '', links: addresses.filter(isText), images: []}
}

/** Whether a paragraph cannot stand in `parent`. */
function isInline(parent: Parents): boolean {
  return isElement(parent, ...inline)
}

function titleOf({properties}: Element, address: string): string {
  const title = properties['title'] ?? properties['ariaLabel']
  if (isText(title) && title.trim()) return title.trim()
  return (
    URL.parse(address)?.host ||
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ||
    address
  )
}
