/** Which pages are versions of one article. */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

const said = (args: Args, key: string) => String(args[key] ?? '')
/** A page as a person knows it, and as commands do. */
const name = (args: Args, key: string) => {
  const known = said(args, `${key}Name`)
  return known === '' || known.includes(said(args, key))
    ? said(args, key)
    : `${known} (${said(args, key)})`
}
/** The same at the beginning of a sentence, where an id keeps its small letter. */
const first = (args: Args, key: string) => {
  const text = name(args, key)
  return text === said(args, key)
    ? `The page ${text}`
    : text.slice(0, 1).toUpperCase() + text.slice(1)
}

export const pairRules = defineRules({
  'pair/source-missing': {
    severity: 'warning',
    sentence: (args) => `The other version of this page was not imported: ${said(args, 'url')}`,
    explanation:
      'This page says of itself that it was made from another page, and that one was not imported. Until both can be compared, nobody knows whether the text is whole, so the article is held back.\n\nImport that page too, or publish the article as it is.',
    answers: ['publish']
  },
  'pair/ambiguous': {
    severity: 'warning',
    sentence: (args) =>
      `${first(args, 'page')} could be a version of ${name(args, 'best')} or of ${name(args, 'second')}`,
    explanation:
      'Two pages are almost equally like this one, so it was joined with neither.\n\n`same` and `not-same` are about the first of the two; `npx collate pair A B` says that the other is the same article. `neither` keeps the page apart from both.',
    answers: ['same', 'not-same', 'neither']
  },
  'pair/proposed': {
    severity: 'info',
    sentence: (args) => `${first(args, 'a')} and ${name(args, 'b')} may be versions of one article`,
    explanation:
      'The two pages use the same words for the same actions. They are compared, but stay two articles until someone says that they are one.\n\nSay so with `npx collate pair A B`, or that they are not with `npx collate unpair A B`.',
    answers: ['same', 'not-same']
  },
  'pair/unpaired': {
    severity: 'info',
    sentence: (args) => {
      const near =
        args['best'] === undefined
          ? ''
          : `; the likest is ${name(args, 'best')}, by ${said(args, 'score')} %`
      return `${first(args, 'page')} has no other version in \`${said(args, 'missing')}\`, as most of its like have${near}`
    },
    explanation:
      'Most articles of this source have another version in that one, and this page has none that is like enough. Either it was never written there, or both texts have gone so far apart that nobody would know them by their words.\n\nIf there is one, say so with `npx collate pair A B`. If there need not be one, say that it is meant.',
    answers: ['same', 'meant']
  }
})
