/** The one article that is published: the lead, with what decisions take from other versions. */

import type {Nodes, Root} from 'mdast'
import type {Article} from '../model/article.ts'
import type {Collation, Take} from '../model/collation.ts'
import type {Decision} from '../model/decision.ts'
import {type Finding, type FindingDraft, identify, type Place} from '../model/finding.ts'
import type {PageKey} from '../model/source-page.ts'
import {maximal} from './maximal.ts'
import {putBlocks, putStep, takeOut} from './put.ts'
import {swapWords} from './swap-words.ts'

export interface Composed {
  article: Article
  /** The decisions that changed the text. */
  applied: Decision[]
  findings: FindingDraft[]
}

/** Make the article of `lead`; the other `articles` are its versions, collated in `collations`. */
export function compose(
  articles: readonly Article[],
  lead: PageKey,
  decisions: readonly Decision[],
  collations: readonly Collation[]
): Composed {
  const leading = articles.find(({page}) => page === lead) ?? articles[0]
  if (!leading) throw new RangeError('Unexpected empty list of versions')
  const wanted = decisions.filter(({answer}) => answer === 'take')
  if (wanted.length === 0) return {article: leading, applied: [], findings: []}

  const body = structuredClone(leading.body)
  const article: Article = {...leading, body, anchors: {...leading.anchors}}
  const result: Composed = {article, applied: [], findings: []}
  const twins = collations.map((collation) => twinsOf(collation.left.body, body))
  const offers = offersOf(collations, leading)
  /** Blocks of the lead that gave way as a whole: what else is taken there has come with it. */
  const replaced = new Map<Nodes, Collation>()

  for (const decision of wanted) {
    const offer = offers.find(
      ({finding, collation}) =>
        finding.fingerprint === decision.fingerprint &&
        (decision.from === undefined || collation.right.page === decision.from)
    )
    // What answers no finding is told by whoever holds decisions against findings.
    if (!offer) continue
    const {take, collation} = offer
    const twin = twins[collations.indexOf(collation)]
    const isThere =
      take && take.out.length > 0 && take.out.every((node) => replaced.get(node) === collation)
    const done = isThere ? 'words' : take && twin && carryOut(body, take, twin, collation.right)
    if (take && done) {
      result.applied.push(decision)
      if (done === 'blocks') for (const node of take.out) replaced.set(node, collation)
      article.anchors = {...anchorsOf(take, collation.right), ...article.anchors}
    } else result.findings.push(refusal(decision, offer.finding))
  }
  return result
}

interface Offer {
  finding: Finding
  take: Take | undefined
  collation: Collation
}

/** The findings of all collations as they are known to decisions, with what they offer to take. */
function offersOf(collations: readonly Collation[], lead: Article): Offer[] {
  const owners = new Map(
    collations.flatMap((collation) =>
      collation.findings.map((draft) => [draft, collation] as const)
    )
  )
  const drafts = collations.flatMap(({findings}) => findings)
  const start: Place = {file: lead.file, line: 1, column: 1}

  return identify(drafts, lead.id, ({at}) => (typeof at === 'object' ? at : start)).flatMap(
    function ({draft, finding}) {
      const collation = owners.get(draft)
      const take = collation?.takes.find((each) => each.finding === draft)
      return collation ? [{finding, take, collation}] : []
    }
  )
}

/** Nodes of the collated lead → their copies in the composed body. */
function twinsOf(from: Root, to: Root): Map<Nodes, Nodes> {
  const result = new Map<Nodes, Nodes>()
  const open: Array<[Nodes, Nodes]> = [[from, to]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [a, b] = next
    result.set(a, b)
    if (!('children' in a) || !('children' in b)) continue
    for (const [index, child] of a.children.entries()) {
      const other = b.children[index]
      if (other) open.push([child as Nodes, other as Nodes])
    }
  }
  return result
}

/** Change `body` as `take` says; what was changed, or nothing if it cannot be done. */
function carryOut(
  body: Root,
  take: Take,
  twins: Map<Nodes, Nodes>,
  from: Article
): 'words' | 'blocks' | undefined {
  const out = take.out.flatMap((node) => twins.get(node) ?? [])
  if (out.length < take.out.length) return undefined
  if (take.swap && swapWords(out, take.swap)) return 'words'
  return putIn(body, take, out, twins, from) ? 'blocks' : undefined
}

function putIn(
  body: Root,
  take: Take,
  out: readonly Nodes[],
  twins: Map<Nodes, Nodes>,
  from: Article
): boolean {
  const near = take.after ?? take.before
  const anchor = near && twins.get(near)
  if (near && !anchor) return false

  if (take.step) return anchor ? putStep(body, take.in, anchor, take.after !== undefined) : false
  const incoming = maximal(from.body, take.in)
  const former = maximal(body, out)
  return incoming.length === 0
    ? takeOut(body, former)
    : putBlocks(body, incoming, {out: former, after: anchor, within: take.within === true})
}

/** Old addresses of headings that come in. */
function anchorsOf(take: Take, from: Article): Record<string, string> {
  const texts = new Set(take.in.flatMap((node) => (node.type === 'heading' ? [flat(node)] : [])))
  return Object.fromEntries(Object.entries(from.anchors).filter(([, text]) => texts.has(text)))
}

function flat(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map((child) => flat(child as Nodes)).join('') : ''
}

function refusal(decision: Decision, finding: Finding): FindingDraft {
  const why =
    'the other version has no text to take for it; change the article by hand, or answer otherwise'
  return {
    rule: 'decision/invalid',
    args: {file: decision.fingerprint.slice(0, 8), rule: decision.rule, why},
    at: finding.place
  }
}
