/** Where two sentences say of one thing that it must, may or can be so, and that it need, may or can not. */

import {type Claim, type Claims, claimsOf} from './claims.ts'
import {type Clauses, clausesOf, isBreak, wording} from './clauses.ts'
import type {Context} from './context.ts'
import {type Relation, relate} from './forces.ts'
import {differing, type Said, type SentencePair, sentencePairs, spotOf} from './sentences.ts'
import {isStopWord} from './tokens.ts'

export interface Contradiction {
  pair: SentencePair
  relation: Exclude<Relation, 'same'>
  /** What each side says, as it stands, with a word before and behind it. */
  left: string
  right: string
  /** The words that say how binding it is, or deny it. */
  binding: readonly string[]
}

interface Sentence {
  clauses: Clauses
  claims: Claims
}

const known = new WeakMap<Context, readonly Contradiction[]>()

function contradictionsIn(context: Context): readonly Contradiction[] {
  let found = known.get(context)
  if (!found) known.set(context, (found = sentencePairs(context).flatMap(ofPair)))
  return found
}

/** Words that bind alike: “must”, “need to”; those that deny are left out, as they may deny more. */
export function boundAlike({left, right}: SentencePair): string[] {
  const sides = [sentence(left.text), sentence(right.text)] as const
  return matched(...sides)
    .filter(({a, b}) => a.force !== 'is' && b.force !== 'is' && relate(a.force, b.force) === 'same')
    .flatMap(({a, b}) => [words(sides[0], a, b), words(sides[1], b, a)])
    .map((text) => text.replace(/\b(?:\p{L}+n't|cannot|not|never|no|without)\b/giu, ' '))
}

function ofPair(pair: SentencePair): Contradiction[] {
  const sides = [pair.left, pair.right]
  // A question asks whether, and a heading of what follows; neither says anything.
  if (sides.some(({text, block}) => text.endsWith('?') || block.kind === 'heading')) return []
  const [left, right] = [sentence(pair.left.text), sentence(pair.right.text)]
  const matches = matched(left, right)
  return matches.flatMap(function ({a, b}): Contradiction[] {
    const relation = relate(a.force, b.force)
    if (relation === 'same' || !isAbout(left, a, right, b)) return []
    const sharp = relation !== 'strength'
    if (sharp && (denials(left) === denials(right) || !isEven(left, right, matches))) return []
    if (sharp && (isOneBound(pair.left, pair.right) || isOneBound(pair.right, pair.left))) return []
    if (isSupposed(left, a) || isSupposed(right, b)) {
      // “If you want” and “if you do not want” may lead to opposite advice.
      if (differences(pair) > 0) return []
    }
    if (!sharp && (isExpected(a) || isExpected(b))) return []
    return [
      {
        pair,
        relation,
        left: phrase(left, a),
        right: phrase(right, b),
        binding: [words(left, a, b), words(right, b, a)]
      }
    ]
  })
}

const atMost = /\b(?:up to|at most|a maximum of)\b/i
const beyond = /\b(?:more than|over|above|beyond|exceed\w*|longer than|larger than)\b/i

/** “Can invite up to five” and “cannot invite more than five” say the same. */
function isOneBound(a: Said, b: Said): boolean {
  return atMost.test(a.text) && beyond.test(b.text)
}

function sentence(text: string): Sentence {
  const clauses = clausesOf(text)
  return {clauses, claims: claimsOf(clauses)}
}

interface Match {
  a: Claim
  b: Claim
}

/** Claims about one word; where only one side claims, the other says plainly that it is so. */
function matched(left: Sentence, right: Sentence): Match[] {
  const [lefts, rights] = [byPredicate(left), byPredicate(right)]
  return [...new Set([...lefts.keys(), ...rights.keys()])].flatMap(function (predicate): Match[] {
    const [own = [], other = []] = [lefts.get(predicate), rights.get(predicate)]
    // Where both say it as often, each claim answers the one at its place.
    if (own.length === other.length)
      return own.flatMap((a, index) => (other[index] ? [{a, b: other[index]}] : []))
    if (own.length > 1 || other.length > 1) return []
    const a = own[0] ?? plainly(left, predicate, right, other[0])
    const b = other[0] ?? plainly(right, predicate, left, own[0])
    return a && b ? [{a, b}] : []
  })
}

function byPredicate({claims}: Sentence): Map<string, Claim[]> {
  return Map.groupBy(claims.claims, ({predicate}) => predicate)
}

/** Of the places of a word, the one that is most like where the other side claims something of it. */
function plainly(
  sentence: Sentence,
  predicate: string,
  other: Sentence,
  claim: Claim | undefined
): Claim | undefined {
  if (!claim) return undefined
  const places = sentence.claims.places.get(predicate) ?? []
  const claims = places.map((at): Claim => ({predicate, force: 'is', start: at, end: at, at}))
  const near = (each: Claim) => overlap(around(sentence, each), around(other, claim))
  return claims.sort((x, y) => near(y) - near(x))[0]
}

/** Telling words on either side of a predicate that must be shared. */
const reach = 5
const enough = 0.4

function isAbout(left: Sentence, a: Claim, right: Sentence, b: Claim): boolean {
  const [own, other] = [around(left, a), around(right, b)]
  if (own.size === 0 || other.size === 0) return own.size === other.size
  return overlap(own, other) >= enough
}

function overlap(own: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const each of own) if (other.has(each)) shared++
  return shared / Math.max(own.size, other.size, 1)
}

function around({clauses: {tokens}}: Sentence, {start, end, predicate}: Claim): Set<string> {
  const telling = (from: number, step: 1 | -1) => {
    const found: string[] = []
    for (let at = from; found.length < reach && at >= 0 && at < tokens.length; at += step) {
      const {word = '', stem = ''} = tokens[at] ?? {}
      if (!isBreak(tokens[at]) && !isStopWord(word) && stem !== predicate) found.push(stem)
    }
    return found
  }
  return new Set([...telling(start - 1, -1), ...telling(end + 1, 1)])
}

/** “If no version is given” and “if you do not give a version” deny as often, at other words. */
function denials({claims}: Sentence): number {
  return claims.turns.filter(({word}) => word === 'not').length
}

/** Every word that denies or turns one of the sentences belongs to a claim that both make, or is in both. */
function isEven(left: Sentence, right: Sentence, matches: readonly Match[]): boolean {
  const [own, other] = [
    strayTurns(
      left,
      matches.map(({a}) => a)
    ),
    strayTurns(
      right,
      matches.map(({b}) => b)
    )
  ]
  return own.sort().join(' ') === other.sort().join(' ')
}

function strayTurns({claims}: Sentence, matched: readonly Claim[]): string[] {
  return claims.turns
    .filter(({at}) => !matched.some(({start, end}) => at >= start && at <= end))
    .map(({word}) => word)
}

/** Whether the claim stands in a clause with “if” or the like. */
function isSupposed({clauses: {tokens}}: Sentence, {start}: Claim): boolean {
  for (let at = start - 1; at >= 0 && !isBreak(tokens[at]); at--)
    if (supposing.has(tokens[at]?.word ?? '')) return true
  return false
}

const supposing = new Set('if when whenever unless where whether'.split(' '))

/** Telling words that only one of the sentences has. */
function differences({left, right}: SentencePair): number {
  const plain = ({stems}: Said) => new Set([...stems].filter((each) => !denying.has(each)))
  return plain(left).symmetricDifference(plain(right)).size
}

const denying = new Set('never longer without cannot don doesn didn isn aren wasn weren'.split(' '))

/** “You should see a message” tells what will be, not what to do. */
const expected = new Set(
  'see display look receive get notic find be work take hav ask redirect open'.split(' ')
)

function isExpected({force, predicate}: Claim): boolean {
  return force === 'should' && expected.has(predicate)
}

/** What binds or denies: the word itself, where it is one such as “disabled”. */
function words({clauses}: Sentence, {start, end, at, force}: Claim, other: Claim): string {
  const isOne = start === end && (force !== 'is' || other.start === other.end)
  if (isOne) return wording(clauses, start, end)
  if (start === end) return 'do does did still'
  return at === end ? wording(clauses, start, at - 1) : wording(clauses, at + 1, end)
}

/** The claim with a word behind it, and a word before it, or two of what is plainly so. */
function phrase({clauses}: Sentence, {start, end}: Claim): string {
  const {tokens} = clauses
  const from = (at: number) => (isBreak(tokens[at - 1]) ? at : at - 1)
  const first = start === end ? from(from(start)) : from(start)
  const last = isBreak(tokens[end + 1]) ? end : end + 1
  return wording(clauses, first, last)
}

/** Tell of every contradiction of one kind; the sentences count as told. */
export function reportContradictions(
  context: Context,
  relation: Contradiction['relation'],
  rule: 'modal/polarity' | 'modal/strength' | 'negation/flip'
): void {
  for (const found of contradictionsIn(context)) {
    if (found.relation !== relation) continue
    const {pair, left, right, binding} = found
    context.spend(pair.bead, ...binding)
    context.tell(pair.left.block, pair.left.text)
    context.tell(pair.right.block, pair.right.text)
    context.find(rule, differing(left, right), spotOf(pair, left, right))
  }
}
