/** A file with one saved reply, in JSON or YAML. */

import {readFile, stat} from 'node:fs/promises'
import {parseDocument} from 'yaml'
import {whyUnreadable} from '../files/why-unreadable.ts'
import {parseJson} from '../http/index.ts'
import {decode} from '../page/decode.ts'
import {isObject, type Json, objects} from '../remote/values.ts'

const largest = 64 * 1024 * 1024

/** The value that `file` holds, or why it cannot be had. */
export async function parseSaved(file: string): Promise<{value: unknown} | {reason: string}> {
  try {
    const {size} = await stat(file)
    if (size > largest) return {reason: `it is larger than ${largest / 1024 / 1024} MB`}
    const decoded = decode(await readFile(file))
    if ('problem' in decoded) return {reason: 'it is not a text'}
    const written = decoded.text.replace(/^\uFEFF/, '')
    if (/\.json$/i.test(file)) return {value: parseJson(written)}

    const document = parseDocument(written, {intAsBigInt: true})
    const [error] = document.errors
    if (error) throw error
    return {value: document.toJS()}
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    const kind = /\.json$/i.test(file) ? 'JSON' : 'YAML'
    const reason =
      code?.startsWith('E') === true
        ? whyUnreadable(error)
        : `it is not ${kind} (${message.split('\n', 1)[0]})`
    return {reason}
  }
}

/** The value itself, or the members of its list. */
export function repliesIn(value: unknown): Json[] {
  if (Array.isArray(value)) return objects(value)
  if (!isObject(value)) return []
  return Array.isArray(value['results']) ? objects(value['results']) : [value]
}
