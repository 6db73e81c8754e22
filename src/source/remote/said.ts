/** Failures in words for people: what, why, and which variable or setting to look at. */

import type {FindingDraft} from '../../model/finding.ts'
import {StopError} from '../../model/stop-error.ts'
import type {HttpError} from '../http/index.ts'
import type {Access} from './credentials.ts'

/** A source that was asked, and as whom. */
export interface Asked {
  name: string
  url: string
  access: Access
  /** What it is, such as `Confluence`. */
  system: string
  /** What there is to read in it, such as `these spaces`. */
  scope: string
  /** Keys of its configuration that say where it is and what it speaks, as a phrase. */
  settings: string
}

/** Whether no other request can be expected to go better. */
export function endsAll({fault, status}: HttpError): boolean {
  return fault === 'status' ? status === 401 : fault !== 'too-large'
}

export function stopOf(error: HttpError, asked: Asked): StopError {
  return new StopError(`The source \`${asked.name}\` cannot be read: ${error.message}`, {
    hint: hintOf(error, asked),
    cause: error
  })
}

/** What to do about `error`. */
export function hintOf(
  {fault, status}: HttpError,
  {name, access, system, scope, settings}: Asked
): string {
  const set =
    access.used.length > 0
      ? `It was asked with ${access.used.map((each) => `\`${each}\``).join(' and ')}: see that they are right, not expired, and may read ${scope}`
      : `It was asked without credentials: set ${access.wanted}`
  if (fault === 'unreachable')
    return `See that \`url\` of the source is right; \`npx collate import --offline\` works with what is there`
  if (fault === 'busy') return 'Import again later; it goes on where it was'
  if (fault === 'redirect' && access.used.length > 0)
    return `See that \`url\` of the source \`${name}\` is the address of ${system} itself`
  if (fault === 'too-large')
    return `No page is that large: see that ${settings} of the source \`${name}\` are right`
  if (fault === 'status' && ![401, 403, 404].includes(status ?? 0))
    return `See that ${settings} of the source \`${name}\` are right`
  return set
}

/** Not all of a source came. */
export function partial({name, url}: Pick<Asked, 'name' | 'url'>, reason: string): FindingDraft {
  const at = {file: url, line: 1, column: 1}
  return {rule: 'source/partial', args: {source: name, reason}, at}
}

/** Of `pages`, nobody could tell whether all may read them. */
export function readersUnknown(
  {url, name}: Pick<Asked, 'name' | 'url'>,
  pages: number
): FindingDraft {
  const at = {file: url, line: 1, column: 1}
  return {rule: 'source/readers-unknown', args: {source: name, pages}, at}
}
