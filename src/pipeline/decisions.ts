/** What people decided: read, held against the findings, and written. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {type Document, isNode, LineCounter, parseDocument, stringify} from 'yaml'
import {z} from 'zod'
import {absent, decisionFile, filesBelow} from '../emit/index.ts'
import type {Decision} from '../model/decision.ts'
import type {Finding, FindingDraft} from '../model/finding.ts'
import {type RuleId, rules} from '../model/rules/index.ts'
import type {PageKey} from '../model/source-page.ts'

const pageKeySchema = z.custom<PageKey>(
  (value) => typeof value === 'string' && /^[^/]+\/.+$/.test(value)
)
const ruleSchema = z.custom<Decision['rule']>(
  (value) => typeof value === 'string' && Object.hasOwn(rules, value)
)

const fileSchema = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        fingerprint: z.string(),
        rule: ruleSchema,
        answer: z.enum(['meant', 'take', 'not-same', 'same', 'publish']),
        from: pageKeySchema.optional(),
        hash: z.string().optional(),
        reason: z.string(),
        owner: z.string().optional(),
        until: z.iso.date().optional()
      })
    )
    .default([]),
  /** Pages that are the same article. */
  same: z.array(z.tuple([pageKeySchema, pageKeySchema])).default([]),
  /** Pages that are not. */
  different: z.array(z.tuple([pageKeySchema, pageKeySchema])).default([])
})

export interface DecisionFile {
  decisions: Decision[]
  same: Array<[PageKey, PageKey]>
  different: Array<[PageKey, PageKey]>
}

export interface Decided {
  byArticle: ReadonlyMap<string, DecisionFile>
  /** Files that cannot be read as decisions. */
  findings: FindingDraft[]
}

export async function readDecisions(root: string): Promise<Decided> {
  const byArticle = new Map<string, DecisionFile>()
  const findings: FindingDraft[] = []

  for (const file of await filesBelow(root, 'content/decisions', '.yaml')) {
    const counter = new LineCounter()
    const document = parseDocument(await readFile(path.join(root, file), 'utf8'), {
      lineCounter: counter
    })
    const [fault] = document.errors
    const read = fault ? undefined : fileSchema.safeParse(document.toJS() ?? {})

    if (read?.success) {
      byArticle.set(path.basename(file, '.yaml'), read.data as DecisionFile)
      continue
    }
    const issue = read?.error.issues[0]
    const offset =
      fault?.pos[0] ?? offsetOf(document, (issue?.path ?? []) as Array<string | number>)
    const {line, col} = counter.linePos(offset)
    findings.push({
      rule: 'decision/invalid',
      args: {
        file,
        why: fault
          ? (fault.message.split('\n')[0] ?? '')
          : `${issue?.path.join('.')}: ${issue?.message}`
      },
      at: {file, line: Math.max(line, 1), column: Math.max(col, 1)}
    })
  }

  return {byArticle, findings}
}

/** Where the value at `steps` stands, or the nearest one around it that is there. */
function offsetOf(document: Document.Parsed, steps: Array<string | number>): number {
  for (let end = steps.length; end > 0; end--) {
    const node = document.getIn(steps.slice(0, end), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** Hashes of the secrets that are examples, by the page that shows them. */
export function examplesOf({byArticle}: Decided, today: string): Map<PageKey, string[]> {
  const result = new Map<PageKey, string[]>()
  for (const {decisions} of byArticle.values())
    for (const {from, hash, until} of decisions) {
      if (from === undefined || hash === undefined || (until && until < today)) continue
      result.set(from, [...(result.get(from) ?? []), hash].sort())
    }
  return result
}

const aboutSources: readonly RuleId[] = ['drift/upstream-changed', 'drift/upstream-removed']

/** Whether only a look at the sources tells if there is still something to settle. */
export function isAboutSources({rule}: {rule: RuleId}): boolean {
  return aboutSources.includes(rule)
}

export interface Settled {
  open: Finding[]
  settled: Finding[]
  /** Decisions that no longer hold, or that settle nothing. */
  drafts: FindingDraft[]
}

/** Hold `decisions` of one article against its `findings`; `today` is an ISO 8601 date. */
export function settle(
  findings: readonly Finding[],
  decisions: readonly Decision[],
  article: string,
  today: string
): Settled {
  const result: Settled = {open: [], settled: [], drafts: []}
  const inForce = new Set<string>()
  const present = new Set(findings.map(({fingerprint}) => fingerprint))
  const at = {file: decisionFile(article), line: 1, column: 1}

  for (const {fingerprint, rule, until, reason} of decisions) {
    const args = {rule, reason, fingerprint, ...(until && {until})}
    if (!present.has(fingerprint)) result.drafts.push({rule: 'decision/unused', args, at})
    else if (until && until < today) result.drafts.push({rule: 'decision/expired', args, at})
    else inForce.add(fingerprint)
  }
  for (const finding of findings)
    (inForce.has(finding.fingerprint) ? result.settled : result.open).push(finding)
  return result
}

/** The text of the decisions of `article` after `change`. */
export async function changedDecisions(
  root: string,
  article: string,
  change: (file: DecisionFile) => void
): Promise<{file: string; bytes: string}> {
  const file = decisionFile(article)
  const text = await readFile(path.join(root, file), 'utf8').catch(absent)
  const now = fileSchema.parse(parseDocument(text ?? '').toJS() ?? {}) as DecisionFile
  change(now)
  const kept = Object.entries(now).filter(([, list]) => list.length > 0)
  return {file, bytes: stringify(Object.fromEntries(kept), {lineWidth: 100})}
}
