/** Small things in a line: marks of comments, emoticons, dates, people. */

import {emoji} from '../../model/emoticons.ts'
import {attribute, type ElementFamily, type Handle, makeText, record, textOf} from './state.ts'

/** The text that someone commented on stays, the mark goes. */
const commentMarker: Handle = function (node, state) {
  record(state, 'comment-marker', node, {ref: attribute(node, 'ac:ref')})
  return state.all(node.children)
}

const emoticon: Handle = function (node, state) {
  const names = [attribute(node, 'ac:name'), attribute(node, 'ac:emoji-shortname')]
  const fallback = attribute(node, 'ac:emoji-fallback')
  const shown = emoji(fallback, attribute(node, 'ac:emoji-id'), names)
  if (!shown) return []

  const text = [makeText(node, shown)]
  record(state, 'emoticon', node, {name: names[0] || (names[1] ?? '')}, {added: text})
  return text
}

const time: Handle = function (node, state) {
  if (textOf(node).trim()) return state.all(node.children)
  const date = attribute(node, 'datetime') || attribute(node, 'dateTime')
  if (!date) return []
  // A moment is shown as its day.
  const text = [makeText(node, /^\d{4}-\d\d-\d\d(?=T)/.exec(date)?.[0] ?? date)]
  record(state, 'time', node, {date}, {added: text})
  return text
}

/** A person is never named: who it is, only the source knows. */
const person: Handle = function (node, state) {
  const text = [makeText(node, 'a person')]
  record(state, 'person', node, {}, {added: text})
  return text
}

export const inlineElements: ElementFamily = {
  title: 'In a line of text',
  rows: [
    {
      names: 'ac:inline-comment-marker',
      handle: commentMarker,
      becomes: 'The text that was commented on; the comment stays in Confluence.'
    },
    {
      names: 'ac:emoticon ac:hipchat-emoticon',
      handle: emoticon,
      becomes: 'The character that looks most like it; its name where there is none.'
    },
    {
      names: 'time',
      handle: time,
      becomes: 'The date as text, such as 2031-04-05.'
    },
    {
      names: 'ri:user',
      handle: person,
      becomes: '“a person”, where the page shows no name: no id of an account is ever shown.'
    }
  ]
}
