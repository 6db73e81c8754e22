/** What a sentence says must, may, can or cannot be done, and what it denies. */

import {type Clauses, isBreak, runAt, type Token} from './clauses.ts'
import {type Force, forceOf, idioms, type Modal, opposites, phrasesBy, turning} from './forces.ts'
import {isStopWord, stem} from './tokens.ts'

export interface Claim {
  /** Stem of the word that it is about. */
  predicate: string
  force: Force
  /** Tokens that say it, the predicate included. */
  start: number
  end: number
  /** Token of the predicate. */
  at: number
}

export interface Claims {
  claims: readonly Claim[]
  /** Where each word stands that can be a predicate. */
  places: ReadonlyMap<string, readonly number[]>
  /** Tokens that deny or turn, by their words. */
  turns: ReadonlyArray<{word: string; at: number}>
}

/** Words between a modal or denial and what it is about. */
const fillers = new Set(
  `be been being get gets have had has is are was were am do does did will would to a an the any your my our
  its it their his her this that these those you we they ever always also just even currently already again
  automatically directly usually normally generally only first then now longer either still strongly highly
  of for in on at by from with as simply please immediately once about such same`.split(/\s+/)
)
/** Adjectives that say it of the word before them: “the description is optional”. */
const trailing = new Set(
  `required mandatory compulsory recommended optional possible allowed permitted forbidden prohibited
  disallowed unnecessary impossible`.split(/\s+/)
)
const saying = new Set(
  'is are be was were been not ( : - also highly strongly only currently now'.split(' ')
)

export function claimsOf({tokens}: Clauses): Claims {
  const claims: Claim[] = []
  const turns: Array<{word: string; at: number}> = []
  for (let at = 0; at < tokens.length; ) {
    const idiom = longest(idioms, tokens, at)
    const chain = idiom > 0 ? undefined : chainAt(tokens, at)
    if (chain) {
      const claim = claimAt(tokens, chain)
      if (claim) claims.push(claim)
      for (const index of chain.denials) turns.push({word: 'not', at: index})
      at = Math.max(chain.next, at + 1)
    } else {
      const {word} = tokens[at] as Token
      if (idiom === 0 && turning.has(word)) turns.push({word: stem(word), at})
      at += Math.max(idiom, 1)
    }
  }
  return {claims, places: placesOf(tokens), turns}
}

interface Chain {
  start: number
  /** The token behind it. */
  next: number
  modal: Modal | undefined
  denials: number[]
  /** Its last word is an adjective that looks back. */
  trails: boolean
  /** The predicate, where it is in the chain: “unavailable” denies “available”. */
  at?: number
}

/** Modals and denials that follow one another: “will no longer be able to”. */
function chainAt(tokens: readonly Token[], start: number): Chain | undefined {
  const chain: Chain = {start, next: start, modal: undefined, denials: [], trails: false}
  for (let at = start; at < tokens.length; ) {
    const {word = ''} = tokens[at] ?? {}
    if (opposites.has(word)) {
      chain.denials.push(at)
      return {...chain, at, next: at + 1}
    }
    const phrase = phrasesBy.get(word)?.find(({words}) => runAt(tokens, at, words) > 0)
    if (phrase) {
      if (phrase.denies) chain.denials.push(at)
      if (phrase.modal) chain.modal = phrase.modal
      at += phrase.words.length
      chain.next = at
      chain.trails = phrase.words.length === 1 && trailing.has(word)
    } else if (at > start && fillers.has(word)) at++
    else break
  }
  return chain.next > start ? chain : undefined
}

function claimAt(tokens: readonly Token[], chain: Chain): Claim | undefined {
  const {start, modal, denials} = chain
  const at = chain.at ?? (chain.trails ? subject(tokens, start) : predicate(tokens, chain.next))
  const found = at === undefined ? undefined : tokens[at]
  if (at === undefined || !found) return undefined
  return {
    predicate: stem(opposites.get(found.word) ?? found.word),
    force: forceOf(modal, denials.length % 2 === 1),
    start: Math.min(start, at),
    end: Math.max(at, chain.next - 1),
    at
  }
}

const joining = new Set(['and', 'or', 'but'])

/** The next word that says something, in the same clause. */
function predicate(tokens: readonly Token[], from: number): number | undefined {
  for (let at = from; !isBreak(tokens[at]) && !joining.has(tokens[at]?.word ?? ''); at++)
    if (!fillers.has(tokens[at]?.word ?? '')) return at
  return undefined
}

/** What is said to be optional or the like: the last telling word before. */
function subject(tokens: readonly Token[], start: number): number | undefined {
  if (!saying.has(tokens[start - 1]?.word ?? '') && !saying.has(tokens[start]?.word ?? ''))
    return undefined
  for (let at = start - 1; at >= 0; at--) {
    const {word} = tokens[at] as Token
    if (!isBreak(tokens[at]) && !fillers.has(word) && !isStopWord(word)) return at
  }
  return undefined
}

function placesOf(tokens: readonly Token[]): Map<string, number[]> {
  const result = new Map<string, number[]>()
  for (const [at, {word}] of tokens.entries()) {
    const key = stem(opposites.get(word) ?? word)
    const list = result.get(key)
    if (list) list.push(at)
    else result.set(key, [at])
  }
  return result
}

function longest(
  list: ReadonlyArray<readonly string[]>,
  tokens: readonly Token[],
  at: number
): number {
  return Math.max(0, ...list.map((words) => runAt(tokens, at, words)))
}
