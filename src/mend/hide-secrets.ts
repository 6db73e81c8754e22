/**
 * Hides keys and tokens before anything is written.
 *
 * What has a documented format is known by it; so are names with their passwords. Else a run of characters is taken
 * for a key by its looks (`secrets/unknown.ts`), or because the text says that it is one (`secrets/assigned.ts`).
 */

import {createHmac} from 'node:crypto'
import type {FindingDraft} from '../model/finding.ts'
import {hiddenSecret} from '../model/hidden-secret.ts'
import {rules} from '../model/rules/index.ts'
import type {Format} from '../model/source-page.ts'
import {applyCuts, type Cut} from '../model/text.ts'
import {assignments} from './secrets/assigned.ts'
import {credentials} from './secrets/credentials.ts'
import {shownRanges, withoutEscapes} from './secrets/in-json.ts'
import {known, parted} from './secrets/known.ts'
import {privateKeys} from './secrets/private-keys.ts'
import type {Secret, SecretRule} from './secrets/secret.ts'
import {unknown} from './secrets/unknown.ts'

export interface Hidden {
  text: string
  cuts: Cut[]
  /** Offsets in the text that was given. */
  findings: FindingDraft[]
}

export interface HideOptions {
  format?: Format | undefined
  /** Hashes of those that a person called examples: they are told, but stay to be read. */
  examples?: readonly string[] | undefined
}

/** Replace each secret of `text` by a marker with its kind, its length and six digits of an HMAC by `salt`. */
export function hideSecrets(
  text: string,
  salt: string,
  {format, examples = []}: HideOptions = {}
): Hidden {
  const cuts: Cut[] = []
  const findings: FindingDraft[] = []

  for (const {ranges, draft} of findSecrets(text, salt, format)) {
    findings.push(draft)
    const {kind, characters, hash} = draft.args
    const [first, ...rest] = examples.includes(String(hash)) ? [] : ranges
    if (first)
      cuts.push({...first, insert: `⟦${kind} hidden, ${characters} characters, ${hash}⟧`}, ...rest)
  }

  for (const found of text.matchAll(hiddenSecret)) {
    const [, kind = '', characters = '', hash = ''] = found
    const rule = `secret/${kind}`
    if (rule in rules)
      findings.push({
        rule: rule as SecretRule,
        args: {kind, characters: Number(characters), hash},
        at: found.index
      })
  }

  findings.sort((a, b) => Number(a.at) - Number(b.at))
  return {text: applyCuts(text, cuts).text, cuts, findings}
}

export interface FoundSecret {
  /** Where it stands: JSON can part it. */
  ranges: ReadonlyArray<{start: number; end: number}>
  secret: string
  draft: FindingDraft
}

/** The secrets that can be read in `text`, in order; markers of hidden ones are none. */
export function findSecrets(text: string, salt: string, format?: Format): FoundSecret[] {
  const seen = format === 'adf' ? withoutEscapes(text) : text
  const found = disjoint([
    ...privateKeys(seen),
    ...known(seen),
    ...parted(seen),
    ...credentials(seen),
    ...unknown(seen),
    ...assignments(seen)
  ])
  return found.flatMap(function ({rule, start, end, shown}) {
    const ranges = format === 'adf' ? shownRanges(text, start, end) : [{start, end}]
    const secret = shown ?? ranges.map((range) => text.slice(range.start, range.end)).join('')
    const hash = createHmac('sha256', salt).update(secret).digest('hex').slice(0, 6)
    const kind = rule.slice('secret/'.length)
    const args = {kind, characters: secret.length, hash}
    return ranges.length > 0 ? [{ranges, secret, draft: {rule, args, at: start}}] : []
  })
}

/** Those that begin first; of two that overlap the one that was named first. */
function disjoint(secrets: readonly Secret[]): Secret[] {
  const kept: Secret[] = []
  const order = [...secrets.entries()].sort(([a, x], [b, y]) => x.start - y.start || a - b)
  for (const [, secret] of order) {
    const last = kept.at(-1)
    if (!last || secret.start >= last.end) kept.push(secret)
    else if (secret.rule !== 'secret/possible-key' && last.rule === 'secret/possible-key')
      kept[kept.length - 1] = {...secret, start: last.start, end: Math.max(last.end, secret.end)}
  }
  return kept
}
