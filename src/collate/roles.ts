/** Who does something: “as an administrator”, “ask your account owner to”, “only editors can”. */

import {stem, tidy, wordsOf} from './tokens.ts'

export interface Role {
  /** How it is said who acts: the one who signs in, is asked, may do it, or has the rights. */
  how: 'as' | 'ask' | 'can' | 'rights'
  /** As it stands, without articles. */
  text: string
  /** Stem of its last word. */
  head: string
  /** Stems of the words before it. */
  kind: ReadonlySet<string>
}

/**
 * Words for people by what they may do, from the role pages of common help desks, wikis and identity
 * providers.
 */
const heads =
  'administrators?|admins?|owners?|members?|users?|agents?|managers?|editors?|viewers?|guests?|developers?|operators?|moderators?|authors?|contributors?|approvers?|reviewers?|auditors?|supervisors?|leads?|leaders?|students?|teachers?|instructors?|employees?|technicians?|engineers?|creators?|publishers?|organizers?|hosts?|root'
const word = "[\\p{L}\\p{N}][\\p{L}\\p{N}'-]*"
const nounPhrase = `(?<role>(?:${word} ){0,3}?(?:${heads}))(?![\\p{L}\\p{N}-])`
const article = '(?:an? |the |your |our |any |all |another |one of the |one of your )?'
const forms: ReadonlyArray<readonly [Role['how'], RegExp]> = [
  ['as', new RegExp(`\\b(?:as|be|you are|you're) ${article}${nounPhrase}`, 'giu')],
  [
    'ask',
    new RegExp(
      `\\b(?:ask|contact|have|tell|notify|inform|request) ${article}${nounPhrase} ?(?=to\\b|for\\b|and\\b|if\\b|[.,]|$)`,
      'giu'
    )
  ],
  [
    'can',
    new RegExp(
      `(?<=^|[,;:] |\\b(?:that|and|so|only) )(?:only )?${article}${nounPhrase} (?=(?:can|must|may|should|will|cannot|can't|needs?|have to|has to)\\b)`,
      'giu'
    )
  ],
  [
    'rights',
    new RegExp(
      `${nounPhrase}(?:'s|s')? (?=(?:rights?|privileges?|permissions?|role|access|account|credentials|level)\\b)`,
      'giu'
    )
  ]
]
/** Words that no name of a role holds: where one stands, the phrase began behind it. */
const outside = new Set(
  `a an the your our any all another of to in on with as by for from and or if you we they is are be only
  that this their who whom into at have has need needs requires require using use log sign`.split(
    /\s+/
  )
)

export function rolesOf(text: string): Role[] {
  const tidied = tidy(text)
  return forms.flatMap(([how, form]) =>
    [...tidied.matchAll(form)].flatMap(function ({groups}): Role[] {
      const words = wordsOf(groups?.['role'] ?? '')
      const start = words.findLastIndex((each) => outside.has(each)) + 1
      const stems = words.slice(start).map(stem)
      const head = stems.at(-1)
      if (head === undefined) return []
      const parts = (groups?.['role'] ?? '').split(' ')
      return [{how, text: parts.slice(start).join(' '), head, kind: new Set(stems.slice(0, -1))}]
    })
  )
}

/** Anybody at all: beside an administrator, “a user” may be one. */
const ranks = new Set('super global primary read-only limited billing'.split(' '))

export type RoleRelation = 'same' | 'conflict' | 'rank'

export function relateRoles(a: Role, b: Role): RoleRelation {
  const [own, other] = [new Set([...a.kind, a.head]), new Set([...b.kind, b.head])]
  const alone = [...own.symmetricDifference(other)]
  if (a.head === b.head && alone.every((each) => !ranks.has(each))) {
    const both = a.kind.size > 0 && b.kind.size > 0 && a.kind.isDisjointFrom(b.kind)
    return both ? 'conflict' : 'same'
  }
  if (own.isSubsetOf(other) || other.isSubsetOf(own))
    return alone.some((each) => ranks.has(each)) ? 'rank' : 'same'
  return 'conflict'
}
