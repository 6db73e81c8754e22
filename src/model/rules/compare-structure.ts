/** Where the structure of two versions disagrees: fields, tables, headings, code and pictures. */

import type {Args} from '../args.ts'
import {capital, copy, isHere, quoted, said} from './parts.ts'
import {defineRules} from './rule.ts'

/** “A”, “B” and “C”. */
function names(args: Args, key: string): string {
  const value = args[key]
  const all = Array.isArray(value) ? value.map((each) => `“${each}”`) : []
  return all.join(', ').replace(/, ([^,]*)$/, ' and $1')
}

const isEmpty = (args: Args, key: string) => /^(?:|–)$/.test(said(args, key))
const cell = (args: Args, key: string) => (isEmpty(args, key) ? 'empty' : quoted(args, key))

export const compareStructureRules = defineRules({
  'field/missing': {
    severity: 'warning',
    sentence: (args) => {
      const value = isEmpty(args, 'value') ? '' : `: ${quoted(args, 'value')}`
      return isHere(args)
        ? `This article lacks the field ${quoted(args, 'field')} of ${copy(args)}${value}`
        : `${capital(copy(args))} lacks the field ${quoted(args, 'field')}${value}`
    },
    explanation:
      'Both versions list the same fields, in a table or as lines of a name and a value, and one of them leaves a field out. Readers who fill in a form by it do not know what to put there.\n\nTake the field over, or say that it is meant to be left out.',
    answers: ['take', 'meant', 'not-same']
  },
  'field/value-conflict': {
    severity: 'error',
    sentence: (args) =>
      `The field ${quoted(args, 'field')} is ${quoted(args, 'from')} here, but ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'Both versions give the same field another value, and only one of them can be right.\n\nFind out which one holds, and correct the other.',
    answers: ['take', 'meant', 'not-same']
  },
  'table/cell-changed': {
    severity: 'warning',
    sentence: (args) => {
      const columns = names(args, 'columns')
      const where = columns === '' ? '' : ` in ${columns}`
      return `The row ${quoted(args, 'row')} differs${where}: ${cell(args, 'from')} here, ${cell(args, 'to')} in ${copy(args)}`
    },
    explanation:
      'Two tables have a row of the same name, and what stands in it differs.\n\nFind out which one holds, and correct the other.',
    answers: ['take', 'meant', 'not-same']
  },
  'table/shape': {
    severity: 'warning',
    sentence: (args) =>
      typeof args['from'] === 'number'
        ? `The table has ${said(args, 'from')} columns here, but ${said(args, 'to')} in ${copy(args)}`
        : `The table has the columns ${quoted(args, 'from')} here, but ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'The two tables have rows of the same names, but not the same columns: one of them says more, or calls it otherwise.\n\nTake the table over where it says more, or say that it is meant.',
    answers: ['meant', 'take', 'not-same']
  },
  'heading/changed': {
    severity: 'info',
    sentence: (args) =>
      `The heading ${quoted(args, 'from')} reads ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'Two sections that answer each other are called differently. Readers who were sent to one by its name do not find it in the other.\n\nUse the better name in both, or say that it is meant.',
    answers: ['meant', 'take']
  },
  'heading/level': {
    severity: 'info',
    sentence: (args) =>
      `The heading ${quoted(args, 'text')} stands ${args['ranks'] === 1 ? 'a rank' : `${said(args, 'ranks')} ranks`} ${args['lower'] ? 'lower' : 'higher'} in ${copy(args)}`,
    explanation:
      'The heading stands higher or lower among its neighbours, so its section is part of another one. That all headings of an article are one rank lower does not count.\n\nGive it the rank that its section needs, or say that it is meant.',
    answers: ['meant', 'take']
  },
  'code/lang-missing': {
    severity: 'info',
    sentence: (args) =>
      isHere(args)
        ? `The language of the code is not named here, but is in ${copy(args)}: ${said(args, 'language')}`
        : `${capital(copy(args))} does not name the language of ${
            Number(args['count']) > 1 ? `${said(args, 'count')} pieces of code` : 'its code'
          }: ${said(args, 'language')}`,
    explanation:
      'Code whose language is named is coloured, and easier to read.\n\nWrite the language behind the three backquotes above the code.',
    answers: ['take', 'meant']
  },
  'image/content-differs': {
    severity: 'warning',
    sentence: (args) => shows(args),
    explanation:
      'The pictures at one place of both versions were compared: by their bytes, by how they look from afar, and pixel by pixel where that is near. A part that differs is most often a screen of an older release of the product. Pictures that were only saved anew or made smaller are not told.\n\nLook at both, and keep the one that shows what readers see today.',
    answers: ['take', 'meant']
  }
})

function shows(args: Args): string {
  const picture = `the picture ${quoted(args, 'image')}`
  switch (args['how']) {
    case 'changed':
      return `A part of ${picture} looks different in ${copy(args)}`
    case 'unsure':
      return `${capital(picture)} may show something else in ${copy(args)}`
    default:
      return `In place of ${picture}, ${copy(args)} shows another one`
  }
}
