/** Small things in a line: people, dates, statuses, emoji, hints of templates, cards of links. */

import type {ElementContent} from 'hast'
import {withoutAt} from '../../model/mention.ts'
import {macro} from './macro.ts'
import {type AdfNode, fields, textOf} from './node.ts'
import {type Build, type Building, find, make, makeText, record, strays} from './state.ts'

/** An account, as a person's name never is: a number, a hash, a number with a hash. */
const account = /^(?:[\w-]+:)?[0-9a-f][0-9a-f:-]{15,}$|^(?:unknown|deleted)[ _-]?user$/i

/** A person by the name that the page shows. */
const mention: Build = function (node, building) {
  const given = textOf(node.attrs, 'text').trim()
  const isGroup = textOf(node.attrs, 'userType') === 'SPECIAL'
  const name = isGroup ? given : withoutAt(given)
  const isName = /\p{L}/u.test(name) && !account.test(name)
  if (given && !isName) record(building, 'mention', node, {}, {removed: {text: given}})
  const body = isName
    ? [make(building, node, 'ac:link-body', {}, [makeText(building, node, name)])]
    : []
  const person = make(building, node, 'ri:user', {})
  return [make(building, node, 'ac:link', {}, [person, ...body]), ...strays(building, node)]
}

/** Milliseconds become a day; what is no number is shown as it stands. */
const date: Build = function (node, building) {
  const given = textOf(node.attrs, 'timestamp').trim()
  const time = /^-?\d+$/.test(given) ? new Date(Number(given)) : undefined
  const isDate = time !== undefined && !Number.isNaN(time.getTime())
  const datetime = isDate ? time.toISOString().replace(/T.*/, '') : given
  const shown = datetime ? [make(building, node, 'time', {datetime})] : []
  return [...shown, ...strays(building, node)]
}

const status: Build = function (node, building) {
  const {attrs} = node
  const colour = textOf(attrs, 'color')
  const parameters = {title: textOf(attrs, 'text'), colour: colour && capital(colour)}
  return [macro(building, node, 'status', parameters), ...strays(building, node)]
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const emoji: Build = function (node, building) {
  const shown = make(building, node, 'ac:emoticon', {
    'ac:emoji-shortname': textOf(node.attrs, 'shortName'),
    'ac:emoji-id': textOf(node.attrs, 'id'),
    'ac:emoji-fallback': textOf(node.attrs, 'text')
  })
  return [shown, ...strays(building, node)]
}

const placeholder: Build = (node, building) => [
  make(building, node, 'ac:placeholder', {}, [
    makeText(building, node, textOf(node.attrs, 'text'))
  ]),
  ...strays(building, node)
]

const inlineCard: Build = (node, building) => [
  ...card(node, 'inline', building),
  ...strays(building, node)
]

const blockCard: Build = (node, building) => [
  ...alone(node, card(node, 'block', building), building),
  ...strays(building, node)
]

const embedCard: Build = (node, building) => [
  ...alone(node, card(node, 'embed', building), building),
  ...strays(building, node)
]

function alone(
  node: AdfNode,
  shown: readonly ElementContent[],
  building: Building
): ElementContent[] {
  return shown.length > 0 ? [make(building, node, 'p', {}, shown)] : []
}

/** A link that shows its address, or the name that the page has for it. */
function card(node: AdfNode, appearance: string, building: Building): ElementContent[] {
  const {attrs} = node
  const data = fields(attrs.get('data'))
  const url = textOf(attrs, 'url') || textOf(data, 'url') || textOf(data, '@id')
  const name = textOf(data, 'name') || textOf(data, 'title') || url
  if (!url && attrs.has('datasource')) find(building, 'leftover/macro', node, {macro: 'datasource'})
  if (!name) return []
  const text = makeText(building, node, name)
  return url
    ? [make(building, node, 'a', {href: url, 'data-card-appearance': appearance}, [text])]
    : [text]
}

export const inlines = {
  mention,
  date,
  status,
  emoji,
  placeholder,
  inlineCard,
  blockCard,
  embedCard
}
