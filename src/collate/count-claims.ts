/** “In 4 easy steps”: what an article says of the number of its steps, held against them. */

import type {Heading, Nodes} from 'mdast'
import type {Article} from '../model/article.ts'
import type {Block} from '../model/collation.ts'
import {pushReversed} from '../model/long-lists.ts'
import {blocksOf} from './blocks.ts'
import {proceduresOf, type Steps} from './procedures.ts'
import {tidy} from './tokens.ts'

export interface Claim {
  /** Absent where the title of the article says so. */
  block?: Block
  /** As it stands there. */
  text: string
  claimed: number
  steps: number
  procedure: Steps
}

const numbers = new Map(
  Object.entries({
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    zwei: 2,
    drei: 3,
    vier: 4,
    fünf: 5,
    sechs: 6,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5
  })
)

const number = `(\\d{1,2}|${[...numbers.keys()].join('|')})`
const praise =
  '(?:(?:easy|simple|quick|short|basic|main|key|following|fast|straightforward|einfachen?|kurzen|folgenden|étapes?|simples|sencillos|fáciles)[ ,]+(?:and )?){0,3}'
/** With the words around it that make it a count of all steps: “step 4” and “the first 2 steps” are none. */
const claims = [
  new RegExp(
    `\\b(?:in|these|the following|follow (?:the|these)|with|within|only|just|en|mit) ${number} ${praise}(?:steps|schritten|étapes|pasos)\\b`,
    'iu'
  ),
  new RegExp(
    `\\b(?:dans|in|con|en|mit)? ?(?:diesen|ces|estos) ${number} ${praise}(?:schritten|étapes|pasos)\\b`,
    'iu'
  ),
  new RegExp(`^${number} ${praise}(?:steps|schritte|étapes|pasos)\\b`, 'iu'),
  new RegExp(
    `\\b${number}-step (?:process|procedure|guide|setup|set-up|walkthrough|instructions?)\\b`,
    'iu'
  )
]

/** Of every claim: most texts hold none, and need not be looked at closely. */
const hint = /step|schritt|tapes|pasos/i

/** Claims that do not hold. Where it is not plain which steps are meant, there is none. */
export function countClaims(article: Pick<Article, 'body' | 'title'>): Claim[] {
  const blocks = blocksOf(article.body)
  const title = claimOf(article.title)
  const all = blocks.map((block) =>
    block.kind === 'code' || block.kind === 'row' ? undefined : claimOf(block.text)
  )
  if (!title && all.every((said) => said === undefined)) return []

  const starts = startsOf(blocks, proceduresOf(article))
  const wrong = blocks.flatMap(function (block, at): Claim[] {
    const said = all[at]
    if (!said) return []
    const {from, to} = scopeOf(blocks, at)
    const meant = starts.filter((start) => start.at >= from && start.at < to)
    return falsified(said, meant, blocks.slice(from, to)).map((each) => ({...each, block}))
  })
  return title ? [...falsified(title, starts, blocks), ...wrong] : wrong
}

interface Said {
  text: string
  claimed: number
}

function claimOf(given: string): Said | undefined {
  if (!hint.test(given)) return undefined
  const text = tidy(given)
  for (const pattern of claims) {
    const match = pattern.exec(text)
    const [whole, count = ''] = match ?? []
    if (whole === undefined) continue
    return {text: whole, claimed: Number(count) || (numbers.get(count.toLowerCase()) ?? 0)}
  }
  return undefined
}

interface Start {
  /** Index of its first block. */
  at: number
  steps: Steps
}

function startsOf(blocks: readonly Block[], procedures: readonly Steps[]): Start[] {
  const index = new Map(blocks.map((block, at) => [block.node, at]))
  return procedures.flatMap(function (steps): Start[] {
    const open = (steps.steps[0]?.step.nodes.toReversed() ?? []) as Nodes[]
    for (let next = open.pop(); next; next = open.pop()) {
      const at = index.get(next)
      if (at !== undefined) return [{at, steps}]
      if ('children' in next) pushReversed(open, next.children as Nodes[])
    }
    return []
  })
}

/** A heading speaks of its section; a text, of what follows in the section that it stands in. */
function scopeOf(blocks: readonly Block[], at: number): {from: number; to: number} {
  const own = blocks[at]
  const heading =
    own?.kind === 'heading' ? own : blocks.slice(0, at).findLast(({kind}) => kind === 'heading')
  const depth = heading ? depthOf(heading) : 0
  const end = blocks.findIndex(
    (block, index) => index > at && block.kind === 'heading' && depthOf(block) <= depth
  )
  return {from: at, to: end === -1 ? blocks.length : end}
}

const depthOf = ({node}: Block) => (node as Heading).depth

/** Several procedures, or headings, may be the steps that are meant: only one that is alone can be wrong. */
function falsified(
  {text, claimed}: Said,
  meant: readonly Start[],
  scope: readonly Block[]
): Array<Omit<Claim, 'block'>> {
  const [only, ...others] = meant
  if (!only || others.length > 0 || claimed < 2) return []
  const {steps} = only.steps
  const first = steps[0]?.step.number ?? 1
  const counts = new Set([steps.length, first === 0 ? steps.length - 1 : steps.length])
  for (const depth of [1, 2, 3, 4, 5, 6])
    counts.add(scope.filter((block) => block.kind === 'heading' && depthOf(block) === depth).length)
  if (counts.has(claimed)) return []
  return [{text, claimed, steps: steps.length, procedure: only.steps}]
}
