/** Rules of slips against what writers type for steps, callouts, boxes and the like. */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

export const conventionRules = defineRules({
  'mdx/unknown-callout': {
    severity: 'warning',
    sentence: ({typed, likely}) =>
      `\`${typed}\` makes no callout, so readers see it as text${didYouMean(likely)}`,
    explanation: `A callout is a quote whose first line is \`> [!NOTE]\`, \`> [!TIP]\`, \`> [!IMPORTANT]\`, \`> [!WARNING]\` or \`> [!CAUTION]\`; its text follows on lines that begin with \`> \`. This line looks like one, but for a slip.

Correct the line; or write \`\\[\` for a bracket that is meant as text.`,
    answers: ['meant']
  },
  'mdx/callout-title': {
    severity: 'warning',
    sentence: ({kind, text}) =>
      `“${text}” stands beside \`[!${kind}]\`, so readers see it as the title of the callout`,
    explanation: `What stands on the first line of a callout, after its marker, is its title, and shown in bold. This reads like the text of the callout, or like its beginning.

Write the text on a line of its own that begins with \`> \`, below the one with the marker.`,
    answers: ['meant']
  },
  'mdx/attribute-value': {
    severity: 'warning',
    sentence: ({tag, attribute, value, values, likely}) =>
      `\`${attribute}\` of \`<${tag}>\` cannot be “${value}”${
        likely === undefined ? `; it may be ${values}` : didYouMean(likely)
      }`,
    explanation: `The attribute has a few values that it may be, and this is none of them. The tag is shown as if it had no such attribute.

Write one of the values.`,
    answers: ['meant']
  },
  'mdx/tag-place': {
    severity: 'warning',
    sentence: ({tag, within}) => `\`<${tag}>\` means something only right inside ${within}`,
    explanation: `Some tags are parts of another: a step of a walkthrough, a path of a choice, a cell of a row. Standing alone, or deeper inside, this one is not shown as what it is.

Put the tag that it belongs to around it, or write it by the plain conventions: \`### Step 1: …\`, \`## Option: …\`.`,
    answers: ['meant']
  },
  'mdx/step-title': {
    severity: 'warning',
    sentence: ({title, likely}) =>
      `“${title}” is no step, so readers see a plain heading; did you mean \`${likely}\`?`,
    explanation: `A step is a heading that begins with \`Step\`, a number in digits, and a colon: \`### Step 2: Copy the token\`. This heading looks like one, but for a slip, so the steps around it do not count it.

Correct the heading, or leave it if it is no step.`,
    answers: ['meant']
  },
  'mdx/steps-parted': {
    severity: 'warning',
    sentence: ({next}) =>
      `This paragraph parts the steps: those from ${next} on are a walkthrough of their own`,
    explanation: `A paragraph that begins at the margin ends a numbered list. The numbers after it go on, but readers get two walkthroughs, and the paragraph belongs to none. A picture, a callout, code or a table may stand there.

Indent the paragraph by three blanks, so that it belongs to the step above; or make it a callout.`,
    answers: ['meant']
  },
  'mdx/option-title': {
    severity: 'warning',
    sentence: ({title, likely}) =>
      `“${title}” is no option to choose, so readers see a plain heading; did you mean \`${likely}\`?`,
    explanation: `A choice of paths is made of two or more headings of the same rank in a row that begin with \`Option:\`, such as \`## Option: With a token\` or \`## Option A: With a token\`. This heading looks like one, but for a slip.

Correct the heading, or leave it if it is no option.`,
    answers: ['meant']
  },
  'mdx/option-alone': {
    severity: 'info',
    sentence: ({title}) => `“${title}” stands alone, so readers have nothing to choose`,
    explanation: `Two or more headings of the same rank in a row that begin with \`Option:\` are a choice of paths. Of one alone, or with another heading of that rank between, nothing can be chosen, and it is shown as a plain heading.

Write the other option, give both the same rank, or take \`Option:\` away.`,
    answers: ['meant']
  },
  'mdx/box': {
    severity: 'warning',
    sentence: ({typed, likely}) =>
      `\`${typed}\` is no box, so readers see it as text; did you mean \`${likely}\` and a text?`,
    explanation: `A box that readers tick is typed as a hyphen, a blank, brackets with a blank in them, another blank, and the text: \`- [ ] Open the door\`. One of the blanks is missing here, or something else stands in the brackets.

Correct the line; or write \`\\[\` for a bracket that is meant as text.`,
    answers: ['meant']
  },
  'mdx/box-missing': {
    severity: 'warning',
    sentence: ({items, boxes}) =>
      `${items} ${items === 1 ? 'item has' : 'items have'} no box beside ${boxes} that ${
        boxes === 1 ? 'has' : 'have'
      } one, so readers can tick none`,
    explanation: `A list whose items all have a box, \`- [ ]\`, is a checklist that readers tick. Where some have none, the list stays a plain one.

Give every item a box, or part the list in two by a line of text.`,
    answers: ['meant']
  },
  'mdx/heading-rank': {
    severity: 'info',
    sentence: ({title, typed, likely}) =>
      typed === '#'
        ? `“${title}” has the rank of the article’s title; did you mean \`${likely}\`?`
        : `“${title}” is more than one rank below the heading before it; did you mean \`${likely}\`?`,
    explanation: `The number of \`#\` says the rank of a heading. The title of the article, in \`title:\`, has the first; headings in the text begin with \`##\`, and each is at most one rank below the one before it. Readers who hear the page lose the thread otherwise.

Correct the number of \`#\`.`,
    answers: ['meant']
  },
  'mdx/code-language': {
    severity: 'info',
    sentence: ({lang, likely}) =>
      `No language of code is called \`${lang}\`; did you mean \`${likely}\`?`,
    explanation: `The word after the three backticks names the language of the code; \`math\` makes a formula of it. This one looks like a slip.

Correct the word, or take it out.`,
    answers: ['meant']
  },
  'mdx/code-not-closed': {
    severity: 'warning',
    sentence: () => 'Nothing closes this block of code, so all that follows it is shown as code',
    explanation: `A block of code stands between two lines of backticks. The second is missing, so everything down to the end of the article, or of the list or quote, is shown as code.

Write the line of backticks where the code ends. It has as many as the first, and nothing else.`,
    answers: ['meant']
  },
  'fill/undeclared': {
    severity: 'warning',
    sentence: ({name, likely}) =>
      likely === undefined
        ? `\`${name}\` is not declared in \`fill:\`, so readers have to replace it by hand`
        : `\`${name}\` is not declared in \`fill:\`; did you mean \`${likely}\`?`,
    explanation: `A name such as \`YOUR-ORG\` that is declared in \`fill:\` at the top of the article is a value that readers type once, and see everywhere. This article has steps, and this name looks like such a value, but is not declared.

Correct the name; or declare it:

\`\`\`yaml
fill:
  YOUR-ORG: {label: Your organisation, kind: text}
\`\`\``,
    answers: ['meant']
  }
})

function didYouMean(likely: Args[string] | undefined): string {
  return likely === undefined ? '' : `; did you mean \`${likely}\`?`
}
