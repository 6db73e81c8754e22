/** Small things in a line: marks of comments, emoticons, dates, hints of templates, people. */

import {attribute, type Handle, make, makeText, record, textOf} from './state.ts'

/** Names of the emoticons of the old editor, and the characters that look most like them. */
const emoticons: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'blue-star': '⭐',
    'broken-heart': '💔',
    cheeky: '😛',
    cross: '❌',
    'green-star': '⭐',
    heart: '❤️',
    information: 'ℹ️',
    laugh: '😀',
    'light-off': '💡',
    'light-on': '💡',
    minus: '➖',
    plus: '➕',
    question: '❓',
    'red-star': '⭐',
    sad: '🙁',
    smile: '🙂',
    'thumbs-down': '👎',
    'thumbs-up': '👍',
    tick: '✅',
    warning: '⚠️',
    wink: '😉',
    'yellow-star': '⭐'
  })
)

/** The text that someone commented on stays, the mark goes. */
export const commentMarker: Handle = function (node, state) {
  record(state, 'comment-marker', node, {ref: attribute(node, 'ac:ref')})
  return state.all(node.children)
}

export const emoticon: Handle = function (node, state) {
  const name = attribute(node, 'ac:name') || attribute(node, 'ac:emoji-shortname')
  const fallback = attribute(node, 'ac:emoji-fallback')
  const codes = attribute(node, 'ac:emoji-id')
  const character = isCharacter(fallback)
    ? fallback
    : /^[0-9a-f]{2,6}(?:-[0-9a-f]{2,6})*$/i.test(codes)
      ? fromCodes(codes)
      : (emoticons.get(name) ?? '')
  const shown = character || (fallback || name).replaceAll(':', '')
  if (!shown) return []

  const text = [makeText(node, shown)]
  record(state, 'emoticon', node, {name}, {added: text})
  return text
}

export const time: Handle = function (node, state) {
  if (textOf(node).trim()) return state.all(node.children)
  const date = attribute(node, 'datetime') || attribute(node, 'dateTime')
  if (!date) return []
  const text = [makeText(node, date)]
  record(state, 'time', node, {date}, {added: text})
  return text
}

/** What a template tells its writer to fill in: no reader of the page sees it. */
export const placeholder: Handle = function (node, state) {
  const words = state.all(node.children)
  record(state, 'placeholder', node, {text: textOf(node).trim().slice(0, 80)}, {removed: words})
  return []
}

/** A person is never named: who it is, only the source knows. */
export const person: Handle = function (node, state) {
  const text = [makeText(node, 'a person')]
  record(state, 'person', node, {}, {added: text})
  return text
}

/** A resource that stands alone: its name is all there is to see. */
export const bareLink: Handle = function (node) {
  const url = attribute(node, 'ri:value')
  return url ? [make(node, 'a', {href: url}, [makeText(node, url)])] : []
}

function isCharacter(text: string): boolean {
  return /[\p{Extended_Pictographic}\p{So}\p{Regional_Indicator}\u20E3]/u.test(text)
}

function fromCodes(codes: string): string {
  const points = codes.split('-').map((code) => Number.parseInt(code, 16))
  return points.every((point) => point > 0x1f && point <= 0x10ffff)
    ? String.fromCodePoint(...points)
    : ''
}
