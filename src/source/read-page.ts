/** One file → one page, or why there is none. */

import {readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import type {FindingDraft, Place} from '../model/finding.ts'
import type {RuleId} from '../model/rules/index.ts'
import type {SourcePage} from '../model/source-page.ts'
import {locator} from '../model/text.ts'
import {decode} from './decode.ts'
import {detectFormat} from './detect-format.ts'
import type {Listed} from './list-files.ts'
import type {Defaults} from './read.ts'
import {safeId} from './safe-id.ts'
import {readSidecar, sidecarEnding} from './sidecar.ts'
import {whyUnreadable} from './why-unreadable.ts'

/** The page of a file, where there is one, and what is wrong with it. */
export interface PageRead {
  page?: SourcePage
  problems: FindingDraft[]
}

/** 64 MiB: no page for people is longer, and memory is not endless. */
const largest = 64 * 1024 * 1024

export async function readPage(
  {file, shown}: Listed,
  source: string,
  defaults: Defaults
): Promise<PageRead> {
  const bytes = await readBytes(file)
  if (typeof bytes === 'string') return only('source/unreadable', {reason: bytes})
  const decoded = decode(bytes)
  if ('problem' in decoded) return only(decoded.problem, decoded.args)

  const {dir, name} = path.parse(file)
  const beside = path.posix.join(path.posix.dirname(shown), `${name}${sidecarEnding}`)
  const sidecar = await readSidecar(path.join(dir, `${name}${sidecarEnding}`), beside)
  const page: SourcePage = {
    source: sidecar?.source ?? source,
    id: safeId(sidecar?.id ?? name),
    format: detectFormat(decoded.text),
    body: decoded.text,
    file: shown,
    meta: {...defaults, ...sidecar?.meta},
    folder: dir
  }
  if (!Buffer.from(decoded.text).equals(bytes)) page.reply = bytes

  const locate = locator(page.body)
  const problems = decoded.findings.map(({at, ...finding}) => ({
    ...finding,
    at: typeof at === 'object' ? at : {file: shown, ...locate(at ?? 0)}
  }))
  return {page, problems: [...problems, ...(sidecar?.problems ?? [])]}

  function only(rule: RuleId, args: FindingDraft['args']): PageRead {
    const at: Place = {file: shown, line: 1, column: 1}
    return {problems: [{rule, args, at}]}
  }
}

/** The bytes of `file`, or why they cannot be had. */
async function readBytes(file: string): Promise<Uint8Array | string> {
  try {
    const {size} = await stat(file)
    if (size > largest) {
      const megabytes = Math.round(size / 1024 / 1024)
      return `it is larger than any page: ${megabytes} MB, where ${largest / 1024 / 1024} MB is the most`
    }
    return await readFile(file)
  } catch (error) {
    return whyUnreadable(error)
  }
}
