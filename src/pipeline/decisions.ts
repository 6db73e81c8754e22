/** What people decided: read, and held against the findings. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {type Document, isNode, LineCounter, parseDocument} from 'yaml'
import {z} from 'zod'
import {absent, decisionFile, filesBelow} from '../emit/index.ts'
import type {Decision} from '../model/decision.ts'
import type {Finding, FindingDraft} from '../model/finding.ts'
import {type RuleId, rules} from '../model/rules/index.ts'
import {answers} from '../model/rules/rule.ts'
import type {PageKey} from '../model/source-page.ts'
import {yamlTrouble} from '../model/yaml-limits.ts'
import {conflictSchema} from './article/conflicts.ts'
import type {SettledConflict} from './settled-conflicts.ts'

const noPage = {error: 'names no page as `source/id`'}
const pageKeySchema = z
  .string(noPage)
  .regex(/^[^/]+\/.+$/, noPage)
  .transform((key) => key as PageKey)
const ruleSchema = z.enum(Object.keys(rules) as [RuleId, ...RuleId[]], {error: 'names no rule'})

const decisionSchema = z.strictObject(
  {
    fingerprint: z
      .string({error: 'names no finding'})
      .min(1, {error: 'names no finding'})
      .describe('The finding, as `check --format json` names it.'),
    rule: ruleSchema.describe('The rule of the finding; docs/rules.md explains each.'),
    answer: z
      .enum(['meant', 'take', 'not-same', 'same', 'neither', 'publish', 'both'], {
        error: `is none of ${Object.keys(answers).join(', ')}`
      })
      .describe('What was decided.'),
    from: pageKeySchema
      .optional()
      .describe(
        'The version whose text is taken, or the page that shows an example, as `source/id`.'
      ),
    hash: z
      .string({error: 'is no hash'})
      .optional()
      .describe('Of a secret that is an example: what stands in its marker.'),
    reason: z
      .string({error: 'gives no reason'})
      .regex(/[\p{L}\p{N}]/u, {error: 'gives no reason'})
      .describe('Why, for whoever reads it in a year.'),
    owner: z.string({error: 'is no name'}).optional().describe('Who decided.'),
    until: z.iso
      .date({error: 'is no day such as 2027-01-31'})
      .optional()
      .describe('The last day on which it holds, such as `2027-01-31`; it warns afterwards.')
  },
  {error: ({code}) => (code === 'invalid_type' ? 'it is no decision' : undefined)}
)

const settledSchema = decisionSchema.omit({until: true, from: true, hash: true}).extend({
  reason: decisionSchema.shape.reason.optional(),
  conflict: conflictSchema.describe('The three texts, as they were.'),
  change: z
    .string({error: 'is no text'})
    .optional()
    .describe('What settling it changed in the article, as a patch.')
})

const fileSchema = z.strictObject({
  decisions: z.array(z.unknown(), {error: 'is no list'}).nullish(),
  conflicts: z.array(z.unknown(), {error: 'is no list'}).nullish(),
  same: z
    .array(z.tuple([pageKeySchema, pageKeySchema]))
    .default([])
    .describe('Pages that are the same article: `[source/id, source/id]`.'),
  different: z
    .array(z.tuple([pageKeySchema, pageKeySchema]))
    .default([])
    .describe('Pages that are not.')
})

/** A whole file whose every entry makes sense. */
export const decisionsSchema = fileSchema.extend({
  decisions: z.array(decisionSchema).nullish().describe('What was decided of findings.'),
  conflicts: z
    .array(settledSchema)
    .nullish()
    .describe('Conflicts that were settled, the newest last; they can be opened again.')
})

export interface DecisionFile {
  decisions: Decision[]
  /** Conflicts that are settled: nothing but taking it back makes one of them open. */
  conflicts: SettledConflict[]
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
    const text = await readFile(path.join(root, file), 'utf8').catch(absent)
    if (text === undefined) continue
    const read = readFileText(file, text)
    if (read.decided) byArticle.set(path.basename(file, '.yaml'), read.decided)
    findings.push(...read.findings)
  }
  return {byArticle, findings}
}

/** An entry that makes no sense costs the others nothing. */
function readFileText(
  file: string,
  text: string
): {decided?: DecisionFile; findings: FindingDraft[]} {
  const counter = new LineCounter()
  const trouble = yamlTrouble(text)
  const document = parseDocument(trouble === undefined ? text : '', {lineCounter: counter})
  const findings: FindingDraft[] = []
  const [fault] = document.errors
  if (trouble !== undefined || fault) {
    invalid(trouble ?? fault?.message.split('\n')[0] ?? '', fault?.pos[0] ?? 0)
    return {findings}
  }
  const data = dataOf(document)
  if (data instanceof ReferenceError) {
    invalid(data.message, 0)
    return {findings}
  }
  const whole = fileSchema.safeParse(data ?? {})
  if (!whole.success) {
    const [issue] = whole.error.issues
    invalid(whyOf(issue), offsetOf(document, issue?.path ?? []))
    return {findings}
  }

  const decisions = entries<Decision>('decisions', decisionSchema)
  const conflicts = entries<SettledConflict>('conflicts', settledSchema)
  return {decided: {...whole.data, decisions, conflicts}, findings}

  function entries<Entry extends Pick<Decision, 'answer' | 'fingerprint' | 'line'>>(
    list: 'conflicts' | 'decisions',
    schema: z.ZodType
  ): Entry[] {
    const result: Entry[] = []
    for (const [index, entry] of (whole.data?.[list] ?? []).entries()) {
      const read = schema.safeParse(entry)
      const start = offsetOf(document, [list, index])
      if (!read.success) {
        const [issue] = read.error.issues
        const at = offsetOf(document, [list, index, ...(issue?.path ?? [])])
        invalid(`entry ${index + 1}: ${whyOf(issue)}`, at)
        continue
      }
      const made = {...(read.data as Entry), line: lineOf(start).line}
      const other = result.find(({fingerprint}) => fingerprint === made.fingerprint)
      if (other && other.answer !== made.answer)
        invalid(
          `entry ${index + 1}: the entry in line ${other.line} answers the same finding`,
          start
        )
      else result.push(made)
    }
    return result
  }

  function invalid(why: string, offset: number): void {
    findings.push({rule: 'decision/invalid', args: {file, why}, at: {file, ...lineOf(offset)}})
  }

  function lineOf(offset: number): {line: number; column: number} {
    const {line, col} = counter.linePos(offset)
    return {line: Math.max(line, 1), column: Math.max(col, 1)}
  }
}

/** The error where aliases multiply each other. */
function dataOf(document: Document): unknown {
  try {
    return document.toJS()
  } catch (error) {
    if (error instanceof ReferenceError) return error
    throw error
  }
}

function whyOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys')
    return `\`${issue.keys.join('`, `')}\` means nothing here`
  const name = issue?.path.findLast((step) => typeof step === 'string')
  return name === undefined ? (issue?.message ?? '') : `\`${String(name)}\` ${issue?.message}`
}

/** Where the value at `steps` stands, or the nearest one around it that is there. */
function offsetOf(document: Document.Parsed, steps: readonly PropertyKey[]): number {
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
  const lapsed = new Set<string>()
  const shown = new Set<string>()
  const present = new Set(findings.map(({fingerprint}) => fingerprint))
  const soon = daysAfter(today, expiring)

  for (const {fingerprint, rule, until, reason, from, hash, line = 1} of decisions) {
    const draft = {
      args: {rule, reason, fingerprint, ...(until && {until})},
      at: {file: decisionFile(article), line, column: 1}
    }
    if (!present.has(fingerprint)) result.drafts.push({rule: 'decision/unused', ...draft})
    else if (until && until < today) {
      lapsed.add(fingerprint)
      result.drafts.push({rule: 'decision/expired', ...draft})
    } else {
      inForce.add(fingerprint)
      if (hash !== undefined) shown.add(`${from} ${hash}`)
      if (until && until <= soon) result.drafts.push({rule: 'decision/expiring', ...draft})
    }
  }
  // An example is one wherever the page shows it.
  for (const finding of findings)
    if (inForce.has(finding.fingerprint) || shown.has(`${finding.source} ${finding.args['hash']}`))
      result.settled.push(finding)
    else result.open.push(lapsed.has(finding.fingerprint) ? reopened(finding) : finding)
  return result
}

/** Days before its end from which on a decision is told to run out. */
const expiring = 30

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** What a calendar brings back must not fail a change that has nothing to do with it. */
function reopened(finding: Finding): Finding {
  return finding.severity === 'error' ? {...finding, severity: 'warning'} : finding
}
