/** Rules of what the repairs could not settle by themselves. */

import type {Args} from '../args.ts'
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
  'leftover/placeholder': {
    severity: 'warning',
    sentence: ({text}) => `Something was still to be filled in here: “${text}”`,
    explanation: `The text holds a note of its author to put a link, a picture or some words in this place. It was published by oversight: readers see the note.

Put in what is meant, or take the note out.`,
    answers: ['meant']
  },
  'leftover/markdown': {
    severity: 'warning',
    sentence: ({text}) => `Marks of Markdown are shown as they are typed: “${text}”`,
    explanation: `In the source, someone typed the marks of Markdown (such as \`**\` for bold) where they are not understood, so readers saw them. The page may be about Markdown, or the marks do not fit together; so they were kept.

Take the marks out, or format the words as they were meant.`,
    answers: ['meant']
  },
  'leftover/macro': {
    severity: 'warning',
    sentence: macroSentence,
    explanation: `The page holds a macro that only Confluence can carry out, or that is not known here. Its text, where it has any, was kept as plain text.

Check that the place still makes sense; write out by hand what the macro showed, if readers need it.`,
    answers: ['meant']
  },
  'leftover/hidden-text': {
    severity: 'info',
    sentence: ({text, places}) =>
      Number(places) > 1
        ? `The page hid text in ${places} places, which readers now see; the first is “${text}”`
        : `The page hid this text, which readers now see: “${text}”`,
    explanation: `A style of the page kept this text from being shown. It may have come up at a click, as the answer to a question; or it was left over from an earlier time. It was kept, as nothing tells which.

Delete it from the article if readers are not to see it.`,
    answers: ['meant']
  },
  'leftover/wiki-markup': {
    severity: 'warning',
    sentence: () => 'The page, or a part of it, is written in the wiki markup of old Confluence',
    explanation: `Confluence up to version 3 kept pages as text with marks of its own, such as \`h2.\`, \`{info}\` or \`[title|address]\`. What is certain of them was converted; every other mark stands in the text as it was typed.

Read the article through, and set what is left of the marks anew. Or open the page in Confluence and save it once: it is then kept in today’s format, and can be imported again.`,
    answers: ['meant']
  },
  'link/unresolved': {
    severity: 'warning',
    sentence: unresolvedSentence,
    explanation: `The text refers to another page by its title, and no imported page (or more than one) has that title. The words were kept, the link was left out.

Import that page too, and import this one again; or link to the right article by hand.`,
    answers: ['meant']
  },
  'link/not-imported': {
    severity: 'info',
    sentence: ({links, first, near}) =>
      `${
        Number(links) > 1
          ? `${links} links still lead to where the pages came from, as theirs are not imported; the first is ${first}`
          : `A link still leads to where the pages came from, as its page is not imported: ${first}`
      }${near ? `; “${near}” may be meant` : ''}`,
    explanation: `The address is one of the wiki or help centre that pages were imported from, and leads to a page that is not among them. Readers without an account there may see nothing, and the link breaks when the old site is switched off.

Import those pages too, and import this one again; or link to the right article by hand.`,
    answers: ['meant']
  },
  'link/unsaved': {
    severity: 'warning',
    sentence: ({text, anchor, near}) =>
      `The link “${text}” was left out, as the editor of the help centre never gave it an address${
        anchor ? ` (only “#${anchor}”, a heading of no page that is known)` : ''
      }${near ? `; the article “${near}” may be meant` : ''}`,
    explanation: `Zendesk writes \`/articles/undefined\` where someone links to a heading of an article that is not saved yet. Such a link leads nowhere in the help centre either. The words were kept, the link was left out.

Link to the right article or heading by hand.`,
    answers: ['meant']
  },
  'link/no-contact': {
    severity: 'info',
    sentence: ({links, first}) =>
      Number(links) > 1
        ? `${links} links lead to the old help centre’s form to ask for help, the first to ${first}`
        : `A link leads to the old help centre’s form to ask for help: ${first}`,
    explanation: `The form breaks when the help centre is switched off, and this site has no such form of its own.

Write \`contact\` into the configuration, an address that begins with \`mailto:\` or \`https:\`, and import again: all these links will lead there.`,
    answers: ['meant']
  },
  'link/dead-anchor': {
    severity: 'warning',
    sentence: ({anchor, page, near}) =>
      `The link to “#${anchor}” leads to no heading of ${page ? `the article “${page}”` : 'this article'}${
        near ? `; the nearest is “${near}”` : ''
      }`,
    explanation: `A link leads to a place in an article that is not there (any more). Within the article, readers who follow it stay where they are; from another one, they come to its beginning.

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
  'link/plain-http': {
    severity: 'info',
    sentence: ({links, addresses}) =>
      Number(links) > 1
        ? `${links} links lead to pages that are not encrypted: ${addresses}`
        : `A link leads to a page that is not encrypted: ${addresses}`,
    explanation: `The address begins with \`http:\`. Others can read and change such a page on its way to the reader, and browsers warn of it. Most sites answer to \`https:\` today, but only a look at the page tells.

Open the address with \`https:\` in its place. If the same page comes, write it so; else leave it, or link to a better page.`,
    answers: ['meant']
  },
  'link/no-text': {
    severity: 'info',
    sentence: ({address}) => `A link without words was left out: ${address}`,
    explanation: `The source has a link there with nothing in it. Mostly it was left behind when its words were deleted; now and then it lies over a whole box, so that readers could click on it. Nothing else in the article leads to that address.

If readers need it, set it on the words that it belongs to.`,
    answers: ['meant']
  },
  'link/vague-text': {
    severity: 'info',
    sentence: ({links, texts, title}) => {
      const lead = title ? `; the first leads to “${title}”` : ''
      return Number(links) > 1
        ? `The texts of ${links} links do not say where they lead: “${texts}”${lead}`
        : `The text of a link does not say where it leads: “${texts}”${lead}`
    },
    explanation: `People who listen to a page often go from link to link, and hear “here”, “here”, “here”. Those who read look at links first, too.

Word the sentence so that the link stands on what it leads to: not “To reset it, click here”, but “See how to reset your password”.`,
    answers: ['meant']
  },
  'link/ambiguous-anchor': {
    severity: 'warning',
    sentence: ({text, anchor, heading}) =>
      `The link “${text}” leads to “${heading}”, but other places of the page had the same id (“${anchor}”)`,
    explanation: `Several places of the source bear the same id, mostly as a section was copied. Browsers lead readers to the first of them, and so does the link here; it may be meant for another one.

Follow the link. If it does not lead to where its words say, let it lead to the right heading.`,
    answers: ['meant']
  },
  'image/alt-generic': {
    severity: 'info',
    sentence: ({alt}) =>
      alt ? `The picture’s description is a file name: “${alt}”` : 'The picture has no description',
    explanation: `Readers who cannot see the picture hear its description (“alt text”) instead. Here it says nothing, and there is no step, heading or title from which a better one could be taken.

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

Import the page again with access to its attachments and to the network, or put the file next to the article.`,
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
    explanation: `Forms, other pages, and videos of services that are not known here are not shown inside an article: they would load from elsewhere and could follow the reader. A link to the address stands in their place.

Check that the link makes sense, or describe in words what it shows.`,
    answers: ['meant']
  },
  'include/inlined': {
    severity: 'info',
    sentence: ({page}) => `A part of this article is kept in the page “${page}”; edit it there`,
    explanation: `The page shows a text that is kept in another page, so that it is written once and shown in many places. Here the text stands in the article itself, as it was at the last import.

Edit it in the other page: the next import brings the change here and to every other article that shows it. What is changed in this article alone, the other articles do not get.`,
    answers: ['meant']
  },
  'include/left-out': {
    severity: 'warning',
    sentence: (args) => leftOut(args),
    explanation: `The page shows a text that is kept in another page. That text could not be put here: the other page was not imported (or several have its title), it has no such excerpt, the pages show each other in a circle, or the text would make this article too large. The title of the other page stands in its place, as a link where there is a page to lead to.

Import the other page too, and import this one again; or write by hand what readers need here.`,
    answers: ['meant']
  },
  'list/cut': {
    severity: 'warning',
    sentence: ({shown, macro}) =>
      `The list that the macro “${macro}” makes was cut after ${shown} entries`,
    explanation: `Confluence makes this list anew whenever the page is looked at. Here it is written out, and it would have more entries than a reader can use, so only the first ones were.

Ask in Confluence for fewer pages (fewer levels, a label), or take the list out: the site has its own list of all articles.`,
    answers: ['meant']
  }
})

function leftOut({page, because, excerpt}: Args): string {
  const what = excerpt ? `the excerpt “${excerpt}” of the page “${page}”` : `the page “${page}”`
  switch (because) {
    case 'no-excerpt':
      return excerpt
        ? `The page “${page}” has no excerpt “${excerpt}” to be shown here`
        : `The page “${page}” has no excerpt to be shown here`
    case 'circle':
      return `Here stood ${what}, which shows this very place in turn: a link stands for it`
    case 'deep':
      return `Here stood ${what}, within too many pages that show one another: a link stands for it`
    case 'large':
      return `Here stood ${what}, which would make this article too large: a link stands for it`
    default:
      return `Here stood ${what}, which was not imported`
  }
}

/** What became of a macro that nothing here does the work of: `why` says it, where more is known. */
function macroSentence({macro, why, title, query}: Args): string {
  if (title)
    return `The diagram “${title}” (macro “${macro}”) has no picture among the attached files`
  if (query)
    return `What the macro “${macro}” would find is not known here; its query stands in its place`
  switch (why) {
    case 'elsewhere':
      return 'The text of a synced block is kept on another page; nothing stands in its place'
    case 'languages':
      return 'The page holds its text in several languages, one below the other'
    case 'list':
      return `What the macro “${macro}” lists is not known here; nothing stands in its place`
    case 'snapshot':
      return `What the macro “${macro}” shows is as it was at the export, and will stay so`
    case 'some':
      return `The text in the macro “${macro}” was meant for some readers only; here all see it`
    default:
      return `The Confluence macro “${macro}” has no counterpart here`
  }
}

function unresolvedSentence({page, space, near, shortcut}: Args): string {
  if (shortcut)
    return `The link “${page}” leads nowhere: only the wiki knows its shortcut “${shortcut}”`
  if (space && page === space)
    return `The link to the space ${space} leads nowhere: no page stands for the space here`
  const place = space ? ` in space ${space}` : ''
  if (near === page)
    return `The link to the page “${page}”${place} leads nowhere: several imported pages have this title`
  const hint = near ? `; the nearest title is “${near}”` : ''
  return `The link to the page “${page}”${place} leads nowhere: no such page was imported${hint}`
}
