/**
 * Put in what a page shows of other pages.
 *
 * Confluence keeps a text in one page and shows it in many: as a whole (`include`) or a marked part of it
 * (`excerpt-include`). The parser leaves a placeholder with a link to the page; the text takes its place,
 * with what that page includes in turn. A page that is not there, or that would end in a circle, or that
 * would make this page too large, stays a link, and it is reported.
 */

import type {Element, ElementContent, Root} from 'hast'
import {findExcerpt} from '../model/page-content.ts'
import {readable} from '../model/readable.ts'
import {type PageKey, pageKey} from '../model/source-page.ts'
import {borrow, idsOf, measure, type Origin} from './common/borrowed.ts'
import {findPage, property} from './common/find-page.ts'
import {type Fill, fillPlaceholders} from './common/placeholders.ts'
import {isBlank, isBlock, isElement, make, rankOf, text, walk} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

export interface Options {
  /** How many pages may include one another in a row. */
  levels: number
  /** How much other pages may bring to one page, as parts of its tree. */
  nodes: number
}

/** What stops a text from being put in. */
type Because = 'missing' | 'no-excerpt' | 'circle' | 'deep' | 'large'

/** What is put in, page by page, in one placeholder. */
interface Done {
  title: string
  key: PageKey
}

/** Levels that a tree may have: what the parsers keep to. */
const levels = 200

export const includes = defineRepair<Options>(
  {
    id: 'includes',
    summary: 'A part of the page is kept in another page.',
    defaults: {levels: 8, nodes: 30_000}
  },
  function (tree, context) {
    fillPlaceholders(tree, 'dataInclude', filler(tree, context))
  }
)

/** One page in the making. */
interface Work extends RepairContext<Options> {
  /** Places that the page has already. */
  ids(): Set<string>
  /** Whether `what` is said for the first time. */
  once(what: string): boolean
  /** How much other pages may still bring. */
  left: number
}

/** Gives what takes the place of a placeholder, and says so. */
function filler(tree: Root, context: RepairContext<Options>): Fill {
  let taken: Set<string> | undefined
  const told = new Set<string>()
  const self = pageKey(context.page)
  const work: Work = {
    ...context,
    left: context.options.nodes,
    ids() {
      taken ??= idsOf([tree])
      return taken
    },
    once: (what) => !told.has(what) && told.add(what) !== undefined
  }

  return function (place, level) {
    const done: Done[] = []
    const found = fill(work, {place, at: place, level, chain: [chainName(self)]}, done)
    if (typeof found !== 'string') {
      say(work, place, found, done)
      return found
    }
    const page = property(place, 'dataInclude') ?? ''
    const isLost = found === 'missing' && place.children.length > 0
    const removed = isLost && {removed: {...readable(place), text: ''}}
    work.change({at: place, args: {page, because: found}, ...removed})
    return refuse(work, place, place, found)
  }
}

function say(
  {page, change, find, once}: Work,
  place: Element,
  added: ElementContent[],
  done: readonly Done[]
): void {
  const [first, ...rest] = done
  const excerpt = property(place, 'dataExcerpt')
  const args = {
    page: first?.title ?? '',
    key: first?.key ?? '',
    ...(excerpt !== undefined && {excerpt}),
    ...(rest.length > 0 && {through: rest.map(({key}) => key)})
  }
  change({at: place, args, removed: place.children, added})
  for (const {title, key} of done)
    if (key !== pageKey(page) && once(`inlined ${key}`))
      find('include/inlined', {at: place, args: {page: title, key}})
}

interface Place {
  place: Element
  /** The placeholder on the page itself, within which `place` is. */
  at: Element
  /** Levels above it. */
  level: number
  /** What is being shown around it, from the page itself on. */
  chain: readonly string[]
}

/** What is shown at `place`, its own includes filled too; or what stands against it. */
function fill(
  work: Work,
  {place, at, level, chain}: Place,
  done: Done[]
): ElementContent[] | Because {
  const {known, options} = work
  const key = keyOf(work, place)
  if (key === undefined) return 'missing'
  const excerpt = place.properties['dataExcerpt']
  const name = chainName(key, typeof excerpt === 'string' ? excerpt : undefined)
  if (chain.includes(name)) return 'circle'
  if (chain.length > options.levels) return 'deep'
  const content = known.content(key)
  if (!content) return 'missing'
  const nodes = typeof excerpt === 'string' ? findExcerpt(content, excerpt)?.nodes : content.nodes
  if (!nodes) return 'no-excerpt'
  const size = measure(nodes, work.left)
  if (!size) return 'large'
  if (level + size.height > levels - 2) return 'deep'

  work.left -= size.count
  const title = known.titleOf(key) ?? content.title
  const {space} = content
  const origin: Origin = {key, ...(title && {title}), ...(space && {space})}
  done.push({key, title: title ?? key})
  const copy = make(at, 'div', {}, borrow(nodes, origin, at, work.ids()))
  fillPlaceholders(copy, 'dataInclude', function (inner, above) {
    const deeper = {place: inner, at, level: level + above, chain: [...chain, name]}
    const found = fill(work, deeper, done)
    return typeof found === 'string' ? refuse(work, inner, at, found) : found
  })
  return 'dataFramed' in place.properties ? framed(copy, title ?? '') : copy.children
}

/** The link, or the words of one that leads nowhere. */
function refuse(
  {find, once}: Work,
  place: Element,
  at: Element,
  because: Because
): ElementContent[] {
  const page = property(place, 'dataInclude') ?? ''
  const excerpt = property(place, 'dataExcerpt')
  if (once(`${because} ${page} ${excerpt}`))
    find('include/left-out', {at, args: {page, because, ...(excerpt && {excerpt})}})
  // A paragraph of its own: what was to be shown here is no part of the text around it.
  if (because !== 'missing') return asBlocks(place.children)
  return asBlocks(
    place.children.flatMap((child) => (isElement(child, 'a') ? child.children : [child]))
  )
}

function keyOf({known, page}: Work, place: Element): PageKey | undefined {
  const owner = (property(place, 'dataOwner') as PageKey | undefined) ?? pageKey(page)
  const title = property(place, 'dataInclude')
  const address = property(place, 'dataAddress')
  if (title === undefined)
    return address === undefined ? owner : known.byUrl(address, pageKey(page))
  const space = owner === pageKey(page) ? page.meta.space : known.factsOf(owner)?.space
  return findPage(known, title, property(place, 'dataSpace'), {key: owner, space})
}

/** A whole page and its passages are different things: a page may show a passage of itself. */
function chainName(key: PageKey, excerpt?: string): string {
  return excerpt === undefined ? key : `${key}#${excerpt}`
}

/** In a box under the title of its page; headings cannot stand in one. */
function framed(copy: Element, title: string): ElementContent[] {
  const {children} = copy
  if (title === '' || children.every(isBlank)) return children
  let holdsHeading = false
  walk(copy, function (element) {
    holdsHeading ||= rankOf(element) > 0
  })
  const words = [text(copy, title)]
  if (holdsHeading) return [make(copy, 'p', {}, [make(copy, 'strong', {}, words)]), ...children]
  const head = make(copy, 'p', {dataCalloutTitle: ''}, words)
  return [make(copy, 'aside', {dataCallout: 'note'}, [head, ...asBlocks(children)])]
}

function asBlocks(children: ElementContent[]): ElementContent[] {
  const [first] = children
  const inLine = first !== undefined && children.every((child) => !isBlock(child))
  return inLine ? [make(first, 'p', {}, children)] : children
}
