/** Which pages are versions of one article. */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

const said = (args: Args, key: string) => String(args[key] ?? '')

export const pairRules = defineRules({
  'pair/source-missing': {
    severity: 'warning',
    sentence: (args) => `The page that this one was made from is not here: ${said(args, 'url')}`,
    explanation:
      'The page names another page as its original or its copy, and that page was not imported. Until both can be compared, nobody knows whether the text is whole, so the article is held back.\n\nImport the named page, or publish the article as it is.',
    answers: ['publish']
  },
  'pair/ambiguous': {
    severity: 'warning',
    sentence: (args) =>
      `${said(args, 'page')} could be a version of ${said(args, 'best')} or of ${said(args, 'second')}`,
    explanation:
      'Two pages are almost equally like this one, so it was joined with neither.\n\nSay which one is the same article with `collate pair A B`, or that none is.',
    answers: ['same', 'not-same']
  },
  'pair/proposed': {
    severity: 'info',
    sentence: (args) => `${said(args, 'a')} and ${said(args, 'b')} may be versions of one article`,
    explanation:
      'The two pages use the same words for the same actions. They are compared, but stay two articles until someone says that they are one.\n\nSay so with `collate pair A B`, or that they are not with `collate unpair A B`.',
    answers: ['same', 'not-same']
  }
})
