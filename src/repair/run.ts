/** Runs repairs in order and holds each to its word. */

import type {Nodes, Root} from 'hast'
import {pieceOf, type Reading, readable, reading, readsAs} from '../model/readable.ts'
import type {Said} from '../model/record.ts'
import type {Known, SourcePage} from '../model/source-page.ts'
import {
  add,
  type Bag,
  bag,
  bagOf,
  noPiece,
  type Piece,
  size,
  subtract,
  words
} from '../model/words.ts'
import {keepsShape, shapeOf} from './common/shape.ts'
import {share, unshare} from './common/shared.ts'
import type {Content, Repair, RepairContext} from './define-repair.ts'

/** Options by repair id; `false` leaves the repair out. */
export type RepairOptions = Readonly<Record<string, Readonly<Record<string, unknown>> | false>>

export interface RepairWorld {
  page: SourcePage
  /** What the text itself gives as its title, beside what is said about the page. */
  title?: string | undefined
  known: Known
  options?: RepairOptions
}

export interface Repaired extends Said {
  tree: Root
}

/** Part of a page's words that a single repair may take out before it is a finding. */
const large = 0.1

/**
 * Run `repairs` on the tree that `parse` makes.
 * A repair whose changes do not balance is left out: the tree is made anew, all others run again, and a
 * finding `repair/unbalanced` says so. The same goes for one that fails.
 */
export function runRepairs(
  repairs: readonly Repair[],
  parse: () => Root,
  world: RepairWorld
): Repaired {
  const left = new Map<string, string>()

  for (;;) {
    const tree = parse()
    const result = attempt(repairs.filter(wanted), tree, world)
    unshare(tree)
    if (!('unbalanced' in result)) {
      for (const [repair, difference] of left)
        result.findings.unshift({rule: 'repair/unbalanced', args: {repair, difference}, at: 0})
      return result
    }
    left.set(result.unbalanced, result.difference)
  }

  function wanted({meta}: Repair): boolean {
    return !left.has(meta.id) && world.options?.[meta.id] !== false
  }
}

type Attempt = Repaired | {unbalanced: string; difference: string}

function attempt(repairs: readonly Repair[], tree: Root, world: RepairWorld): Attempt {
  const said: Said = {entries: [], findings: []}
  let before = look(tree)
  let shape = shapeOf(tree)
  const whole = words(before.piece.text).length

  share(tree)
  for (const repair of repairs) {
    const {id} = repair.meta
    const first = said.entries.length

    try {
      repair.run(tree, contextFor(repair, said, world))
    } catch (error) {
      // A repair that stops at an odd page must not cost the page.
      return {unbalanced: id, difference: error instanceof Error ? error.message : String(error)}
    }

    const entries = said.entries.slice(first)
    // Most repairs find nothing to do on most pages.
    if (entries.length === 0 && keepsShape(shape)) continue
    share(tree)
    shape = shapeOf(tree)
    if (!isOwned(entries) && readsAs(tree, before.reading)) continue
    const after = look(tree)
    const difference = imbalance(before, after, entries, repair)
    if (difference) return {unbalanced: id, difference}

    const gone = entries.reduce((sum, {removed, added}) => sum + count(removed) - count(added), 0)
    if (!repair.meta.frames && gone > Math.max(large * whole, 10))
      said.findings.push({
        rule: 'repair/large-cut',
        args: {repair: id, words: gone, of: whole},
        at: entries[0]?.offset ?? 0
      })
    before = after
  }

  return {tree, ...said}
}

/** What `repair` gets to work with; what it says goes into `said`, signed. */
function contextFor({meta}: Repair, said: Said, world: RepairWorld): RepairContext<object> {
  return {
    options: {...meta.defaults, ...(world.options?.[meta.id] || {})},
    page: world.page,
    title: world.page.meta.title ?? world.title,
    known: world.known,
    change({at, args = {}, removed, added, aside}) {
      const entry: Said['entries'][number] = {by: meta.id, offset: offset(at), args}
      const lost = removed && piece(removed)
      const made = added && piece(added)
      if (lost && !isNothing(lost)) entry.removed = lost
      if (made && !isNothing(made)) entry.added = made
      if (aside !== undefined) entry.aside = aside
      said.entries.push(entry)
    },
    find(rule, {at, args = {}, path}) {
      const draft: Said['findings'][number] = {rule, args, at: offset(at)}
      said.findings.push(path ? {...draft, path} : draft)
    }
  }
}

/** A tree as it stands between two repairs. */
interface Look {
  reading: Reading
  piece: Piece
}

function look(tree: Root): Look {
  const found = reading(tree)
  return {reading: found, piece: pieceOf(found)}
}

function isOwned(entries: Said['entries']): boolean {
  return entries.some(({removed, added}) => removed || added)
}

/** What came or went without being owned up to, as text; empty when all is accounted for. */
function imbalance(before: Look, after: Look, entries: Said['entries'], {meta}: Repair): string {
  const owned = isOwned(entries)
  const [was, is] = differing(before, after)
  // Most often nothing a reader sees has changed, or blanks only: no need to count.
  if (!owned && isSame(was, is)) return ''

  const removed = bagOf(entries.map((entry) => entry.removed ?? noPiece))
  const added = bagOf(entries.map((entry) => entry.added ?? noPiece))
  const expected = add(subtract(bag(was), removed), added)
  const difference = subtract(expected, bag(is))
  if (difference.size > 0) return describe(difference)
  return owned || meta.moves ? '' : 'words in another order'
}

/** What `a` and `b` say without the lines, links and pictures that both begin and end with. */
function differing({reading: a}: Look, {reading: b}: Look): [Piece, Piece] {
  // A word may reach over several parts of a line, but over no line break.
  const [text, others] = withoutEnds(a.text, b.text, '\n')
  const [links, otherLinks] = withoutEnds(a.links, b.links)
  const [images, otherImages] = withoutEnds(a.images, b.images)
  return [
    {text: text.join(''), links, images},
    {text: others.join(''), links: otherLinks, images: otherImages}
  ]
}

/** `a` and `b` without what they begin and end with alike, as far as the last part that is `edge`. */
function withoutEnds(
  a: readonly string[],
  b: readonly string[],
  edge?: string
): [readonly string[], readonly string[]] {
  const most = Math.min(a.length, b.length)
  let [start, end] = [0, 0]
  for (let at = 0; at < most && a[at] === b[at]; at++)
    if (edge === undefined || a[at] === edge) start = at + 1
  for (let at = 1; at <= most - start && a.at(-at) === b.at(-at); at++)
    if (edge === undefined || a.at(-at) === edge) end = at
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}

/** Whether `a` and `b` say the same, in the same order. */
function isSame(a: Piece, b: Piece): boolean {
  return (
    isEqual(a.links, b.links) &&
    isEqual(a.images, b.images) &&
    (a.text === b.text || isEqual(words(a.text), words(b.text)))
  )
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}

function describe(difference: Bag): string {
  const parts = [...difference].map(([token, count]) => `${count > 0 ? 'lost' : 'made'} ${token}`)
  return parts.length > 6
    ? `${parts.slice(0, 6).join(', ')}, … (${parts.length})`
    : parts.join(', ')
}

function piece(content: Content): Piece {
  return 'text' in content && 'links' in content ? content : readable(content as Nodes)
}

function isNothing({text, links, images}: Piece): boolean {
  return text.trim() === '' && links.length === 0 && images.length === 0
}

function count(piece: Piece | undefined): number {
  return piece ? size(bag(piece), 'word') : 0
}

function offset(node: Nodes): number {
  return node.position?.start.offset ?? 0
}
