/** `NAME.meta.json`: what is said about the page `NAME.ext` beside it. */

import {readFile} from 'node:fs/promises'
import type {z} from 'zod'
import type {FindingDraft, Place, Severity} from '../../model/finding.ts'
import type {Format, PageMeta} from '../../model/source-page.ts'
import {suggest} from '../../model/suggest.ts'
import {locator} from '../../model/text.ts'
import type {Json} from '../remote/values.ts'
import {type ArticleReply, pageId, readArticleReply, tag} from '../zendesk/article-reply.ts'
import {closedBy, fields} from './sidecar-fields.ts'

export const sidecarEnding = '.meta.json'

export interface Sidecar {
  id?: string
  source?: string
  /** How the page is written, where its text alone would not tell. */
  format?: Format
  /** Why the page is not for everybody: as yet, or for some readers only. */
  closed?: 'draft' | 'readers'
  meta: PageMeta
  problems: FindingDraft[]
}

/** Read the sidecar at `file`, shown as `shown`; `undefined` where there is none. */
export async function readSidecar(file: string, shown: string): Promise<Sidecar | undefined> {
  try {
    return parseSidecar(await readFile(file, 'utf8'), shown)
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return
    const at = {file: shown, line: 1, column: 1}
    const reason = `it cannot be read (${code ?? message})`
    return {meta: {}, problems: [{rule: 'source/bad-sidecar', args: {reason}, at}]}
  }
}

/** Read `text`: what is wrong is a problem, and what is right still counts. */
export function parseSidecar(text: string, shown: string): Sidecar {
  const json = text.replace(/^\uFEFF/, '')
  const result: Sidecar = {meta: {}, problems: []}
  const {data, problem} = parseJson(json)
  if (problem) {
    complain(problem.reason, problem.offset)
    return result
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    complain('expected an object, `{…}`', 0)
    return result
  }

  const said = readArticleReply(data as Json)
  // Scripts save the reply about an article beside its text, as it is.
  if (said) takeReply(said)
  for (const [key, value] of Object.entries(data)) {
    if (value === null) continue
    if (said && isSpokenFor(key, value)) continue
    if (Object.hasOwn(fields, key)) take(key as keyof typeof fields, value)
    else if (!said) {
      // Exports say more about a page than is used here; only a slip is worth a word.
      const meant = suggest(key, Object.keys(fields))
      if (meant !== undefined && !Object.hasOwn(data, meant) && isSlip(key, meant))
        complain(`unexpected \`${key}\`; did you mean \`${meant}\`?`, offsetOf(key), 'warning')
    }
  }
  return result

  function take(key: keyof typeof fields, value: unknown): void {
    const checked: z.ZodSafeParseResult<unknown> = fields[key].safeParse(value)
    if (!checked.success) {
      complain(`\`${key}\`: ${checked.error.issues[0]?.message ?? 'not valid'}`, offsetOf(key))
      // Who may read a page is not guessed.
      if (isAboutReaders(key)) result.closed = 'readers'
    } else if (isEmpty(checked.data) && key !== 'ancestors') return
    else if (isAboutReaders(key)) {
      const closed = closedBy(key, checked.data)
      if (closed) result.closed = closed
    } else if (key === 'id' || key === 'source') result[key] = String(checked.data)
    else if (key === 'format') result.format = checked.data as Format
    else Object.assign(result.meta, {[key]: checked.data})
  }

  function takeReply(reply: ArticleReply): void {
    const {locale, isDraft, isPublic, meta} = reply
    result.id = pageId(reply, undefined)
    const language = locale === undefined ? undefined : tag(locale)
    Object.assign(result.meta, meta, language !== undefined && {locale: language})
    if (isDraft) result.closed = 'draft'
    else if (isPublic === false) result.closed = 'readers'
  }

  function complain(reason: string, offset: number, severity?: Severity): void {
    const at: Place = {file: shown, ...locator(json)(offset)}
    const problem: FindingDraft = {rule: 'source/bad-sidecar', args: {reason}, at}
    result.problems.push(severity ? {...problem, severity} : problem)
  }

  function offsetOf(key: string): number {
    for (let at = json.indexOf(`"${key}"`); at !== -1; at = json.indexOf(`"${key}"`, at + 1))
      if (/^\s*:/.test(json.slice(at + key.length + 2, at + key.length + 40))) return at
    return 0
  }
}

function isAboutReaders(key: keyof typeof fields): boolean {
  return /^(?:draft|restricted|user_segment_ids?)$/.test(key)
}

/** Whether a key means something else in a reply of a help centre, and was read from it. */
function isSpokenFor(key: string, value: unknown): boolean {
  return key === 'url' ? String(value).includes('/api/') : ['id', 'locale', 'draft'].includes(key)
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0)
}

/** The same letters in another order or another spelling of the same words: `lables`, `updated_at`. */
function isSlip(key: string, meant: string): boolean {
  const letters = (text: string) => text.toLowerCase().match(/[a-z]/g)?.sort().join('')
  return letters(key) === letters(meant)
}

function parseJson(json: string): {data?: unknown; problem?: {reason: string; offset: number}} {
  try {
    return {data: JSON.parse(json)}
  } catch (error) {
    const {message} = error as SyntaxError
    const [, position] = /at position (\d+)/.exec(message) ?? []
    // Without a position, the text ends too early.
    const offset = position === undefined ? json.trimEnd().length : Number(position)
    return {problem: {reason: `it is not JSON (${message.split(/ in JSON| \(/)[0]})`, offset}}
  }
}
