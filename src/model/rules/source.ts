/** Rules of reading: files that cannot be read, texts that parse only in part. */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

export const sourceRules = defineRules({
  'source/unreadable': {
    severity: 'error',
    sentence: (args) => `This could not be read${because(args)}`,
    explanation:
      'A file or folder was named, or lies in a folder that was, but its text could not be had, so nothing of it was imported. Mend what the sentence says (a missing file, a permission, a link that leads back to its own folder), then import again.',
    answers: []
  },
  'source/binary': {
    severity: 'error',
    sentence: (args) =>
      `The file is not a text${args['kind'] ? ` but ${String(args['kind'])}` : ''}, so it was not imported`,
    explanation:
      'Only texts can become articles: HTML, Confluence storage format, ADF and wiki markup, Markdown and plain text. Export the page again in one of these, or leave the file out of the import. Pictures are taken along when an article shows them.',
    answers: []
  },
  'source/empty': {
    severity: 'warning',
    sentence: () => 'The page is empty, so it was not imported',
    explanation:
      'There is no text in the file. If the page has text where it comes from, export it again.',
    answers: []
  },
  'source/encoding': {
    severity: 'warning',
    sentence: (args) =>
      args['bytes'] === undefined
        ? `The text is not written in UTF-8; it was read as ${String(args['encoding'])}`
        : `${count(args['bytes'], 'character')} of the text ${args['bytes'] === 1 ? 'is' : 'are'} not written in UTF-8; read as ${String(args['encoding'])}`,
    explanation:
      'A text says nowhere for certain in which encoding it is written. This one is not UTF-8, as texts usually are, so letters with accents and typographic quotes may have been read wrongly. Look at them; if they are wrong, save the file as UTF-8 and import it again.',
    answers: ['meant']
  },
  'source/duplicate-id': {
    severity: 'error',
    sentence: (args) =>
      `Two pages have the same id${args['id'] ? ` “${String(args['id'])}”` : ''}${args['other'] ? `; the other is ${String(args['other'])}` : ''}${args['now'] ? `; this one goes by “${String(args['now'])}”` : ''}`,
    explanation:
      'Every page of a source needs an id of its own, as the article is found by it at the next import. Nothing was overwritten: the second page was brought in under an id with an ending. Rename one of the files, or give it another `id` in its `.meta.json` file; take one away if it is a copy.',
    answers: []
  },
  'source/bad-sidecar': {
    severity: 'error',
    sentence: (args) => `The file with the facts about the page cannot be used${because(args)}`,
    explanation:
      'A file `NAME.meta.json` next to a page `NAME.html` gives its `id`, `title`, `url`, `aliases`, `space`, `revision`, `updatedAt`, `labels`, `tags`, `promoted`, `section`, `locale`, `format`, `source`, `ancestors`, `position` and `files`, and whether it is a `draft` or `restricted`. What is named here is wrong, and the page was read without it. Mend the file at the place, then import again.',
    answers: []
  },
  'source/unsafe-name': {
    severity: 'error',
    sentence: (args) =>
      `${count(args['count'], 'file')} of this archive ${args['count'] === 1 ? 'was' : 'were'} left out${because(args)} (${String(args['names'] ?? '')})`,
    explanation:
      'A file in the archive is a link, or has a name that leads out of the archive, which no export has: such archives are made to overwrite files or to read secrets. Nothing of the file was read. If you trust where the archive comes from, unpack it yourself, look at the file, and pack it again under a plain name.',
    answers: []
  },
  'source/entry-skipped': {
    severity: 'warning',
    sentence: (args) =>
      `${count(args['count'], 'file')} of this archive ${args['count'] === 1 ? 'was' : 'were'} left out${because(args)} (${String(args['names'] ?? '')})`,
    explanation:
      'A file in the archive could not be used: it is locked by a password, packed in an unusual way, or another file has the very same name. The others were read. Pack the files again, without a password, as a plain zip.',
    answers: []
  },
  'source/damaged-archive': {
    severity: 'error',
    sentence: (args) =>
      `The archive could not be read${args['part'] === undefined ? '' : ' to its end'}${because(args)}`,
    explanation:
      'What was read before the place that is named was imported; what lies behind it was not. Most often a download or a copy was cut short: get the archive again and compare its size with the original. An archive that unpacks to absurd amounts, or whose files lie over each other, was made to do harm and is not read.',
    answers: []
  },
  'source/left-behind': {
    severity: 'info',
    sentence: (args) => `Not brought in from this export: ${leftBehind(args)}`,
    explanation:
      'An export of a space holds more than its pages as readers see them: earlier versions, drafts, what lies in the trash, archived pages, comments, templates. Only current pages and blog posts become articles. A pageless text is one whose page is not in the export, often for want of a permission; ask someone who may see it to export the space again.',
    answers: []
  },
  'source/partial': {
    severity: 'error',
    sentence: (args) =>
      `Not all of the source “${String(args['source'] ?? '')}” could be read${because(args)}`,
    explanation:
      'A source that is asked over the network did not give all its pages. Those that came were brought in, the others are as they were before, and no page counts as deleted. Mend what the sentence says, then import again: it goes on where it was.',
    answers: []
  },
  'source/restricted': {
    severity: 'warning',
    sentence: (args) =>
      `The page${args['title'] ? ` “${String(args['title'])}”` : ''} is ${notForAll(args)}`,
    explanation:
      'The page, or one above it, is restricted in Confluence, or the article is for a segment of the users of a help centre, or a draft there. What is imported may be published, so such pages are left out. If everybody may read it, lift the restriction or publish it there; to bring in all that is not for everybody, write `restricted: true` in the configuration of a source that is asked over the network, and `drafts: true` for drafts of a help centre; in saved files, take out what says so.\n\nAn article whose page was closed, or made a draft again, after it came in keeps what it said, and is held back until the page is open again; `status: published` in its front matter overrides that.',
    answers: []
  },
  'source/readers-unknown': {
    severity: 'error',
    sentence: (args) =>
      `${count(args['pages'], 'page')} of the source “${String(args['source'] ?? '')}” did not come in: the site does not say whether everybody may read ${args['pages'] === 1 ? 'it' : 'them'}`,
    explanation:
      'What is imported may be published, so pages that Confluence or a help centre shows to some people only are left out. With these credentials, the site does not answer who may read a page. Use credentials that may read restrictions (on Confluence Cloud, a scoped token needs `read:content.restriction:confluence`; on Zendesk, those of your own staff), or none at all where everybody may read the pages; or, if the source holds nothing that is restricted, write `restricted: true` in the configuration of the source.',
    answers: []
  },
  'source/failed': {
    severity: 'error',
    sentence: (args) => `The page could not be made into an article${because(args)}`,
    explanation:
      'Something in this page led to a fault in the program itself, so the page was left out; all others were imported, and what was there of it before is untouched. Please report it, with the page if you can; until it is mended, a simpler version of the page may go through.',
    answers: []
  },
  'parse/ill-formed': {
    severity: 'warning',
    sentence: (args) =>
      `The Confluence markup is broken${args['line'] === undefined ? '' : ` at ${String(args['line'])}:${String(args['column'])}`}${because(args)}; it was read as well as it goes`,
    explanation:
      'Confluence storage format must be well-formed XML. This page is not, so it was read by the more forgiving rules of HTML. Its words are all there; macros and links near the place may have come out wrong. A page in the JSON of the new editor that is broken was kept as it stands, as code. Compare the article there with the page.',
    answers: ['meant']
  },
  'parse/unknown-node': {
    severity: 'warning',
    sentence: (args) =>
      args['mark'] === undefined
        ? `The page holds a “${String(args['node'] || 'nameless')}”, which is not known here; its words were kept`
        : `The page holds text marked as “${String(args['mark'])}”, which is not known here; its words were kept`,
    explanation:
      'The page was written with an editor that is newer than this program, or its data is damaged. All words, links and pictures in the unknown part were kept, as plain paragraphs; how it looked is lost. Compare the article there with the page.',
    answers: ['meant']
  },
  'parse/unknown-file': {
    severity: 'warning',
    sentence: (args) =>
      `The page shows a file of which only the id is known (${String(args['file'])})`,
    explanation:
      'In the format of the new Confluence editor a page names its pictures and files by ids; what they are called stands in the list of attached files. That list did not come with the page, or does not hold this file, so it cannot be shown. Import the page through the connector, or put the names of its files into its `.meta.json`.',
    answers: ['meant']
  },
  'parse/too-deep': {
    severity: 'warning',
    sentence: (args) =>
      `The markup is nested more than ${String(args['depth'] ?? 200)} levels deep; what lies deeper was raised to that level`,
    explanation:
      'No page that people write is nested so deeply; it comes from a broken export or a tool gone wrong. The words are kept, their lists and quotes below that level are not. Look at the place, and mend the source if it matters.',
    answers: ['meant']
  },
  'parse/cut-short': {
    severity: 'warning',
    sentence: (args) =>
      `The text ends in the middle of a ${String(args['inside'] ?? 'tag')}${args['cut'] ? ` (“${String(args['cut'])}”)` : ''}: the export was cut short`,
    explanation:
      'The last characters of the page are the beginning of markup that never ends. What was there after it is missing in the file. Export the page again, or compare the end of the article with the original.',
    answers: ['meant']
  },
  'dup/near-tail': {
    severity: 'warning',
    sentence: (args) =>
      `The end of the page nearly repeats what stands before it (${count(args['characters'], 'character')})`,
    explanation:
      'Copying a page from one system to another sometimes pastes its last part twice. This end is so much like what stands before it that it looks like such a copy, but the two are not the same, so both were kept. Compare them, and delete one in the article if it is a copy.',
    answers: ['meant']
  }
})

const partsOfExports: ReadonlyArray<readonly [name: string, noun: string]> = [
  ['history', 'earlier version'],
  ['drafts', 'draft'],
  ['deleted', 'deleted page'],
  ['archived', 'archived page'],
  ['comments', 'comment'],
  ['templates', 'template'],
  ['strays', 'pageless text']
]

function leftBehind(args: Args): string {
  return partsOfExports
    .filter(([name]) => Number(args[name] ?? 0) > 0)
    .map(([name, noun]) => count(args[name], noun))
    .join(', ')
}

function because(args: Args): string {
  return args['reason'] === undefined ? '' : `: ${String(args['reason'])}`
}

function count(number: Args[string] | undefined, noun: string): string {
  return `${Number(number ?? 0).toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

/** What became of a page that is not for everybody; `isHeld`: it was, and has an article. */
function notForAll({because: why, isHeld}: Args): string {
  const isDraft = why === 'draft'
  return isHeld
    ? `${isDraft ? 'a draft again' : 'shown to some people only now'}, so its article stays as it was`
    : `${isDraft ? 'a draft' : 'shown to some people only'}, so it was not imported`
}
