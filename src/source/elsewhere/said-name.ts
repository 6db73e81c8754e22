/** What a host calls a file that it sends: in its headers, else in the address. */

import {decoded} from '../../model/decoded.ts'
import {extensionOf} from '../../model/file-kinds.ts'
import {table} from '../../model/table.ts'
import type {Reply} from './ask.ts'

/** Kinds whose bytes do not say what they are, and those that share theirs with others. */
const extensions: Readonly<Record<string, string>> = table({
  'application/json': '.json',
  'application/msword': '.doc',
  'application/pdf': '.pdf',
  'application/rtf': '.rtf',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.ms-powerpoint': '.ppt',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '.pptx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/zip': '.zip',
  'audio/mpeg': '.mp3',
  'text/csv': '.csv',
  'text/plain': '.txt',
  'video/mp4': '.mp4'
})

/** With an extension wherever one is to be had; `undefined` where nothing is said. */
export function saidName(headers: Reply['headers'], url: URL): string | undefined {
  const named = nameIn(headers['content-disposition'] ?? '')
  if (named !== undefined && extensionOf(named) !== '') return named
  const last = decoded(url.pathname.split('/').at(-1) ?? '')
  if (extensionOf(last) !== '') return last
  const type = String(headers['content-type'] ?? '')
    .replace(/;.*$/s, '')
    .trim()
    .toLowerCase()
  const stem = named ?? last
  return stem === '' ? undefined : stem + (Object.hasOwn(extensions, type) ? extensions[type] : '')
}

/** RFC 6266: `filename*` before `filename`. */
function nameIn(disposition: string): string | undefined {
  const [, encoded] =
    /;\s*filename\*\s*=\s*(?:UTF-8|ISO-8859-1)'[^']*'([^;\s]+)/i.exec(disposition) ?? []
  if (encoded !== undefined) return decoded(encoded)
  const [, quoted, plain] =
    /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition) ?? []
  return quoted?.replace(/\\(.)/g, '$1') ?? plain
}
