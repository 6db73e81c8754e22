/**
 * Tell apart places that bear the same id, so that links lead to the right one.
 *
 * Sections are copied with their ids (`id="prerequisites"`), and browsers follow a link to the first of them. Where the
 * words of a link are those of another heading, that one is meant: it gets an id of its own, and the link follows.
 * Where neither is certain, the link leads where it led, and is reported.
 */

import type {Element, Root} from 'hast'
import {decoded} from '../model/decoded.ts'
import {fold} from '../model/fold.ts'
import {plain} from '../model/readable.ts'
import {rankOf, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

interface Place {
  element: Element
  /** Its words, or those of the heading that it stands in or below. */
  heading: string
}

export const duplicateIds = defineRepair(
  {
    id: 'duplicate-ids',
    summary: 'Several places of a page bear the same id.',
    defaults: {}
  },
  function (tree, {change, find}) {
    const {places, links} = look(tree)
    const ids = new Set(places.keys())

    for (const [id, [first, ...others]] of places) {
      if (!first || others.length === 0) continue
      const own = new Map<Place, string>()
      const all = [first, ...others]
      const headings = all.map(({heading}) => fold(heading))

      for (const link of links.get(id) ?? []) {
        const meant = placeMeant(plain(link), all, headings)
        if (meant === undefined) {
          const args = {text: plain(link).slice(0, 80), anchor: id, heading: first.heading}
          find('link/ambiguous-anchor', {at: link, args})
        } else if (meant !== first) {
          const to = own.get(meant) ?? free(id, ids)
          own.set(meant, to)
          const from = String(link.properties['href'])
          const address = `#${encodeURI(to.toWellFormed())}`
          link.properties['href'] = address
          change({
            at: link,
            args: {from, to: `#${to}`},
            removed: {text: '', links: [from], images: []},
            added: {text: '', links: [address], images: []}
          })
        }
      }
      for (const [{element}, to] of own) {
        element.properties['id'] = to
        change({at: element, args: {id, to}})
      }
    }
  }
)

/** Every place with an id, by that, and the links within the page by the id that they lead to. */
function look(tree: Root): {places: Map<string, Place[]>; links: Map<string, Element[]>} {
  const places = new Map<string, Place[]>()
  const links = new Map<string, Element[]>()
  let heading = ''

  walk(tree, function (element) {
    if (rankOf(element) > 0) heading = plain(element)
    const {id, href} = element.properties
    if (typeof id === 'string' && id !== '') put(places, id, {element, heading})
    if (element.tagName === 'a' && typeof href === 'string' && /^#./.test(href))
      put(links, decoded(href.slice(1)), element)
  })
  return {places, links}
}

function put<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const items = map.get(key)
  if (items) items.push(item)
  else map.set(key, [item])
}

/** The one of `places` whose heading says what `text` does; where they all have one heading, the first. */
function placeMeant(
  text: string,
  places: readonly Place[],
  headings: readonly string[]
): Place | undefined {
  const words = fold(text)
  if (headings.every((each) => each === headings[0])) return places[0]
  const same = places.filter((_, at) => headings[at] === words)
  const begun = places.filter((_, at) => words.length > 5 && headings[at]?.startsWith(words))
  const [only, ...others] = same.length > 0 ? same : begun
  return others.length === 0 ? only : undefined
}

function free(id: string, taken: Set<string>): string {
  for (let number = 2; ; number++) {
    const name = `${id}-${number}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
