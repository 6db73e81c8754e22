/** What there is to say of an export, by kind: the words for the terminal, and why, for the documentation. */

import type {Args} from './args.ts'

interface Kind {
  /** One sentence about one place. */
  sentence(args: Args): string
  /** When it is said, and why no more can be done. */
  why: string
}

export const exportNotes = {
  conflict: {
    sentence: ({conflicts}) =>
      conflicts === 1
        ? 'A conflict is not settled yet: this is your version of it'
        : `${conflicts} conflicts are not settled yet: this is your version of them`,
    why: 'A source and a writer both changed the same words, and nobody decided yet. What is exported is the writer’s file.'
  },
  held: {
    sentence: ({status}) => `The article is not published: its front matter says \`${status}\``,
    why: 'A draft, or an article that is held back, is exported when it is asked for by name.'
  },
  empty: {
    sentence: () => 'The article has no text, so there is nothing to import again',
    why: 'An article of which a source has the title only.'
  },
  secret: {
    sentence: ({secrets}) =>
      `${secrets === 1 ? 'A secret is' : `${secrets} secrets are`} replaced by a marker`,
    why: 'Keys and passwords never leave the knowledge base, though somebody typed them into an article.'
  },
  upload: {
    sentence: ({file}) => `Upload \`${file}\`: the text shows it, and the target does not have it`,
    why: 'The address of the picture or file in the target is not known. It lies beside the text.'
  },
  'link-words': {
    sentence: ({text, to}) =>
      `The link “${text}” is left out, its words stay: ${to} is not known there`,
    why: 'It leads to an article that has no address which readers of the target could open, or to a place of the site while `url` is not configured.'
  },
  'link-site': {
    sentence: ({text, to}) => `The link “${text}” leads to the site: ${to}`,
    why: 'The article or section has no address in the target, but one on the published site.'
  },
  'link-unsafe': {
    sentence: ({to}) => `A link or picture is left out, as its address could do harm there: ${to}`,
    why: 'Only addresses that do nothing but lead somewhere are written.'
  },
  fill: {
    sentence: ({word}) => `Readers of the site type \`${word}\` once; there it stays as it is`,
    why: 'No other system fills words in.'
  },
  walkthrough: {
    sentence: ({tag, title}) => `\`<${tag}>\` became a heading: ${title}`,
    why: 'Walkthroughs, steps and paths in tags are headings there: nobody can choose, tick or hide them.'
  },
  box: {
    sentence: ({tag}) => `\`<${tag}>\` became what Markdown says for it`,
    why: 'The tags of callouts, lists to tick, figures and badges have no other name there.'
  },
  checklist: {
    sentence: ({items}) =>
      items === 1 ? 'A box to tick became a sign' : `${items} boxes to tick became signs`,
    why: 'Zendesk lets no one tick a box in an article, and Confluence none in a list that is not all boxes.'
  },
  maths: {
    sentence: ({formula}) => `A formula is shown as it is typed: ${formula}`,
    why: 'Zendesk and Confluence draw no formulas without an extension.'
  },
  video: {
    sentence: ({address}) => `A video becomes a link: ${address}`,
    why: 'The site plays it in the page when a reader asks for it.'
  },
  footnotes: {
    sentence: ({notes}) =>
      `${notes === 1 ? 'A footnote is' : `${notes} footnotes are`} listed at the end`,
    why: 'There is no element for footnotes: numbers lead to a list below the text.'
  },
  mark: {
    sentence: ({tag, text}) => `\`<${tag}>\` is lost around “${text}”`,
    why: 'What is underlined, marked, a key, or set higher or lower, has no sign in the target, or one that is taken for mere looks.'
  },
  details: {
    sentence: ({title}) => `What can be unfolded stands open under its title: ${title}`,
    why: 'Markdown has no part that can be unfolded; nor has Confluence one that is open at first.'
  },
  'plain-title': {
    sentence: ({title}) => `A title is plain text there: ${title}`,
    why: 'Macros of Confluence have titles without bold, code, links or pictures.'
  },
  'callout-kind': {
    sentence: ({kind, title}) => `There is no box for “${kind}”: ${title} became another kind`,
    why: 'Confluence has boxes of four colours: information, tip, note and warning.'
  },
  'code-line': {
    sentence: ({meta}) => `What stands behind the language of a block of code is left out: ${meta}`,
    why: 'Zendesk has no place for it, and Confluence only for a title, line numbers and the first line.'
  },
  'table-cells': {
    sentence: ({what}) => `A table cannot hold ${what}: the words are in the cell, on one line`,
    why: 'Tables of Markdown have no merged cells, no breaks, and no lists, code or pictures of their own in a cell.'
  },
  'title-of': {
    sentence: ({title}) => `The title of a picture or link is left out: ${title}`,
    why: 'Links of Confluence to its own pages and files have no title.'
  },
  properties: {
    sentence: ({keys}) => `The properties of the article are left out: ${keys}`,
    why: 'Only Confluence has properties of pages; where their table stands in the text, nothing is lost and nothing said.'
  },
  reads: {
    sentence: ({is, was}) =>
      is === ''
        ? `Read again, this is gone: ${was}`
        : was === ''
          ? `Read again, this is new: ${is}`
          : `Read again, “${was}” becomes “${is}”`,
    why: 'The export was imported again, as a check, and this block came out otherwise. Most often the import would mend it: a word such as “Note:” that begins a paragraph makes it a callout.'
  },
  'reads-title': {
    sentence: ({is}) => `Read again, the title would be “${is}”`,
    why: 'The import takes another line for the title.'
  }
} as const satisfies Readonly<Record<string, Kind>>

export type NoteKind = keyof typeof exportNotes

/** What a note says, in one sentence without a full stop. */
export function noteSentence(kind: NoteKind, args: Args): string {
  const {sentence}: Kind = exportNotes[kind]
  return sentence(args)
}
