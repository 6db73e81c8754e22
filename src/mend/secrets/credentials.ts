/** A name with its password: in a header (RFC 7617), in an address, and in addresses that are keys themselves. */

import {isDocumented} from './documented.ts'
import {isPlaceholder, readBase64, wordShare} from './randomness.ts'
import type {Secret} from './secret.ts'

export function* credentials(text: string): Generator<Secret> {
  yield* encoded(text)
  yield* inAddresses(text)
  yield* webhooks(text)
}

/** `Authorization: Basic …`: base64 of `name:password`. */
function* encoded(text: string): Generator<Secret> {
  for (const found of text.matchAll(/\bbasic\s{1,3}([A-Za-z0-9+/]{12,400}={0,2})(?![\w+/=])/gi)) {
    const [whole, value = ''] = found
    const read = isDocumented(value) ? undefined : readBase64(value)
    const colon = read?.indexOf(':') ?? -1
    if (read === undefined || colon === -1 || !isPassword(read.slice(colon + 1))) continue
    const end = found.index + whole.length
    yield {rule: 'secret/credentials', start: end - value.length, end}
  }
}

/** `https://name:password@host`: only the password goes. */
function* inAddresses(text: string): Generator<Secret> {
  const pattern =
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s/?#@:"'<>]{0,100}):([^\s/?#@:"'<>]{4,200})@(?=[\w[])/gi
  for (const found of text.matchAll(pattern)) {
    const [whole, , value = ''] = found
    if (!isPassword(value)) continue
    const end = found.index + whole.length - 1
    yield {rule: 'secret/credentials', start: end - value.length, end}
  }
}

/** Whoever knows the address of an incoming webhook can post. */
function* webhooks(text: string): Generator<Secret> {
  const pattern =
    /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/([\w/-]{30,120})|\bdiscord(?:app)?\.com\/api\/webhooks\/(\d{17,20}\/[\w-]{60,90})|\.webhook\.office\.com\/webhookb2\/([\w@/-]{60,250})/gi
  for (const found of text.matchAll(pattern)) {
    const value = found.slice(1).find((each) => each !== undefined) ?? ''
    if (isPlaceholder(value) || wordShare(value) > 0.4) continue
    const end = found.index + found[0].length
    yield {rule: 'secret/credentials', start: end - value.length, end}
  }
}

/** No word that stands for a password, and no template. */
function isPassword(value: string): boolean {
  const last = value.split('/').at(-1)?.split(':').at(-1) ?? value
  if (last.length < 8 || isPlaceholder(last) || isDocumented(last)) return false
  if (/^[<{$%[(]|[>}\])]$|pass(?:word|wd)?|token|secret|my[-_]/i.test(last)) return false
  return wordShare(last) <= 0.5 && /\d/.test(last)
}
