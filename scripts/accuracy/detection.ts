/** Which changes are found, and which that nobody minds are not told. */

import type {Nodes, Root} from 'mdast'
import {collate} from '../../src/collate/index.ts'
import type {FindingDraft, Place} from '../../src/model/finding.ts'
import {cosmetics} from './cosmetics.ts'
import {type Draft, draftOf, type Family, type Spot} from './draft.ts'
import {families} from './families/index.ts'
import {createLender} from './lender.ts'
import {randomFor} from './random.ts'
import {type Lines, parentsOf, placed} from './trees.ts'
import {articleOf, type Sample} from './world.ts'

export interface Rate {
  name: string
  right: number
  of: number
  /** What went wrong, for those who look into it. */
  failures: readonly Failure[]
}

export interface Failure {
  article: string
  change: string
  found: readonly string[]
}

/** Changes of each family that are made to each article, each alone. */
const draws = 2

export function measureDetection(
  chosen: readonly Sample[],
  samples: readonly Sample[],
  seed: number
): Rate[] {
  return families.map(function (family): Rate {
    const failures: Failure[] = []
    let of = 0
    for (const sample of chosen)
      for (let draw = 0; draw < draws; draw++) {
        const random = randomFor(seed, family.name, sample.name, String(draw))
        const lender = createLender(samples, sample, random)
        const draft = draftOf(sample.article.body, random, lender, family.plant)
        const spot = family.change(draft)
        if (!spot) continue
        of++
        const found = findingsOf(draft, sample, random.chance(0.5))
        if (!isFound(found, family, spot))
          failures.push({
            article: sample.name,
            change: describe(spot),
            found: found.findings.map(say)
          })
      }
    return {name: family.name, right: of - failures.length, of, failures}
  })
}

export function measureQuiet(
  chosen: readonly Sample[],
  samples: readonly Sample[],
  seed: number
): Rate[] {
  return cosmetics.map(function (cosmetic): Rate {
    const failures: Failure[] = []
    let of = 0
    for (const sample of chosen) {
      const random = randomFor(seed, cosmetic.name, sample.name)
      const draft = draftOf(sample.article.body, random, createLender(samples, sample, random))
      if (!cosmetic.change(draft)) continue
      of++
      const {findings} = findingsOf(draft, sample, random.chance(0.5))
      if (findings.length > 0)
        failures.push({article: sample.name, change: cosmetic.name, found: findings.map(say)})
    }
    return {name: cosmetic.name, right: of - failures.length, of, failures}
  })
}

interface Found {
  findings: readonly FindingDraft[]
  before: Side
  after: Side
}

interface Side {
  file: string
  body: Root
  lines: Lines
}

/** Findings, whichever of the two leads. */
function findingsOf({before, after}: Draft, {article}: Sample, turned: boolean): Found {
  const sides = [before, after].map(
    (body, index): Side => ({
      body,
      file: index === 0 ? 'before.mdx' : 'after.mdx',
      lines: placed(body)
    })
  ) as [Side, Side]
  const [left, right] = (turned ? sides.toReversed() : sides).map(({body, file}) =>
    articleOf(body, article.title, file)
  )
  if (!left || !right) throw new Error('Unexpected less than two articles')
  return {findings: collate(left, right).findings, before: sides[0], after: sides[1]}
}

/** A finding of a kind that counts points at what was changed, or quotes it. */
function isFound({findings, before, after}: Found, {rules}: Family, spot: Spot): boolean {
  const targets = new Map([
    [before.file, linesOf(before, spot.before)],
    [after.file, linesOf(after, spot.after)]
  ])
  return findings.some(function ({rule, args, at, cause}) {
    if (!rules.includes(rule)) return false
    const said = JSON.stringify(args).toLowerCase()
    const quoted = spot.words.length > 0 && spot.words.every((word) => said.includes(json(word)))
    return quoted || [at, cause].some((place) => isAt(place, targets))
  })
}

function json(word: string): string {
  return JSON.stringify(word).slice(1, -1).toLowerCase()
}

function isAt(
  place: FindingDraft['at'] | Place | undefined,
  targets: ReadonlyMap<string, ReadonlySet<number>>
): boolean {
  if (typeof place !== 'object') return false
  return targets.get(place.file)?.has(place.line) ?? false
}

const solid = new Set(['paragraph', 'heading', 'tableRow', 'callout', 'listItem', 'code'])

/** Findings point at it: a row of a table may be an element. */
function isSolid(node: Nodes): boolean {
  return solid.has(node.type) || (node.type === 'mdxJsxFlowElement' && node.name === 'tr')
}

/** Lines of what was changed: the nodes, all below them, and the blocks that they stand in. */
function linesOf({body, lines}: Side, nodes: readonly Nodes[]): Set<number> {
  const parents = parentsOf(body)
  const result = new Set<number>()
  for (const node of nodes) {
    const range = lines.get(node)
    for (let line = range?.first ?? 1; range && line <= range.last; line++) result.add(line)
    for (const parent of parents.get(node) ?? []) {
      if (!isSolid(parent)) continue
      result.add(lines.get(parent)?.first ?? 0)
      if (parent.type === 'listItem') break
    }
  }
  return result
}

function describe(spot: Spot): string {
  const show = (nodes: readonly Nodes[]) =>
    nodes
      .map((node) =>
        JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value)).slice(0, 400)
      )
      .join(' ')
  return `${show(spot.before)} → ${show(spot.after)} ${spot.words.join(' / ')}`
}

function say({rule, args}: FindingDraft): string {
  return `${rule} ${JSON.stringify(args)}`.slice(0, 300)
}
