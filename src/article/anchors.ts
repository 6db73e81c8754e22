/** Leads links within the page to the headings that they mean. */

import type {Element, Nodes, Root} from 'hast'
import type {Root as Body, Heading, Link, Parents, PhrasingContent} from 'mdast'
import {plainText, slugs} from '../mdx/index.ts'
import {decoded} from '../model/decoded.ts'
import type {FindingDraft} from '../model/finding.ts'
import {fold} from '../model/fold.ts'
import {headingIdOf} from '../model/help-centre-address.ts'
import {indexLandmarks} from '../model/old-anchors.ts'
import type {Entry} from '../model/record.ts'
import type {PageKey} from '../model/source-page.ts'

export interface Anchors {
  /** Id → the heading that it leads to; `undefined` for the top of the page. */
  targets: Map<string, Element | undefined>
  /**
   * Ids that headings bear themselves, or that stand right before one; those of callouts, too, as their titles are
   * headings in most sources.
   */
  own: Set<string>
}

const ranks = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/**
 * Find where the ids of `tree` lead: to the heading that bears them or follows right after, else to the
 * one that they stand below.
 */
export function findAnchors(tree: Root): Anchors {
  const anchors: Anchors = {targets: new Map(), own: new Set()}
  let waiting: string[] = []
  let above: Element | undefined
  const todo: Array<{node: Nodes; heading?: Element}> = [{node: tree}]

  for (let next = todo.pop(); next; next = todo.pop()) {
    const {node} = next
    let {heading} = next
    if (node.type === 'text' && node.value.trim() !== '' && !heading) settle(above)
    if (node.type === 'element') {
      if (ranks.has(node.tagName) && !heading) {
        heading = node
        above = node
        for (const id of waiting) anchors.own.add(id)
        settle(node)
      }
      if (node.tagName === 'img' && !heading) settle(above)
      for (const id of idsOf(node)) {
        if (node.properties['dataCallout'] !== undefined) anchors.own.add(id)
        if (!heading) waiting.push(id)
        else if (!anchors.targets.has(id)) {
          anchors.targets.set(id, heading)
          anchors.own.add(id)
        }
      }
    }
    if ('children' in node)
      for (const child of node.children.toReversed())
        todo.push(heading ? {node: child as Nodes, heading} : {node: child as Nodes})
  }
  settle(above)
  return anchors

  function settle(heading: Element | undefined): void {
    for (const id of waiting) if (!anchors.targets.has(id)) anchors.targets.set(id, heading)
    waiting = []
  }
}

function idsOf(node: Element): string[] {
  const {id, name} = node.properties
  const ids = [id, node.tagName === 'a' ? name : undefined]
  return ids.filter((each): each is string => typeof each === 'string' && each !== '')
}

export interface Rewritten {
  /** Old id → text of its heading. */
  anchors: Record<string, string>
  entries: Entry[]
  findings: FindingDraft[]
}

/**
 * Rewrite the links within `body`; `headings` tells which heading an element became.
 * `page` is what it is called, its key, and the address at which it lay.
 */
export function rewriteAnchors(
  body: Body,
  found: Anchors,
  headings: ReadonlyMap<Element, Heading>,
  {page, url, titles}: {page: PageKey; url: string | undefined; titles: readonly string[]}
): Rewritten {
  const slugOf = slugs(body)
  const result: Rewritten = {anchors: {}, entries: [], findings: []}
  const landmarks = [...slugOf].map(([heading, slug]) => ({text: plainText(heading), slug}))
  const byName = indexLandmarks({titles, headings: landmarks, anchors: {}})
  const byText = uniqueTexts(landmarks)
  const alike = new Map([...found.targets.keys()].map((id) => [headingIdOf(id), id]))

  for (const id of found.own) {
    const element = found.targets.get(id)
    const heading = element && headings.get(element)
    if (heading && slugOf.has(heading)) result.anchors[id] = plainText(heading)
  }

  const todo: Parents[] = [body]
  for (let parent = todo.pop(); parent; parent = todo.pop()) {
    let dead = false
    for (const child of parent.children) {
      if (child.type === 'link') dead = !follow(child, parent) || dead
      if ('children' in child) todo.push(child)
    }
    if (dead)
      parent.children = (parent.children as PhrasingContent[]).flatMap((child) =>
        child.type === 'link' && child.url === '' ? child.children : [child]
      ) as never[]
  }
  return result

  /** Whether the link leads anywhere; a dead one loses its address. */
  function follow(link: Link, within: Parents): boolean {
    const from = link.url
    const own = url !== undefined && from.startsWith(`${url}#`) ? from.slice(url.length) : from
    if (!own.startsWith('#')) return true
    const said = decoded(own.slice(1))
    const id = found.targets.has(said) ? said : (alike.get(headingIdOf(said) ?? '') ?? said)
    const known = found.targets.has(id)
    const element = found.targets.get(id)
    const heading = element && headings.get(element)
    const offset = link.position?.start.offset ?? 0
    const isTop = known || byName.isTop(id)
    const words = isTop || within.type === 'heading' ? undefined : fold(plainText(link))
    const named = known ? undefined : (byName.find(id)?.slug ?? byText.get(words ?? ''))
    const slug = heading ? slugOf.get(heading) : named

    // Its title is no heading of the article, and what stands above all headings has none: the top is the article itself.
    if (slug !== undefined || (isTop && id !== '')) {
      link.url = slug === undefined ? `page:${page}` : `#${slug}`
      if (heading && known && slug !== undefined) result.anchors[id] ??= plainText(heading)
      if (link.url !== from)
        result.entries.push({
          by: 'article-anchor',
          offset,
          args: {from, to: link.url},
          removed: {text: '', links: [from], images: []},
          added: {text: '', links: [link.url], images: []}
        })
      return true
    }
    // `#` alone is what programs put where a click does something else.
    if (!isTop) {
      const near = byName.nearest(id)?.text
      const args = {anchor: id.slice(0, 120), ...(near && {near})}
      result.findings.push({rule: 'link/dead-anchor', args, at: offset})
    }
    link.url = ''
    result.entries.push({
      by: 'article-anchor',
      offset,
      args: {from},
      removed: {text: '', links: [from], images: []}
    })
    return false
  }
}

/** Headings by their folded texts, where no other has the same: a dead link with just these words means that one. */
function uniqueTexts(landmarks: ReadonlyArray<{text: string; slug: string}>): Map<string, string> {
  const result = new Map<string, string>()
  const met = new Set<string>()
  for (const {text, slug} of landmarks) {
    const key = fold(text)
    if (met.has(key)) result.delete(key)
    else if (key !== '') result.set(key, slug)
    met.add(key)
  }
  return result
}
