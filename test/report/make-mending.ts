/** A small report of repairs, made by hand: one article of two pages, and one that is counted only. */

import type {MendedArticle, MendingReport} from '../../src/model/mending.ts'

const file = 'content/sources/desk/1/page.html'

export const mendedArticle: MendedArticle = {
  id: 'a1',
  title: 'Create a key',
  path: 'content/articles/en/keys/create-a-key.mdx',
  locale: 'en',
  pages: [
    {
      source: 'desk/1',
      format: 'html',
      file,
      steps: [
        {
          by: 'help-centre-chrome',
          summary: 'What a help centre shows was copied along.',
          entries: [
            {
              place: {file, line: 9, column: 1},
              passage: '<p>Was this article helpful?</p>',
              what: {what: 'end', lines: 2},
              removed: {text: 'Was this article helpful?\nYes', links: ['/hc/1'], images: []},
              aside: 'Ida: it worked.\n\nBen: not for me.'
            }
          ]
        },
        {
          by: 'file-name-alts',
          summary: 'The description of a picture is the name of its file.',
          entries: [
            {
              place: {file, line: 3, column: 5},
              passage: '<img src="a.png" alt="a.png">',
              what: {from: 'a.png', to: 'Step 2: Open the keys'}
            },
            {
              place: {file, line: 4, column: 5},
              passage: '<img src="b.png">',
              what: {from: '', to: 'The list of keys'}
            }
          ]
        }
      ]
    },
    {source: 'wiki/2', format: 'storage', file: 'content/sources/wiki/2/page.xml', steps: []}
  ],
  comparison: {
    words: {before: 9, after: 6},
    before: 'Create a key\nOpen it.\nWas this article helpful?',
    after: 'Create a key\nOpen it now.',
    rows: [
      {kind: 'same', segments: [{text: 'Create a key', kind: 'same'}]},
      {
        kind: 'changed',
        segments: [
          {text: 'Open it', kind: 'same'},
          {text: '.', kind: 'removed'},
          {text: ' now.', kind: 'added'}
        ]
      },
      {kind: 'left', segments: [{text: 'Was this article helpful?', kind: 'removed'}]}
    ]
  }
}

const summaries = Object.fromEntries(
  mendedArticle.pages.flatMap(({steps}) => steps.map(({by, summary}) => [by, summary]))
)

export const counted: MendingReport = {
  summaries,
  articles: [
    {
      id: 'a1',
      title: 'Create a key',
      path: 'content/articles/en/keys/create-a-key.mdx',
      repairs: {'file-name-alts': 2, 'help-centre-chrome': 1}
    },
    {id: 'a2', title: 'a2', repairs: {'file-name-alts': 1}}
  ],
  details: [],
  problems: [{file: 'content/records/a3.yaml', reason: 'sources: is missing'}]
}

export const detailed: MendingReport = {
  ...counted,
  articles: counted.articles.slice(0, 1),
  details: [mendedArticle],
  problems: []
}

/** The same, with `text` in every place where a source or a writer can put words. */
export function hostile(text: string): MendingReport {
  const piece = {text, links: [text], images: [text]}
  const entry = {
    place: {file: text, line: 1, column: 1},
    passage: text,
    what: {from: text, to: text, other: text, all: [text]},
    removed: piece,
    added: piece,
    aside: text
  }
  const article: MendedArticle = {
    ...mendedArticle,
    id: text,
    title: text,
    path: text,
    locale: text,
    pages: [
      {
        source: `desk/${text}`,
        format: 'html',
        file: text,
        steps: [{by: text, summary: text, entries: [entry]}]
      }
    ],
    comparison: {
      words: {before: 1, after: 1},
      before: text,
      after: text,
      rows: [
        {
          kind: 'changed',
          segments: [
            {text, kind: 'removed'},
            {text, kind: 'added'}
          ]
        }
      ]
    }
  }
  return {
    summaries: {[text]: text},
    articles: [{id: text, title: text, path: text, repairs: {[text]: 1}}],
    details: [article, {...article, comparison: {...article.comparison!, rows: []}}],
    problems: [{file: text, reason: text}]
  }
}
