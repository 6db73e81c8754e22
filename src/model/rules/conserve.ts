/** Rules of conservation: every word, link and picture of a source is accounted for. */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

export const conserveRules = defineRules({
  'conserve/lost': {
    severity: 'error',
    sentence: (args) => `The article lacks what its source has: ${tokens(args)}`,
    explanation: `Every word, link and picture of a source must be in the article, unless a repair that can be named took it out. A reader that is independent of the import counted them, and these are missing.

Compare the article with its source at the place that is named, and put back what belongs there. Please report it as well: it is a fault of the program.`,
    answers: ['meant']
  },
  'conserve/added': {
    severity: 'error',
    sentence: (args) => `The article has what its source lacks: ${tokens(args)}`,
    explanation: `Nothing may come into an article that its source does not say, unless a repair that can be named put it in. A reader that is independent of the import counted the words, links and pictures, and these come from nowhere.

Compare the article with its source, and take out what does not belong there. Please report it as well: it is a fault of the program.`,
    answers: ['meant']
  }
})

function tokens({tokens, more}: Args): string {
  const list = Array.isArray(tokens) ? tokens : []
  const named = list.map((token) => `“${token}”`).join(', ')
  return Number(more) > 0 ? `${named} and ${more} more` : named
}
