/** Rules of pictures and files that belong to pages. */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

export const fileRules = defineRules({
  'file/missing': {
    severity: 'warning',
    sentence: ({file, page, near}) =>
      `The file “${file}”${page ? ` of the page “${page}”` : ''} is not there${
        near ? `; the nearest name is “${near}”` : ''
      }`,
    explanation: `The page shows or links to a file that is attached to it or to another page, and the source does not have it (any more): it was deleted or renamed, its page is not imported, or the export was made without attachments.

Import it along with the page, or put the file next to the article and correct the name; where a page of a help centre says not where it lay, give it its \`url\`, so that its files can be had there. If nobody needs it, take the link out.`,
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
      `The file “${file}” is too large to be published: ${
        size === undefined ? '' : `${size} MB, `
      }at most ${limit} MB are taken`,
    explanation: `Very large files slow the site down and do not belong into the knowledge base.

Make it smaller, or put it where large files are kept and link to it. \`files.largestPicture\` and \`files.largestFile\` in the configuration say how much is taken.`,
    answers: ['meant']
  },
  'file/web-page': {
    severity: 'error',
    sentence: ({file, address}) =>
      `In place of the file “${file}” stands a web page, most likely one to sign in${
        address ? ` (${address})` : ''
      }`,
    explanation: `Whoever may not have a file gets a page to sign in instead, under the very name of the file. It is no picture and no document, so it is not published, and readers miss what should be there.

Import the pages through their connector with credentials that may read the file, or save the file by hand and put it next to the article. If everybody may read it, the address is wrong: open it in a browser where you are not signed in.`,
    answers: ['meant']
  },
  'file/not-fetched': {
    severity: 'warning',
    sentence: (args) => notFetched(args),
    explanation: `The article shows or links to a file that lies on another host. It was to be brought in, as it disappears when it is deleted there, and it did not come. It stays where it is; of a picture, readers see a link.

If its host wants to know who asks, import the pages through their connector with credentials, or save the file by hand and put it next to the article. If it lies in a private network on purpose, name its host in \`files.privateHosts\`. If it is gone, take it out. What failed for a while is tried again at the next import; \`files: {fetch: false}\` leaves all such files where they are.`,
    answers: ['meant']
  },
  'image/wrong-type': {
    severity: 'error',
    sentence: ({picture, found, address}) =>
      `The picture “${picture}” is no picture but ${found}${address ? ` (${address})` : ''}`,
    explanation: `The file bears the name of a picture and holds something else. A web page in its place is most often a sign-in page, which was saved instead of the picture, or which its host sends to whoever may not see it. It is not published, and readers miss what should be there.

Import the page through its connector, with credentials that may read its attachments, or put the right picture next to the article.`,
    answers: ['meant']
  }
})

const reasons: Readonly<Record<string, string>> = {
  broken: 'what it sends breaks off',
  busy: 'it has too much to do',
  forbidden: 'it wants to know who asks',
  gone: 'it says that there is no such file',
  private: 'the address, or one that it leads to, lies in a private network',
  redirect: 'it leads on to nowhere, or to where nobody should follow',
  status: 'it answers with an error',
  unreachable: 'it cannot be reached'
}

function notFetched({files, first, host, because, picture}: Args): string {
  const why = reasons[String(because)] ?? String(because)
  const noun = picture === true ? 'picture' : 'file'
  return Number(files) > 1
    ? `${files} ${noun}s did not come from ${host}: ${why}; the first is ${first}`
    : `The ${noun} did not come from ${host}: ${why} (${first})`
}
