/** Where two versions of one article disagree. */

import type {Args} from '../args.ts'
import {capital, copy, isHere, quoted, said} from './parts.ts'
import {defineRules} from './rule.ts'

function list(args: Args, key: string): string {
  const value = args[key]
  const all = Array.isArray(value) ? value.map(String) : [said(args, key)]
  return `step${all.length > 1 ? 's' : ''} ${all.join(', ').replace(/, ([^,]*)$/, ' and $1')}`
}

export const compareRules = defineRules({
  'step/missing': {
    severity: 'error',
    sentence: (args) =>
      isHere(args)
        ? `This article lacks step ${said(args, 'number')} of ${copy(args)}: ${quoted(args, 'step')}`
        : `${capital(copy(args))} lacks step ${said(args, 'number')} of this article: ${quoted(args, 'step')}`,
    explanation:
      'Both versions describe the same procedure, but one of them leaves out a step. Readers who follow it get stuck, or lose a value that is shown only once.\n\nTake the step over, or say that it is meant to be left out.',
    answers: ['take', 'meant', 'not-same']
  },
  'step/extra': {
    severity: 'info',
    sentence: (args) =>
      `Step ${said(args, 'number')}, ${quoted(args, 'step')}, is not in ${copy(args)}`,
    explanation:
      'The published version has a step that the other copy lacks. Either the copy is out of date, or the step is no longer needed.\n\nAdd it to the copy, or say that it is meant.',
    answers: ['meant', 'take', 'not-same']
  },
  'step/reordered': {
    severity: 'error',
    sentence: (args) =>
      `Step ${said(args, 'number')}, ${quoted(args, 'step')}, is step ${said(args, 'other')} in ${copy(args)}`,
    explanation:
      'The two versions put the same steps in different orders, and only one of them can be right.\n\nTry the procedure, then correct the version that is wrong.',
    answers: ['meant', 'not-same']
  },
  'step/split-or-merged': {
    severity: 'info',
    sentence: (args) =>
      capital(`${list(args, 'steps')} here: ${list(args, 'others')} in ${copy(args)}`),
    explanation:
      'Both versions ask for the same actions, but cut them into steps differently. Nothing is missing.\n\nNothing needs to be done; the numbers differ when people talk about “step 3”.',
    answers: ['meant']
  },
  'path/conflict': {
    severity: 'error',
    sentence: (args) =>
      `The menu path is ${quoted(args, 'from')} here, but ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'The versions send readers to different menus for the same thing.\n\nCheck in the product which one is right today, and correct the other.',
    answers: ['take', 'meant', 'not-same']
  },
  'path/partial': {
    severity: 'info',
    sentence: (args) =>
      `The menu path is ${quoted(args, 'from')} here, and ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'One of the two leaves out a stop on the way through the menus. They do not contradict each other.\n\nThe longer form is easier to follow.',
    answers: ['meant', 'take']
  },
  'label/changed': {
    severity: 'warning',
    sentence: (args) => `${quoted(args, 'from')} is called ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'The same action is done on a button, tab or menu of another name.\n\nCheck what the product shows today, and use that name.',
    answers: ['take', 'meant', 'not-same']
  },
  'warning/missing': {
    severity: 'error',
    sentence: (args) =>
      isHere(args)
        ? `This article lacks a warning of ${copy(args)}: ${quoted(args, 'text')}`
        : `${capital(copy(args))} lacks the warning ${quoted(args, 'text')}`,
    explanation:
      'One version warns readers of something that the other does not mention. Without the warning they may lose data, or a value that cannot be shown again.\n\nTake the warning over, or say that it is not needed.',
    answers: ['take', 'meant', 'not-same']
  },
  'warning/demoted': {
    severity: 'warning',
    sentence: (args) =>
      isHere(args)
        ? `A warning is set apart in ${copy(args)}, but plain text here: ${quoted(args, 'text')}`
        : `A warning is plain text in ${copy(args)}: ${quoted(args, 'text')}`,
    explanation:
      'What one version sets apart as important stands as plain text in the other, where readers may pass over it.\n\nSet it apart again, or say that it is meant.',
    answers: ['take', 'meant']
  },
  'prereq/missing': {
    severity: 'warning',
    sentence: (args) =>
      isHere(args)
        ? `This article lacks a requirement of ${copy(args)}: ${quoted(args, 'text')}`
        : `${capital(copy(args))} lacks the requirement ${quoted(args, 'text')}`,
    explanation:
      'One version lists something that readers must have before they begin; the other does not.\n\nTake it over, or say that it is no longer needed.',
    answers: ['take', 'meant', 'not-same']
  },
  'number/conflict': {
    severity: 'error',
    sentence: (args) => `${quoted(args, 'from')} here is ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'Both versions say the same with another number, and only one of them can be right.\n\nFind out which one holds, and correct the other.',
    answers: ['take', 'meant', 'not-same']
  },
  'link/missing': {
    severity: 'info',
    sentence: (args) =>
      isHere(args)
        ? `This article lacks a link of ${copy(args)}: ${quoted(args, 'text')}`
        : `${capital(copy(args))} lacks the link ${quoted(args, 'text')}`,
    explanation:
      'One version links to a page that the other does not link to.\n\nAdd the link where it helps.',
    answers: ['meant', 'take']
  },
  'link/target-changed': {
    severity: 'warning',
    sentence: (args) =>
      `The link ${quoted(args, 'text')} leads to ${said(args, 'from')} here, but to ${said(args, 'to')} in ${copy(args)}`,
    explanation:
      'The same link text leads to different pages.\n\nOpen both, and keep the one that is current.',
    answers: ['take', 'meant']
  },
  'image/missing': {
    severity: 'warning',
    sentence: (args) =>
      Number(args['count']) > 1
        ? isHere(args)
          ? `This article has none of the ${said(args, 'count')} pictures of ${copy(args)}`
          : `${capital(copy(args))} has none of the ${said(args, 'count')} pictures`
        : isHere(args)
          ? `This article lacks a picture of ${copy(args)}: ${quoted(args, 'image')}`
          : `${capital(copy(args))} lacks the picture ${quoted(args, 'image')}`,
    explanation:
      'A picture of one version is not in the other.\n\nTake it over, or say that the text does without.',
    answers: ['take', 'meant']
  },
  'block/missing': {
    severity: 'warning',
    sentence: (args) =>
      `This article lacks a ${said(args, 'kind')} of ${copy(args)}: ${quoted(args, 'text')}`,
    explanation:
      'Another version of this article says something that the published one does not.\n\nTake it over, or say that it is meant to be left out.',
    answers: ['take', 'meant', 'not-same']
  },
  'block/extra': {
    severity: 'info',
    sentence: (args) =>
      `${capital(copy(args))} lacks the ${said(args, 'kind')} ${quoted(args, 'text')}`,
    explanation:
      'The published version says something that the other copy does not.\n\nAdd it to the copy, unless it is meant for these readers only.',
    answers: ['meant', 'take', 'not-same']
  },
  'block/moved': {
    severity: 'info',
    sentence: (args) => `Stands elsewhere in ${copy(args)}: ${quoted(args, 'text')}`,
    explanation: 'Both versions say it, at different places.\n\nNothing needs to be done.',
    answers: ['meant']
  },
  'text/changed': {
    severity: 'info',
    sentence: (args) => `${quoted(args, 'from')} reads ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'Both versions say it in different words, and no fact that is checked for differs.\n\nRead both once; take the better one, or say that it is meant.',
    answers: ['meant', 'take', 'not-same']
  },
  'code/changed': {
    severity: 'error',
    sentence: (args) =>
      `Code differs: \`${said(args, 'from')}\` here, \`${said(args, 'to')}\` in ${copy(args)}`,
    explanation:
      'Readers copy code as it stands, and only one of the two can be right.\n\nTry both, and correct the version that fails.',
    answers: ['take', 'meant', 'not-same']
  }
})
