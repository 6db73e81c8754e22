/** Rules of what the repairs could not settle by themselves. */

import {defineRules} from './rule.ts'

export const repairRules = defineRules({
  'repair/unbalanced': {
    severity: 'warning',
    sentence: ({repair, difference}) =>
      `The repair “${repair}” was left out, because it would have changed more than it said (${difference})`,
    explanation: `Every repair must account for each word, link and picture that it takes out or puts in.
This one did not on this page, so the page was imported without it: nothing is lost, but the defect that it mends may still be there.

Look through the article. If it reads well, there is nothing to do. Please report the page to whoever keeps this program.`,
    answers: ['meant']
  },
  'repair/large-cut': {
    severity: 'warning',
    sentence: ({repair, words, of}) =>
      `The repair “${repair}” took out ${words} of the page’s ${of} words`,
    explanation: `A single repair took out more than a tenth of the page. That may be right, but it is worth a look.

What was taken out is kept in the article’s record. If it belongs to the article, put it back from there.`,
    answers: ['meant']
  },
  'leftover/editor-note': {
    severity: 'warning',
    sentence: ({text}) => `This looks like a note between editors: “${text}”`,
    explanation: `The page holds a sentence that speaks to editors rather than to readers (“remove this line”, “to do”, “automatically migrated”).
It was kept, because it could also be meant for readers.

Delete it from the article if it is not for readers.`,
    answers: ['meant']
  },
  'leftover/macro': {
    severity: 'warning',
    sentence: ({macro}) => `The Confluence macro “${macro}” has no counterpart here`,
    explanation: `The page holds a macro that only Confluence can carry out, or that is not known here. Its text, where it has any, was kept as plain text.

Check that the place still makes sense; write out by hand what the macro showed, if readers need it.`,
    answers: ['meant']
  },
  'link/unresolved': {
    severity: 'warning',
    sentence: ({page, space}) =>
      `The link to the page “${page}”${space ? ` in space ${space}` : ''} leads nowhere: no such page was imported`,
    explanation: `The text refers to another page by its title, and no imported page (or more than one) has that title. The words were kept, the link was left out.

Import that page too, and import this one again; or link to the right article by hand.`,
    answers: ['meant']
  },
  'link/dead-anchor': {
    severity: 'warning',
    sentence: ({anchor}) => `The link to “#${anchor}” leads to no heading of this article`,
    explanation: `A link within the article leads to a place that is not there (any more), so readers who follow it stay where they are.

Let it lead to the heading that is meant, or take the link out.`,
    answers: ['meant']
  },
  'link/unsafe': {
    severity: 'warning',
    sentence: ({text}) =>
      text
        ? `The link on “${text}” was left out, because its address could run code`
        : 'A link was left out, because its address could run code',
    explanation: `The address does not lead to a page: it begins with \`javascript:\`, \`data:\` or the like, or it hides such a beginning. The words were kept, the link was left out.

Link to a page by hand, if one was meant.`,
    answers: ['meant']
  },
  'image/alt-generic': {
    severity: 'info',
    sentence: ({alt}) =>
      alt ? `The picture’s description is a file name: “${alt}”` : 'The picture has no description',
    explanation: `Readers who cannot see the picture hear its description (“alt text”) instead. Here it says nothing, and there is no heading or step from which a better one could be taken.

Describe in a few words what the picture shows.`,
    answers: ['meant']
  },
  'image/not-local': {
    severity: 'warning',
    sentence: ({pictures, first}) =>
      Number(pictures) > 1
        ? `${pictures} pictures are not stored here, the first is ${first}`
        : `The picture is not stored here: ${first}`,
    explanation: `The picture is still loaded from where it used to be. It disappears when it is deleted there, and readers without an account may not see it at all.

Import the page again with access to its attachments, or put the file next to the article.`,
    answers: ['meant']
  },
  'contents/other-words': {
    severity: 'info',
    sentence: ({words}) =>
      `The table of contents that was made by hand was kept: it says more than the headings do (${words})`,
    explanation: `The site makes a table of contents by itself. This one was made by hand, but holds words or links that the headings do not have, so it was kept.

Delete it if nothing in it is needed.`,
    answers: ['meant']
  },
  'embed/not-shown': {
    severity: 'warning',
    sentence: ({address}) => `What was embedded here is now a link: ${address}`,
    explanation: `Videos, forms and other pages are not shown inside an article: they would load from elsewhere and could follow the reader. A link to the address stands in their place.

Check that the link makes sense, or describe in words what it shows.`,
    answers: ['meant']
  }
})
