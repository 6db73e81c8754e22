/** One file → one page, or why there is none. */

import {readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import type {FindingDraft, Place, Severity} from '../../model/finding.ts'
import type {RuleId} from '../../model/rules/index.ts'
import {pageKey, type SourcePage} from '../../model/source-page.ts'
import {locator} from '../../model/text.ts'
import {largestText} from '../archive.ts'
import type {Listed} from '../files/listed.ts'
import {whyUnreadable} from '../files/why-unreadable.ts'
import type {Closed, Defaults, Read} from '../read.ts'
import {decode} from './decode.ts'
import {detectFormat} from './detect-format.ts'
import {safeId} from './safe-id.ts'
import {readSidecar, type Sidecar, sidecarEnding} from './sidecar.ts'
import {statedFacts} from './stated-facts.ts'

/** The page of a file, where there is one, and what is wrong with it. */
export interface PageRead {
  page?: SourcePage
  problems: FindingDraft[]
  /** The page is left out, as its source does not show it to everybody; the first problem says so. */
  closed?: Closed
}

/** The page, and then what is wrong with it. */
export function* asReads({page, problems, closed}: PageRead): Generator<Read> {
  if (page) yield {page}
  for (const [index, problem] of problems.entries())
    if (page) yield {problem: {...problem, source: pageKey(page)}}
    else yield {problem, ...(index === 0 && closed && {closed})}
}

export async function readPage(
  {file, shown}: Listed,
  source: string,
  defaults: Defaults
): Promise<PageRead> {
  const bytes = await readBytes(file)
  if (typeof bytes === 'string') return noPage('source/unreadable', {reason: bytes}, shown)
  const {dir, name} = path.parse(file)
  const beside = path.posix.join(path.posix.dirname(shown), `${name}${sidecarEnding}`)
  const sidecar = () => readSidecar(path.join(dir, `${name}${sidecarEnding}`), beside)
  const read = await pageOf(bytes, {file: name, shown, source, defaults, sidecar})
  if (read.page) read.page.folder = dir
  return read
}

export interface BytesOfPage {
  /** Name of the file without its extension: the id, unless the sidecar gives one. */
  file: string
  shown: string
  source: string
  defaults: Defaults
  sidecar: () => Promise<Sidecar | undefined>
}

/** The page that `bytes` hold, wherever they come from. */
export async function pageOf(
  bytes: Uint8Array,
  {file, shown, source, defaults, sidecar: readSidecarOf}: BytesOfPage
): Promise<PageRead> {
  const decoded = decode(bytes)
  if ('problem' in decoded) return noPage(decoded.problem, decoded.args, shown)

  const found = detectFormat(decoded.text)
  if (found === 'text' && isData(decoded.text))
    return noPage('source/binary', {kind: 'data in JSON'}, shown, 'warning')

  const sidecar = await readSidecarOf()
  if (sidecar?.closed) return closedPage(file, shown, source, sidecar)
  const format = sidecar?.format ?? found
  const page: SourcePage = {
    source: sidecar?.source ?? source,
    id: safeId(sidecar?.id ?? file),
    format,
    body: decoded.text,
    file: shown,
    meta: {...statedFacts(decoded.text, format), ...defaults, ...sidecar?.meta}
  }
  if (!Buffer.from(decoded.text).equals(bytes)) page.reply = bytes

  const locate = locator(page.body)
  const problems = decoded.findings.map(({at, ...finding}) => ({
    ...finding,
    at: typeof at === 'object' ? at : {file: shown, ...locate(at ?? 0)}
  }))
  return {page, problems: [...problems, ...(sidecar?.problems ?? [])]}
}

/** A page that is not for everybody is left out, as what is imported may be published. */
function closedPage(file: string, shown: string, source: string, sidecar: Sidecar): PageRead {
  const {closed = 'readers', meta, problems} = sidecar
  const args = {title: meta.title ?? file, ...(closed === 'draft' && {because: closed})}
  const {problems: left} = noPage('source/restricted', args, shown)
  const key = pageKey({source: sidecar.source ?? source, id: safeId(sidecar.id ?? file)})
  return {problems: [...left, ...problems], closed: {key, because: closed}}
}

/** Whether the whole text is JSON: what programs keep for themselves, and exports of pages hold beside them. */
function isData(text: string): boolean {
  if (!/^\s*(?:\{\s*["}]|\[\s*["[{\]]|"\s*\{)/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function noPage(
  rule: RuleId,
  args: FindingDraft['args'],
  file: string,
  severity?: Severity
): PageRead {
  const at: Place = {file, line: 1, column: 1}
  return {problems: [{rule, args, at, ...(severity && {severity})}]}
}

/** The bytes of `file`, or why they cannot be had. */
async function readBytes(file: string): Promise<Uint8Array | string> {
  try {
    const {size} = await stat(file)
    if (size > largestText) {
      const megabytes = Math.round(size / 1024 / 1024)
      return `it is larger than any page: ${megabytes} MB, where ${largestText / 1024 / 1024} MB is the most`
    }
    return await readFile(file)
  } catch (error) {
    return whyUnreadable(error)
  }
}
