/** A finding: something a person should decide or know. Data first; prose is the rule table's. */

import {createHash} from 'node:crypto'
import type {Args, Severity} from './args.ts'
import {fold} from './fold.ts'
import {type RuleId, rules} from './rules/index.ts'
import type {AnswerId} from './rules/rule.ts'
import type {PageKey} from './source-page.ts'

export type {Args, Severity} from './args.ts'

/** A place in a file. */
export interface Place {
  /** Path relative to the root, with `/`; as given, for files outside. */
  file: string
  /** 1-based. */
  line: number
  /** 1-based, in UTF-16 units. */
  column: number
}

/** A finding as a stage makes it; `pipeline.ts` gives it its article, its place and its identity. */
export interface FindingDraft {
  rule: RuleId
  /** Only where it differs from the rule's own. */
  severity?: Severity
  args: Args
  /** More for the sentence, such as titles: joins `args`, but is no part of the identity. */
  shown?: Args
  /** The rule’s answers that can be carried out here, where that is not all of them. */
  answers?: readonly AnswerId[]
  /** Where: an offset in the text that the stage was given, or a place. */
  at?: number | Place
  /** The place in the other version. */
  cause?: Place
  /** The page that it speaks of, where it is one of several versions. */
  source?: PageKey
  /** Headings or step above it: part of its identity, as line numbers must not be. */
  path?: readonly string[]
}

export interface Finding {
  rule: RuleId
  severity: Severity
  /** Id of the article. */
  article: string
  source?: PageKey
  place: Place
  cause?: Place
  args: Args
  /** Where they are fewer than the rule’s. */
  answers?: readonly AnswerId[]
  /** Hash of rule, article, side, normalised facts, path and ordinal; never of lines or dates. */
  fingerprint: string
  /** The first letters of the fingerprint; longer where they would collide. */
  id: string
}

/** Easy to say and to tell apart: no `0 1 i l o u`. */
const alphabet = '23456789abcdefghjkmnpqrstvwxyz'

/** What can be answered to `finding`, the likeliest first. */
export function answersOf({rule, answers}: Pick<Finding, 'rule' | 'answers'>): readonly AnswerId[] {
  return answers ?? rules[rule].answers
}

/** Give `drafts` of one article their fingerprints and places; sorted, equal ones kept apart by an ordinal. */
export function finish(
  drafts: readonly FindingDraft[],
  article: string,
  locate: (draft: FindingDraft) => Place
): Finding[] {
  return identify(drafts, article, locate).map(({finding}) => finding)
}

/** As `finish`, with the draft that each finding was made from. */
export function identify(
  drafts: readonly FindingDraft[],
  article: string,
  locate: (draft: FindingDraft) => Place
): Array<{draft: FindingDraft; finding: Finding}> {
  const seen = new Map<string, number>()

  return drafts
    .map((draft) => ({draft, place: locate(draft)}))
    .sort((a, b) => comparePlaces(a.place, b.place))
    .map(function ({draft, place}) {
      const facts = JSON.stringify([
        draft.rule,
        article,
        draft.source ?? '',
        normalise(draft.args),
        (draft.path ?? []).map(fold)
      ])
      const ordinal = seen.get(facts) ?? 0
      seen.set(facts, ordinal + 1)
      const fingerprint = letters(createHash('sha256').update(`${facts}#${ordinal}`).digest())
      const finding: Finding = {
        rule: draft.rule,
        severity: draft.severity ?? rules[draft.rule].severity,
        article,
        place,
        args: draft.shown ? {...draft.args, ...draft.shown} : draft.args,
        fingerprint,
        id: fingerprint.slice(0, 4)
      }
      if (draft.source) finding.source = draft.source
      if (draft.cause) finding.cause = draft.cause
      if (draft.answers) finding.answers = draft.answers
      return {draft, finding}
    })
}

/** Lengthen the ids of `findings` that are shared by different fingerprints, of them or of `others`. */
export function tellApart(findings: readonly Finding[], others: readonly string[] = []): Finding[] {
  const taken = new Map<string, Set<string>>()
  for (const fingerprint of [...findings.map((finding) => finding.fingerprint), ...others])
    for (let length = 4; length < 16; length++) {
      const start = fingerprint.slice(0, length)
      const owners = taken.get(start) ?? new Set()
      taken.set(start, owners.add(fingerprint))
    }

  return findings.map(function (finding) {
    let length = 4
    while (length < 15 && (taken.get(finding.fingerprint.slice(0, length))?.size ?? 0) > 1) length++
    return {...finding, id: finding.fingerprint.slice(0, length)}
  })
}

const rank: Readonly<Record<Severity, number>> = {error: 0, warning: 1, info: 2}

/** Worst first. */
export function compareSeverities(a: Severity, b: Severity): number {
  return rank[a] - rank[b]
}

/** Whether `severity` is `level` or worse. */
export function isAtLeast(severity: Severity, level: Severity): boolean {
  return rank[severity] <= rank[level]
}

/** Worst first, then by article, place and rule; by code point, never by locale. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareSeverities(a.severity, b.severity) ||
    compare(a.article, b.article) ||
    comparePlaces(a.place, b.place) ||
    compare(a.rule, b.rule) ||
    compare(a.fingerprint, b.fingerprint)
  )
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function comparePlaces(a: Place, b: Place): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column
}

function normalise(args: Args): unknown {
  return Object.keys(args)
    .sort(compare)
    .map((key) => [key, fold(String(args[key]))])
}

function letters(digest: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(digest).toString('hex')}`)
  let result = ''
  while (result.length < 26) {
    result += alphabet[Number(rest % 30n)]
    rest /= 30n
  }
  return result
}
