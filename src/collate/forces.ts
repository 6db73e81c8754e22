/**
 * Words that say how binding a statement is, and words that deny it.
 *
 * The classes follow the key words of RFC 2119 (must, should, may) and the modal verbs of English
 * grammars; opposites with a prefix are listed one by one, as “un” and “dis” begin other words, too.
 */

import {table} from '../model/table.ts'

/** How binding: `must not` and `cannot` forbid, `need not` leaves it to the reader. */
export type Force =
  | 'must'
  | 'should'
  | 'can'
  | 'need not'
  | 'should not'
  | 'must not'
  | 'cannot'
  | 'is'
  | 'is not'

export type Modal = 'must' | 'need' | 'should' | 'can'

const modalPhrases: Readonly<Record<Modal, string>> = {
  must: 'must|shall',
  need: `have to|has to|need to|needs to|required to|obliged to|necessary to|mandatory to|essential to|
    required|mandatory|compulsory`,
  should: `should|ought to|recommended to|recommended that you|recommend that you|recommend to|recommend you|
    recommend|recommended|advised to|advise you to|advise|suggest that you|suggest you|suggest|best to|
    encouraged to|advisable to`,
  can: `can|could|may|might|able to|allowed to|permitted to|possible to|free to|optionally|optional|
    possible|allowed|permitted`
}

const deniers = 'not|never|no longer|no|without|avoid|refrain from|neither|nor'

interface Phrase {
  words: readonly string[]
  modal?: Modal
  /** It denies what follows. */
  denies?: true
}

/** “impossible to” is “not possible to”. */
const contrary: Readonly<Record<string, Modal>> = table({
  'impossible to': 'can',
  impossible: 'can',
  'unable to': 'can',
  'forbidden to': 'can',
  'prohibited from': 'can',
  'prohibited to': 'can',
  forbidden: 'can',
  prohibited: 'can',
  disallowed: 'can',
  'unnecessary to': 'need',
  unnecessary: 'need'
})

const split = (phrases: string) => phrases.split('|').map((each) => each.trim().split(/\s+/))

const phrases: readonly Phrase[] = [
  ...Object.entries(modalPhrases).flatMap(([modal, list]) =>
    split(list).map((words) => ({words, modal: modal as Modal}))
  ),
  ...Object.entries(contrary).map(([phrase, modal]) => ({
    words: phrase.split(' '),
    modal,
    denies: true as const
  })),
  ...split(deniers).map((words) => ({words, denies: true as const}))
]

/** By first word, the longest first. */
export const phrasesBy: ReadonlyMap<string, readonly Phrase[]> = Map.groupBy(
  phrases.toSorted((a, b) => b.words.length - a.words.length),
  ({words}) => words[0] ?? ''
)

/** What is said so is no denial: “do not forget to”, “not only”, “no matter”. */
export const idioms: ReadonlyArray<readonly string[]> = split(
  `not forget to|not forget|not only|not just|not hesitate|not worry|not mind|no matter|no problem|no worries|
  why not|or not|if not|not sure|not to mention|not necessarily|not always|not all|not every|not yet|
  not least|no doubt|as possible|if possible|if required|when required|where required|as required|
  if allowed|where possible|may 1|not miss|no sooner|not until|not unless|not before|not a problem|not applicable`
)

/** Words that deny in part, or turn a sentence: where only one text has one, denials say little. */
export const turning = new Set(
  `unless until except only prevent prevents prevented prevention stop stops block blocks blocked lack lacks
  lacking deny denies denied hide hides hidden fail fails failed failure refuse refuses missing instead rather
  few hardly rarely seldom none nobody nothing nowhere before otherwise cease too neither but`.split(
    /\s+/
  )
)

/** Words that deny by what they begin with, and the word that they deny. */
export const opposites: ReadonlyMap<string, string> = new Map(
  `unavailable:available unsupported:supported disabled:enabled disable:enable disables:enables
  disabling:enabling deactivated:activated deactivate:activate deactivates:activates unchecked:checked
  uncheck:check untick:tick unticked:ticked deselect:select deselected:selected unselect:select
  unselected:selected unlock:lock unlocked:locked unlocks:locks unencrypted:encrypted decrypt:encrypt
  unauthorized:authorized unauthorised:authorised unauthenticated:authenticated disconnect:connect
  disconnected:connected invisible:visible invalid:valid inactive:active unlimited:limited
  unpublished:published unpublish:publish unassigned:assigned unverified:verified untrusted:trusted
  unsafe:safe insecure:secure unsecured:secured unchanged:changed unaffected:affected incomplete:complete
  incompatible:compatible incorrect:correct uninstall:install uninstalled:installed unmute:mute
  unsubscribe:subscribe unsubscribed:subscribed unfreeze:freeze unshared:shared unlisted:listed
  exclude:include excludes:includes excluded:included excluding:including nonrefundable:refundable
  irreversible:reversible unmanaged:managed unrestricted:restricted disagree:agree
  disallow:allow disallows:allows switched-off:switched-on`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string])
)

/** What two forces make of one another on the same thing. */
export type Relation = 'same' | 'strength' | 'polarity' | 'flip'

const signs: Readonly<Record<Force, number>> = {
  must: 1,
  should: 1,
  can: 1,
  'need not': 0,
  'should not': -1,
  'must not': -1,
  cannot: -1,
  is: 1,
  'is not': -1
}
const rank: Readonly<Record<Force, number>> = {
  must: 3,
  should: 2,
  can: 1,
  'need not': 1,
  'should not': 2,
  'must not': 3,
  cannot: 3,
  is: 0,
  'is not': 0
}

export function relate(a: Force, b: Force): Relation {
  const [x, y] = [signs[a], signs[b]]
  const plain = rank[a] === 0 || rank[b] === 0
  const free = a === 'need not' || b === 'need not'
  if (free && a !== b) {
    const other = a === 'need not' ? b : a
    if (other === 'can' || other === 'is not') return 'same'
    if (other === 'is') return 'flip'
    return other === 'should' ? 'strength' : 'polarity'
  }
  if (x !== y) return plain ? 'flip' : 'polarity'
  return plain || rank[a] === rank[b] ? 'same' : 'strength'
}

export function forceOf(modal: Modal | undefined, denied: boolean): Force {
  if (modal === undefined) return denied ? 'is not' : 'is'
  if (modal === 'should') return denied ? 'should not' : 'should'
  if (modal === 'can') return denied ? 'cannot' : 'can'
  if (modal === 'need') return denied ? 'need not' : 'must'
  return denied ? 'must not' : 'must'
}
