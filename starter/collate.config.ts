/** What Collate knows about this knowledge base. Every key is optional: take out what you do not need. */

import type {UserConfig} from 'collate'

export default {
  // Its name, as readers see it.
  title: 'TITLE',

  // One sentence about it, for search engines and for the first page.
  description: 'Guides and answers for everyone who works with us.',

  // Where readers will find the site. With a path, if it lies under one: 'https://www.example.com/help'.
  url: 'https://help.example.com',

  // The language of articles that say nothing else.
  locale: 'en',

  // Which version leads where two copies of an article differ: the name of a source, or 'newest'.
  lead: 'newest',

  // Where articles come from; `npx collate import` reads all of them. These two are the sample.
  sources: [
    {name: 'wiki', type: 'files', paths: ['content/imports/wiki'], section: 'api-tokens'},
    {
      name: 'help-center',
      type: 'files',
      paths: ['content/imports/help-center'],
      section: 'api-tokens'
    }

    // Confluence and Zendesk can be asked themselves. Credentials come from the environment, never from this file.
    // {name: 'team-wiki', type: 'confluence', url: 'https://team.atlassian.net/wiki', spaces: ['HELP']},
    // {name: 'support', type: 'zendesk', url: 'https://acme.zendesk.com', locale: 'en'},
  ],

  // Pages that are the same article, where they do not say so themselves.
  pairs: [['wiki/7340133', 'help-center/9120077']],

  // Where readers ask for help when an article did not: 'mailto:…' or 'https:…'.
  contact: 'mailto:support@example.com'

  // Pictures and files on other hosts are brought in, so that articles outlive the site that they came from.
  // `fetch: false` leaves them where they are.
  // files: {fetch: true, largestPicture: 20},

  // What Collate mends can be left out, repair by repair: `npx collate repairs` counts them.
  // repairs: {'bold-headings': false}
} satisfies UserConfig
