/** Rules of guides to a service's token, held against `content/tokens/`. */

import type {Args} from '../args.ts'
import {quoted} from './parts.ts'
import {defineRules} from './rule.ts'

export const tokenRules = defineRules({
  'token/no-facts': {
    severity: 'warning',
    sentence: ({service, problem, likely}) =>
      problem
        ? `What is known of tokens of “${service}” cannot be used: ${problem}`
        : `Nothing is known of tokens of “${service}”${likely === undefined ? '' : `; did you mean \`${likely}\`?`}`,
    explanation: `The article says in \`token:\` whose token it sets up, and the walkthrough takes its warnings, checks and ways out from the file of that name in \`content/tokens/\`. That file is missing or does not fit, so the walkthrough goes without them.

Write or correct the file, or take \`token:\` out and set \`walkthrough: true\` instead.`,
    answers: ['meant']
  },
  'token/not-joined': {
    severity: 'info',
    sentence: ({service, name}) =>
      `The steps make a token of ${service}, but the article does not say \`token: ${name}\``,
    explanation: `What is known of the service in \`content/tokens/\` is used where an article names it in \`token:\`: the warning before the token is shown, the check of a pasted token, the call that tells whether it works, and the ways out when it does not. Articles that come from a source get the line by themselves.

Write the line between the \`---\` at the top.`,
    answers: ['meant']
  },
  'token/path-differs': {
    severity: 'warning',
    sentence: (args) =>
      `The way to the token is ${quoted(args, 'from')} here; at ${args['service']} it is ${quoted(args, 'to')} (${checked(args)})`,
    explanation: `The steps lead through the menus of the service on another way than its own documentation. One of them is out of date: readers of the wrong one look for a menu that is not there.

Try it at the service. Correct the article, or correct the file in \`content/tokens/\` and its date.`,
    answers: ['meant']
  },
  'token/button-differs': {
    severity: 'warning',
    sentence: (args) =>
      `The button is called ${quoted(args, 'from')} here; at ${args['service']} it is ${quoted(args, 'to')} (${checked(args)})`,
    explanation: `A step names a button that makes the token, and the service's own documentation calls it something else. Labels of older and newer pages of the service, which its file in \`content/tokens/\` lists as \`otherLabels\`, do not count.

Try it at the service. Correct the article, or correct the file and its date.`,
    answers: ['meant']
  },
  'token/lifetime-differs': {
    severity: 'warning',
    sentence: (args) =>
      `It says ${quoted(args, 'from')}; of tokens of ${args['service']} is known: ${quoted(args, 'to')} (${checked(args)})`,
    explanation: `The article and the service disagree about how long a token lasts. Readers who trust the longer time find their program stopped one day.

Look it up at the service. Correct the article, or correct the file in \`content/tokens/\` and its date.`,
    answers: ['meant']
  },
  'token/header-differs': {
    severity: 'warning',
    sentence: (args) =>
      `The token is sent as ${quoted(args, 'from')} here; ${args['service']} wants ${quoted(args, 'to')} (${checked(args)})`,
    explanation: `A call in the article puts the token into a header that the service's documentation does not name. Such calls answer 401, and readers think that their token is wrong.

Try the call. Correct the article, or add the form to \`use\` in the file in \`content/tokens/\`.`,
    answers: ['meant']
  },
  'token/once-not-said': {
    severity: 'info',
    sentence: (args) =>
      `It does not say that ${args['service']} shows the token only once (${checked(args)})`,
    explanation: `Whoever leaves the page without copying the token has to make a new one. The site warns readers before the click, from what is known of the service; readers of other copies of the article are not warned.

Say it in the step that makes the token, so that every copy does.`,
    answers: ['meant']
  }
})

/** Facts grow old: from whom they are, and since when. */
function checked({checked}: Args): string {
  return `from the vendor, checked ${checked}`
}
