/**
 * A step as actions: what the reader does, to what.
 *
 * “Expand the Security tab and click API”, “select Security > API” and “select API from the Security
 * menu” are the same actions: go to Security, go to API. What is bold does not matter, only the words.
 */

import {isStopWord, stem, stemsOf, tidy, wordsOf} from './tokens.ts'
import {type Act, kinship, verbAt} from './verbs.ts'

export interface Action {
  act: Act
  /** What it is done to, as written, without articles and the names of controls. */
  label: string
  /** Stems of the label. */
  object: ReadonlySet<string>
  /** The clause that says it. */
  clause: string
  /** It goes from place to place: a part of a path. */
  place: boolean
}

/** Names of controls: they say where to look, not what it is. */
const controls = new Set(
  `area bar box button check checkbox column dialog dropdown drop-down entry field folder form heading
  icon item link list menu navigation option page pane panel row screen section sidebar sub-menu submenu
  switch tab tile toggle toolbar view window left left-hand right right-hand top bottom main upper lower
  side`.split(/\s+/)
)
const places = /\b(?:tab|menu|submenu|sub-menu|section|sidebar|folder|panel|navigation)\b/i
const placeWords = new Set(['tab', 'menu', 'submenu', 'sub-menu', 'section', 'panel', 'folder'])
/** Words at which the object of a verb ends. */
const ends = new Set(
  `from in on at by for with using to into onto under inside within that which who where when if
  after before until because so as via and or then immediately again now securely somewhere next
  during while once`.split(/\s+/)
)
const leads = new Set(['from', 'in', 'under', 'on', 'inside', 'within', 'into', 'to', 'at'])
const sentence = /(?<=[.!?;。！？])\s+|\n+/u
/** Before a verb that is told, not asked: “the token is created”. */
const telling = new Set(
  `is are was were be been being it they we i he she this that which who has have had can cannot could
  will would may might must should shall not never to don't doesn't`.split(/\s+/)
)

/** The actions that `text` asks for, in order. */
export function actionsOf(text: string): Action[] {
  return tidy(text)
    .split(sentence)
    .flatMap((each) => ofSentence(each))
}

function ofSentence(text: string): Action[] {
  const tokens = text.match(/>|[^\s>,:"()]+(?:>[^\s>]+)?|[,:"()]/g) ?? []
  const lower = tokens.map((token) =>
    token.toLowerCase().replace(/^[^\p{L}\p{N}>]+|[^\p{L}\p{N}>]+$/gu, '')
  )
  const starts = verbs(tokens, lower)
  if (starts.length === 0) return []

  return starts.flatMap(function (start, index) {
    const end = starts[index + 1]?.at ?? tokens.length
    const context = index === 0 ? tokens.slice(0, start.at) : []
    const phrase = tokens.slice(start.at + start.words, end)
    return ofClause(start.act, start.verb, phrase, context, tokens.slice(start.at, end).join(' '))
  })
}

interface Start {
  at: number
  words: number
  act: Act
  verb: string
}

/** Verbs that begin a clause: at the start, behind a comma or colon, “and”, “then”, “to”. */
function verbs(tokens: readonly string[], lower: readonly string[]): Start[] {
  const result: Start[] = []
  let free = 0
  for (let at = 0; at < tokens.length; at++) {
    if (at < free) continue
    const found = verbAt(lower, at)
    if (!found) continue
    const before = lower[at - 1] ?? ''
    const opens = at === 0 || opening.has(tokens[at - 1] ?? '') || opening.has(before)
    const noun =
      controls.has(lower[at + found.words] ?? '') && !opensObject(lower, at + found.words)
    if (!opens || telling.has(before) || (noun && at > 0)) continue
    // “click Create Token”: a capital amid a clause is a label, not a second verb.
    if (at > 0 && before !== 'then' && isLabel(tokens, at) && labelled(result, at)) continue
    result.push({at, ...found})
    free = at + found.words
  }
  return result
}

const opening = new Set([',', ':', ')', '-', 'and', 'then', 'or', 'please', 'now', 'next', 'first'])

function opensObject(lower: readonly string[], at: number): boolean {
  return ['the', 'a', 'an', 'your'].includes(lower[at] ?? '')
}

function isLabel(tokens: readonly string[], at: number): boolean {
  return /^\p{Lu}/u.test(tokens[at] ?? '')
}

function labelled(starts: readonly Start[], at: number): boolean {
  const last = starts.at(-1)
  return last !== undefined && last.at + last.words >= at
}

function ofClause(
  act: Act,
  verb: string,
  phrase: readonly string[],
  context: readonly string[],
  clause: string
): Action[] {
  const [object, rest] = objectOf(phrase)
  const before = [...placesIn(context), ...placesIn(rest)]
  const segments = split(object)
  const last = segments.at(-1) ?? []
  const isPlace =
    act === 'go' ||
    ((act === 'click' || act === 'change') &&
      (segments.length > 1 || places.test(object.join(' '))))
  const steps = segments.slice(0, -1).map((each) => make('go', each, clause, true))
  const main = make(isPlace ? 'go' : act, last, clause, isPlace, wordsWith(act, verb))

  const led = before
    .filter((words) => words.length > 0)
    .map((words) => make('go', words, clause, true))
    .filter((each) => ![...steps, main].some((other) => other.label === each.label))
  if (main.object.size === 0 && isPlace) return [...led, ...steps]
  return [...led, ...steps, main]
}

/** “Save” is also the name of the button that “click Save” means. */
function wordsWith(act: Act, verb: string): string {
  return ['create', 'save', 'remove', 'send', 'download', 'upload', 'restart'].includes(act)
    ? verb
    : ''
}

function objectOf(phrase: readonly string[]): [object: string[], rest: string[]] {
  let at = 0
  for (; at < phrase.length; at++) {
    const word = phrase[at] ?? ''
    if (/^[,:("]$/.test(word) && word !== '"') {
      if (at > 0) break
      continue
    }
    const capital = at > 0 && /^\p{Lu}/u.test(word)
    if (at > 0 && !capital && ends.has(word.toLowerCase())) break
    if (at === 0 && ['on', 'to', 'into', 'in'].includes(word.toLowerCase())) continue
  }
  return [phrase.slice(0, at), phrase.slice(at)]
}

/** “from the Security menu”, “under the Tokens tab”: places that are named behind or before. */
function placesIn(words: readonly string[]): string[][] {
  const result: string[][] = []
  for (const [at, word] of words.entries()) {
    if (!leads.has(word.toLowerCase())) continue
    const stop = words.findIndex(
      (other, index) => index > at && (leads.has(other.toLowerCase()) || /^[,:(]$/.test(other))
    )
    const phrase = words.slice(at + 1, stop === -1 ? words.length : stop)
    const segments = split(phrase)
    if (segments.length > 1) result.push(...segments)
    else {
      const end = phrase.findIndex((each) => placeWords.has(each.toLowerCase().replace(/\W+$/, '')))
      if (end > 0 && /\p{Lu}/u.test(phrase.slice(0, end).join(' ')))
        result.push(phrase.slice(0, end))
    }
  }
  return result
}

function split(words: readonly string[]): string[][] {
  const result: string[][] = [[]]
  for (const word of words)
    if (word === '>') result.push([])
    else result.at(-1)?.push(word)
  return result.filter((each) => each.length > 0)
}

function make(
  act: Act,
  words: readonly string[],
  clause: string,
  place: boolean,
  verb = ''
): Action {
  const kept = words.filter((word) => !isStopWord(word.toLowerCase()) && /[\p{L}\p{N}]/u.test(word))
  const telling = kept.filter(
    (word) => !controls.has(word.toLowerCase().replace(/[^\p{L}\p{N}-]+$/u, ''))
  )
  const named = telling.length > 0 ? telling : act === 'go' ? [] : kept
  const label = named.join(' ').replace(/[^\p{L}\p{N})]+$/u, '')
  const object = new Set(
    wordsOf(label)
      .filter((word) => !vague.has(word))
      .map(stem)
  )
  if (verb !== '') object.add(stem(verb.split(' ')[0] ?? ''))
  return {act, label, object, clause, place}
}

const vague = new Set([
  'descriptive',
  'new',
  'following',
  'desired',
  'successfully',
  'newly',
  'value'
])

/** How far two actions are one, 0–1. */
export function sameness(a: Action, b: Action): number {
  let shared = 0
  for (const each of a.object) if (b.object.has(each)) shared++
  return agreement(a.act, b.act, {left: a.object.size, right: b.object.size, shared})
}

/** The same, of two acts and the numbers of words that their objects have, and share. */
export function agreement(
  a: Act,
  b: Act,
  {left, right, shared}: {left: number; right: number; shared: number}
): number {
  const kin = kinship(a, b)
  if (kin === 0) return 0
  const overlap = left + right === 0 ? 0 : (2 * shared) / (left + right)
  if (a === 'sign-in' || a === 'sign-out') return 0.75 + 0.25 * overlap
  if (left === 0 || right === 0) return kin * (left === right ? 0.75 : 0.5)
  return kin * (0.35 + 0.65 * overlap)
}

/**
 * Whether an action whose object is named can be as much as `least` one with any that has `shared` of the words
 * of that object: at best the other has no words besides, and the same verb.
 */
export function mayBeOne({object}: Action, shared: number, least: number): boolean {
  return 0.35 + (0.65 * (2 * shared)) / (object.size + shared) >= least
}

/** Words of what no verb is known in, as one action, so that any language can be compared. */
export function unknownAction(text: string): Action {
  const clause = tidy(text)
  return {
    act: 'other',
    label: clause.slice(0, 80),
    object: new Set(stemsOf(text)),
    clause,
    place: false
  }
}
