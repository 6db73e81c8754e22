/** Where two versions of one article say the same thing, and not the same of it. */

import {capital, copy, isHere, quoted} from './parts.ts'
import {defineRules} from './rule.ts'

export const factRules = defineRules({
  'modal/polarity': {
    severity: 'error',
    sentence: (args) =>
      `It says ${quoted(args, 'from')} here, but ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'One version allows or asks for what the other forbids, calls impossible or leaves to the reader: “can view” and “cannot view”, “must close” and “need not close”. Readers of the wrong one do harm, or give up.\n\nTry it in the product, then take the version that is right.',
    answers: ['take', 'meant', 'not-same']
  },
  'modal/strength': {
    severity: 'warning',
    sentence: (args) =>
      `It says ${quoted(args, 'from')} here, and ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'What one version requires (“must”, “have to”), the other only advises (“should”, “we recommend”) or allows (“can”, “may”). Readers cannot tell whether they may leave it out.\n\nFind out how binding it is, and say it in the same way in both.',
    answers: ['take', 'meant', 'not-same']
  },
  'negation/flip': {
    severity: 'error',
    sentence: (args) =>
      `It says ${quoted(args, 'from')} here, but ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'One version says what the other denies: “is shown again” and “is not shown again”, “enabled” and “disabled”. Only one of them can be true.\n\nCheck it in the product, then take the version that is right.',
    answers: ['take', 'meant', 'not-same']
  },
  'condition/missing': {
    severity: 'warning',
    sentence: (args) =>
      isHere(args)
        ? `This article lacks a condition of ${copy(args)}: ${quoted(args, 'text')}`
        : `${capital(copy(args))} lacks the condition ${quoted(args, 'text')}`,
    explanation:
      'One version says when something holds (“if the feature is on”, “unless you are an owner”); the other says it as if it always did. Readers for whom it does not hold look for what is not there.\n\nTake the condition over, or say that it no longer applies.',
    answers: ['take', 'meant', 'not-same']
  },
  'role/conflict': {
    severity: 'error',
    sentence: (args) =>
      `Done by ${quoted(args, 'from')} here, but by ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'The versions name different people for the same thing: who signs in, who is asked, who may do it. Somebody without the rights gets stuck, and somebody with more rights than needed is a risk. Where one of them only has a higher rank, such as “super administrator”, it is a warning.\n\nFind out which role it takes, and name that one in both.',
    answers: ['take', 'meant', 'not-same']
  },
  'date/conflict': {
    severity: 'warning',
    sentence: (args) => `${quoted(args, 'from')} here is ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'Both versions say when something happens, and name different days. Ways to write a date do not count: “2026-05-01” is “May 1st, 2026”, and “May 2026” agrees with both.\n\nFind out which one holds. Of two dates of the last update, the later one tells which version is newer.',
    answers: ['take', 'meant', 'not-same']
  },
  'version/conflict': {
    severity: 'warning',
    sentence: (args) => `${quoted(args, 'from')} here is ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'Both versions name the same product or protocol, in different versions. “Python 3” agrees with “Python 3.12”; “OAuth 2.0” and “OAuth 2.1” do not agree.\n\nCheck which versions are supported today, and correct the text that is behind.',
    answers: ['take', 'meant', 'not-same']
  },
  'term/inconsistent': {
    severity: 'info',
    sentence: (args) => `${quoted(args, 'from')} is called ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'Wherever one version uses one name, the other uses another, and neither knows the name of the other. Readers and the search take them for two things.\n\nChoose the name that the product shows, and use it in both.',
    answers: ['meant', 'not-same']
  },
  'label/case': {
    severity: 'info',
    sentence: (args) => `${quoted(args, 'from')} is written ${quoted(args, 'to')} in ${copy(args)}`,
    explanation:
      'The name of a button, tab or menu has other capitals, blanks or hyphens in the two versions.\n\nWrite it as the product does.',
    answers: ['take', 'meant']
  }
})
