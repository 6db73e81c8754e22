/** Rules of what writers type, and of what the site cannot show. */

import {defineRules} from './rule.ts'

export const writingRules = defineRules({
  'stage/left-out': {
    severity: 'error',
    sentence: ({because}) => `The article is left out of the site: ${because}`,
    explanation: `Before an article reaches the site, it is read once more by the parser that builds the site, and compared with what was written. This article did not come out the same, or could not be read in time, so the site was built without it. All other articles are published.

Look at the line that is named; a tag that is not closed is the usual cause. The file itself was not changed.`,
    answers: []
  },
  'link/unknown-article': {
    severity: 'warning',
    sentence: ({id}) => `The link leads to the article “${id}”, which is not published`,
    explanation: `The article that the link names is not there, is a draft, or is held back. Readers see the words without the link.

Publish that article, or let the link lead somewhere else.`,
    answers: ['meant']
  },
  'link/left-out': {
    severity: 'warning',
    sentence: ({url}) => `The link to “${url}” was left out: the site does not lead to addresses of this kind`,
    explanation: `Only web pages, mail addresses, telephone numbers and articles can be linked to. Readers see the words without the link.

Correct the address, or take the link out.`,
    answers: ['meant']
  },
  'image/not-found': {
    severity: 'warning',
    sentence: ({url}) => `The picture “${url}” is not there`,
    explanation: `The article shows a picture whose file does not lie beside it. Readers see its description instead.

Put the file into the folder that bears the name of the article, or take the picture out.`,
    answers: ['meant']
  },
  'token/no-facts': {
    severity: 'warning',
    sentence: ({service, problem}) =>
      problem
        ? `What is known of tokens of “${service}” cannot be used: ${problem}`
        : `Nothing is known of tokens of “${service}”`,
    explanation: `The article says in \`token:\` whose token it sets up, and the walkthrough takes its warnings, checks and ways out from the file of that name in \`content/tokens/\`. That file is missing or does not fit, so the walkthrough goes without them.

Write or correct the file, or take \`token:\` out and set \`walkthrough: true\` instead.`,
    answers: ['meant']
  },
  'section/unreadable': {
    severity: 'warning',
    sentence: ({section, problem}) => `The file of section “${section}” cannot be used: ${problem}`,
    explanation: `The file should hold \`title\`, and may hold \`description\`, \`order\` (a number) and \`parent\` (another section). The section is shown under the name of its folder.

Correct the file.`,
    answers: []
  },
  'fill/unused': {
    severity: 'info',
    sentence: ({name}) => `The value “${name}” is declared but nowhere used`,
    explanation: `\`fill:\` lets readers type a value once and see it everywhere in the article. This one stands nowhere in the text, so nobody is asked for it.

Write it where it belongs, or take it out of \`fill:\`.`,
    answers: ['meant']
  }
})
