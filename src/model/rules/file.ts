/** Rules of pictures and files that belong to pages. */

import {defineRules} from './rule.ts'

export const fileRules = defineRules({
  'file/missing': {
    severity: 'warning',
    sentence: ({file, page, near}) =>
      `The file “${file}”${page ? ` of the page “${page}”` : ''} is not there${
        near ? `; the nearest name is “${near}”` : ''
      }`,
    explanation: `The page shows or links to a file that is attached to it or to another page, and the source does not have it (any more): it was deleted or renamed, its page is not imported, or the export was made without attachments.

Import it along with the page, or put the file next to the article and correct the name. If nobody needs it, take the link out.`,
    answers: ['meant']
  },
  'file/refused': {
    severity: 'warning',
    sentence: ({file, because}) => `The file “${file}” is not published: ${because}`,
    explanation: `Readers get only files of kinds that are harmless to open and that are what their names say: documents, tables, texts, archives, pictures, sound and video. Programs, scripts, web pages and files whose contents belie their names stay out.

Offer the file in another way, for instance inside of an archive, or take the link out.`,
    answers: ['meant']
  },
  'file/too-large': {
    severity: 'warning',
    sentence: ({file, size, limit}) =>
      `The file “${file}” is too large to be published: ${size} MB, at most ${limit} MB are taken`,
    explanation: `Very large files slow the site down and do not belong into the knowledge base.

Make it smaller, or put it where large files are kept and link to it.`,
    answers: ['meant']
  },
  'image/wrong-type': {
    severity: 'warning',
    sentence: ({picture, found}) => `The picture “${picture}” is no picture but ${found}`,
    explanation: `The file bears the name of a picture and holds something else. A web page in its place is most often a sign-in page, which was saved instead of the picture. It is not published.

Import the page again with access to its attachments, or put the right picture next to the article.`,
    answers: ['meant']
  }
})
