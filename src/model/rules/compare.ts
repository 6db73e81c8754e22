/** Where two versions of one article disagree. */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

const said = (args: Args, key: string) => String(args[key] ?? '')
const lacking = (args: Args) =>
  args['published'] === true ? 'The published version' : said(args, 'in')
const list = (args: Args, key: string) => {
  const value = args[key]
  return Array.isArray(value) ? value.join(', ') : said(args, key)
}

export const compareRules = defineRules({
  'step/missing': {
    severity: 'error',
    sentence: (args) =>
      `${lacking(args)} lacks step ${said(args, 'number')}, “${said(args, 'step')}”`,
    explanation:
      'Both versions describe the same procedure, but one of them leaves out a step. Readers who follow it get stuck, or lose a value that is shown only once.\n\nTake the step over, or say that it is meant to be left out.',
    answers: ['take', 'meant', 'not-same']
  },
  'step/extra': {
    severity: 'warning',
    sentence: (args) =>
      `Step ${said(args, 'number')}, “${said(args, 'step')}”, is not in ${said(args, 'in')}`,
    explanation:
      'The published version has a step that the other copy lacks. Either the copy is out of date, or the step is no longer needed.\n\nAdd it to the copy, or say that it is meant.',
    answers: ['meant', 'take', 'not-same']
  },
  'step/reordered': {
    severity: 'error',
    sentence: (args) =>
      `Step ${said(args, 'number')}, “${said(args, 'step')}”, is step ${said(args, 'other')} in the other version`,
    explanation:
      'The two versions put the same steps in different orders, and only one of them can be right.\n\nTry the procedure, then correct the version that is wrong.',
    answers: ['meant', 'not-same']
  },
  'step/split-or-merged': {
    severity: 'info',
    sentence: (args) =>
      `Steps ${list(args, 'steps')} are steps ${list(args, 'others')} in the other version`,
    explanation:
      'Both versions ask for the same actions, but cut them into steps differently. Nothing is missing.\n\nNothing needs to be done; the numbers differ when people talk about “step 3”.',
    answers: ['meant']
  },
  'path/conflict': {
    severity: 'error',
    sentence: (args) =>
      `The way through the menus is “${said(args, 'from')}” here and “${said(args, 'to')}” in the other version`,
    explanation:
      'The versions send readers to different menus for the same thing.\n\nCheck in the product which one is right today, and correct the other.',
    answers: ['meant', 'not-same']
  },
  'path/partial': {
    severity: 'info',
    sentence: (args) =>
      `One version names the way as “${said(args, 'from')}”, the other as “${said(args, 'to')}”`,
    explanation:
      'One of the two leaves out a stop on the way through the menus. They do not contradict each other.\n\nThe longer form is easier to follow.',
    answers: ['meant']
  },
  'label/changed': {
    severity: 'warning',
    sentence: (args) =>
      `“${said(args, 'from')}” is called “${said(args, 'to')}” in the other version`,
    explanation:
      'The same action is done on a button, tab or menu of another name.\n\nCheck what the product shows today, and use that name.',
    answers: ['meant', 'not-same']
  },
  'warning/missing': {
    severity: 'error',
    sentence: (args) => `${lacking(args)} does not warn that: “${said(args, 'text')}”`,
    explanation:
      'One version warns readers of something that the other does not mention. Without the warning they may lose data, or a value that cannot be shown again.\n\nTake the warning over, or say that it is not needed.',
    answers: ['take', 'meant', 'not-same']
  },
  'warning/demoted': {
    severity: 'warning',
    sentence: (args) =>
      `A warning is less prominent in ${said(args, 'in')}: “${said(args, 'text')}”`,
    explanation:
      'What one version sets apart as important stands as plain text in the other, where readers may pass over it.\n\nSet it apart again, or say that it is meant.',
    answers: ['take', 'meant']
  },
  'prereq/missing': {
    severity: 'warning',
    sentence: (args) =>
      `${lacking(args)} does not say what is needed first: “${said(args, 'text')}”`,
    explanation:
      'One version lists something that readers must have before they begin; the other does not.\n\nTake it over, or say that it is no longer needed.',
    answers: ['take', 'meant', 'not-same']
  },
  'number/conflict': {
    severity: 'error',
    sentence: (args) =>
      `“${said(args, 'from')}” here is “${said(args, 'to')}” in the other version`,
    explanation:
      'Both versions say the same with another number, and only one of them can be right.\n\nFind out which one holds, and correct the other.',
    answers: ['take', 'meant', 'not-same']
  },
  'link/missing': {
    severity: 'info',
    sentence: (args) => `${lacking(args)} has no link to ${said(args, 'url')}`,
    explanation:
      'One version links to a page that the other does not link to.\n\nAdd the link where it helps.',
    answers: ['meant', 'take']
  },
  'link/target-changed': {
    severity: 'warning',
    sentence: (args) =>
      `The link “${said(args, 'text')}” leads to ${said(args, 'from')} here and to ${said(args, 'to')} in the other version`,
    explanation:
      'The same link text leads to different pages.\n\nOpen both, and keep the one that is current.',
    answers: ['take', 'meant']
  },
  'image/missing': {
    severity: 'warning',
    sentence: (args) =>
      Number(args['count']) > 1
        ? `${lacking(args)} has none of the ${said(args, 'count')} pictures of the other`
        : `${lacking(args)} lacks the picture “${said(args, 'image')}”`,
    explanation:
      'A picture of one version is not in the other.\n\nTake it over, or say that the text does without.',
    answers: ['take', 'meant']
  },
  'block/missing': {
    severity: 'warning',
    sentence: (args) =>
      `The published version lacks a ${said(args, 'kind')}: “${said(args, 'text')}”`,
    explanation:
      'Another version of this article says something that the published one does not.\n\nTake it over, or say that it is meant to be left out.',
    answers: ['take', 'meant', 'not-same']
  },
  'block/extra': {
    severity: 'info',
    sentence: (args) =>
      `A ${said(args, 'kind')} is not in ${said(args, 'in')}: “${said(args, 'text')}”`,
    explanation:
      'The published version says something that the other copy does not.\n\nAdd it to the copy, unless it is meant for these readers only.',
    answers: ['meant', 'take', 'not-same']
  },
  'block/moved': {
    severity: 'info',
    sentence: (args) => `Stands elsewhere in the other version: “${said(args, 'text')}”`,
    explanation: 'Both versions say it, at different places.\n\nNothing needs to be done.',
    answers: ['meant']
  },
  'text/changed': {
    severity: 'info',
    sentence: (args) => `“${said(args, 'from')}” reads “${said(args, 'to')}” in the other version`,
    explanation:
      'Both versions say it in different words, and no fact that is checked for differs.\n\nRead both once; take the better one, or say that it is meant.',
    answers: ['meant', 'take', 'not-same']
  },
  'code/changed': {
    severity: 'error',
    sentence: (args) =>
      `Code differs: \`${said(args, 'from')}\` here, \`${said(args, 'to')}\` in the other version`,
    explanation:
      'Readers copy code as it stands, and only one of the two can be right.\n\nTry both, and correct the version that fails.',
    answers: ['take', 'meant', 'not-same']
  }
})
