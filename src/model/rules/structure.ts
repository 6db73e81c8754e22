/** Rules of an article's structure: what is missing from it, and what its shape leaves open. */

import {defineRules} from './rule.ts'

export const structureRules = defineRules({
  'leftover/chrome': {
    severity: 'warning',
    sentence: ({text}) => `This line may belong to the help centre, not to the article: “${text}”`,
    explanation: `Pages that were copied or printed from a help centre bring its buttons and footers along. This line looks like one, but it stands alone, so it was kept.

Delete it if it is not part of the article.`,
    answers: ['meant']
  },
  'leftover/list': {
    severity: 'warning',
    sentence: ({first, last, lines}) =>
      `${lines} lines may be of the list beside the article, not of its text: from “${first}” to “${last}”`,
    explanation: `A printed page that is made text again loses its columns: what the help centre shows beside the article then stands between its paragraphs, sheet by sheet. These lines look like it, but nothing proves where they end, so they were kept.

Delete them if they are not part of the article.`,
    answers: ['meant']
  },
  'aside/comments': {
    severity: 'info',
    sentence: ({lines}) =>
      `What readers wrote below the article was set aside (${lines} ${lines === 1 ? 'paragraph' : 'paragraphs'})`,
    explanation: `The copy of the page brought the comments of its readers along. They are not part of the article and are not published.

They are kept whole in the article’s record. Readers often say there what is wrong or out of date: read them once.`,
    answers: ['meant']
  },
  'aside/foreign-faq': {
    severity: 'warning',
    sentence: ({questions, words}) =>
      `A list of ${questions} questions (${words} words) was set aside: it comes from other sites`,
    explanation: `The page was copied by a site that appends questions and answers about other products. They are not part of the article and may be wrong for your readers, so they are not published.

They are kept whole in the article’s record. Put back what you need from there.`,
    answers: ['meant']
  },
  'lost/icon': {
    severity: 'warning',
    sentence: ({before, after}) =>
      before
        ? `An icon seems to be missing after “${before}”`
        : `An icon seems to be missing before “${after}”`,
    explanation: `The sentence speaks of something to click or to look at and then names nothing: an icon stood there and was lost when the page was copied.

Write the name of the icon or button in its place, or put the picture back.`,
    answers: ['meant']
  },
  'lost/image': {
    severity: 'warning',
    sentence: ({text}) => `A picture seems to be missing here: “${text}”`,
    explanation: `The text holds what is left of a picture: its description, its number, or a sentence that points to it. The picture itself was lost when the page was copied.

Put the picture back, or reword the sentence so that it does without.`,
    answers: ['meant']
  },
  'lost/attachment': {
    severity: 'warning',
    sentence: ({files}) =>
      `Files were attached to the article, and only their names are left: ${[files].flat().join(', ')}`,
    explanation: `The page offered files to download. A copy as text has their names and sizes, but no way to them, so the names were taken out of the article; they are kept in its record.

Get the files, put them beside the article, and link them where readers need them.`,
    answers: ['meant']
  },
  'article/empty': {
    severity: 'warning',
    sentence: () => 'Nothing of this page is left to read',
    explanation:
      'The page has a body, but nothing in it is shown to readers here: it is a title alone, it leads on to another page, it is a list that only Confluence can make, or everything in it is hidden. The article would be an empty page of the site.\n\nWrite what readers should find there, or give the article the status `draft`.',
    answers: ['meant']
  },
  'title/missing': {
    severity: 'warning',
    sentence: ({title}) => `The page has no title; it is called “${title}” until it gets one`,
    explanation: `Neither the source nor the text of the page says what it is called, so a stand-in was made of its first words.

Write a title into \`title:\` at the top of the article.`,
    answers: ['meant']
  },
  'title/guessed': {
    severity: 'warning',
    sentence: ({title}) => `The title “${title}” was guessed from the text`,
    explanation: `The source gives the page no title. One was taken from the text, from a heading that says what the page is about.

Change \`title:\` at the top of the article if it says something else.`,
    answers: ['meant']
  },
  'step/number-gap': {
    severity: 'warning',
    sentence: ({before, after}) => `Step ${before} is followed by step ${after}`,
    explanation: `The numbers of the steps do not count on. Either a step is missing, or one has the wrong number.

Compare with the source; add the missing step, or correct the numbers.`,
    answers: ['meant']
  },
  'step/count-claim': {
    severity: 'warning',
    sentence: ({text, steps}) => `The article says “${text}”, but there are ${steps}`,
    explanation: `A title or a sentence says how many steps there are, and the steps below it are more or fewer. Either a step was added or lost since, or the number was wrong from the start.

Count the steps, and correct the number or leave it out.`,
    answers: ['meant']
  },
  'dup/block': {
    severity: 'warning',
    sentence: ({text, blocks}) =>
      blocks === 1
        ? `The same text stands twice in a row: “${text}”`
        : `The same ${blocks} paragraphs or items stand there twice, beginning with “${text}”`,
    explanation: `What stands right below itself, or a section that is there twice with its heading and all of its text, was most likely pasted twice. Warnings and steps that come again in other sections are meant, and are not told.

Delete one of the two, or say that it is meant.`,
    answers: ['meant']
  },
  'heading/unclear': {
    severity: 'info',
    sentence: ({text}) => `“${text}” is set in bold and may be meant as a heading`,
    explanation: `A line in bold looks like a heading, but nothing follows that it could be the heading of, so it was kept as it is.

If it is one, make it a heading, so that it appears in the contents and can be linked to.`,
    answers: ['meant']
  },
  'table/unclear': {
    severity: 'warning',
    sentence: ({text}) => `It is unclear what this table is: it begins with “${text}”`,
    explanation: `The rows of the table do not fit together, or it may have been used to place things on the page. It was kept as a table.

Write it as text, as steps or as a table with a row of headings, whichever it is.`,
    answers: ['meant']
  }
})
