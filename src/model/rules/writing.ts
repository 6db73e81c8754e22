/** Rules of what writers type, and of what the site cannot show. */

import type {Args} from '../args.ts'
import {defineRules} from './rule.ts'

export const writingRules = defineRules({
  'mdx/unknown-tag': {
    severity: 'warning',
    sentence: ({tag, likely}) =>
      `There is no tag \`<${tag}>\`, so readers see it as text; did you mean \`<${likely}>\`?`,
    explanation: `Only the tags of the list are tags in an article; everything else between \`<\` and \`>\` is shown as it was typed. This one looks like a slip.

Correct the name, in the opening and in the closing tag, or leave it if it is meant as text.`,
    answers: ['meant']
  },
  'mdx/broken-tag': {
    severity: 'warning',
    sentence: ({tag, because, likely}) =>
      `The tag \`<${tag}>\` is shown as text: ${broken(String(because))}${
        likely === undefined ? '' : `, did you mean \`${likely}\`?`
      }`,
    explanation: `A tag needs its other half, \`</…>\`, in the same paragraph or, for tags on a line of their own, after the blocks that it holds. Its attributes are plain text in quotes, of the names that the tag knows. Until then it is shown as it was typed; the rest of the page is not touched.

Close the tag, correct the attribute, or leave it if it is meant as text.`,
    answers: ['meant']
  },
  'mdx/comment-shown': {
    severity: 'warning',
    sentence: () => 'A comment in `<!-- … -->` is shown to readers as text',
    explanation: `Articles have no comments: whatever is typed is for readers, and this would be published.

Take it out, or leave it if it is meant as text.`,
    answers: ['meant']
  },
  'mdx/front-matter': {
    severity: 'error',
    sentence: (args) => `The lines between \`---\` at the top: ${frontMatter(args)}`,
    explanation: `An article begins with a few lines between \`---\` and \`---\`: \`id\` and \`title\`, and where needed \`description\`, \`status\`, \`token\`, \`walkthrough\`, \`fill\`, \`redirects\` and \`details\`. What cannot be read there is left out; the text below is read all the same. \`status\` is \`draft\` (readers never see the article), \`review\` (not before somebody looked at it and took the line out) or \`published\` (also where its other version is missing).

Correct the line that is named. A value with a colon or a quotation mark in it stands in quotes.`,
    answers: []
  },
  'mdx/encoding': {
    severity: 'error',
    sentence: () =>
      'The file is not saved as UTF-8, so that letters of it cannot be read; imports leave it alone until it is',
    explanation: `Articles are UTF-8, as editors write files today. This one was saved otherwise (as “ANSI” or “Unicode”, by an old editor or a script), so that from the line that is named on, letters with accents and other signs are shown to readers as \`�\`. Nothing of the file was changed: what its sources say meanwhile comes in once it can be read.

Open the file in the editor that saved it, and save it as UTF-8. In VS Code, which reads it as UTF-8 at first: “Reopen with Encoding”, the one that shows all letters, then “Save with Encoding”, UTF-8.`,
    answers: []
  },
  'mdx/too-tangled': {
    severity: 'error',
    sentence: () => 'From this line on there are more marks or levels than any article needs',
    explanation: `The text holds so many brackets, stars or nested quotes in one block that reading it could take minutes. The whole page is shown as plain lines of text, without headings and links; nothing of it is lost.

Look at the line that is named: text that was pasted by accident is the usual cause. Text like this belongs into a code block.`,
    answers: []
  },
  'stage/left-out': {
    severity: 'error',
    sentence: ({because}) => `The article is left out of the site: ${because}`,
    explanation: `Before an article reaches the site, it is read once more by the parser that builds the site, and compared with what was written. This article did not come out the same, or could not be read in time, so the site was built without it. All other articles are published.

Look at the line that is named; a tag that is not closed is the usual cause. The file itself was not changed.`,
    answers: []
  },
  'stage/redirect-unused': {
    severity: 'warning',
    sentence: ({from, because, other}) =>
      `The old address \`${from}\` in \`redirects\` leads nowhere: ${
        because === 'no-path'
          ? 'it is no path of the site, such as `/guides/keys`'
          : because === 'twice'
            ? `${other} names it, too, and comes first`
            : 'a page of the site lies there'
      }`,
    explanation: `\`redirects\` lists paths on the site that lead to this article. A path where the site has a page shows that page, and a path that two articles name leads to one of them.

Correct the path, or take the line out. Addresses that the article had before its file was renamed or moved need no line: they lead on by themselves.`,
    answers: []
  },
  'stage/empty-home': {
    severity: 'warning',
    sentence: ({locale, found}) =>
      `No article is in “${locale}”, the language of the site, so its home page is empty; articles are in ${found}`,
    explanation: `The home page shows the articles in the language that \`locale\` of the configuration names. Languages of one name are several here: \`en\` is not \`en-US\`, which is what Zendesk calls its English.

Set \`locale\` in \`collate.config.ts\` to the language of most articles; or say in \`locale\` of a help centre what its first language is called here, before its articles come in.`,
    answers: []
  },
  'link/unknown-article': {
    severity: 'warning',
    sentence: ({id, likely, title}) =>
      `The link leads to the article “${id}”, which is not published${meantArticle(likely, title)}`,
    explanation: `The article that the link names is not there, is a draft, or is held back. Readers see the words without the link.

Publish that article, or let the link lead somewhere else.`,
    answers: ['meant']
  },
  'link/internal-upstream': {
    severity: 'warning',
    sentence: ({url, article}) =>
      `The link to ${url} leads readers back to where the pages came from${
        article === undefined ? '' : `; \`article:${article}\` is the same page here`
      }`,
    explanation: `The address is one of the wiki or help centre that pages are imported from, as the address bar shows it. Readers without an account there may see nothing, and the link breaks when the old site is switched off. Such links in imported pages are led to the articles by themselves, or told as \`link/not-imported\`.

Write \`article:\` and the id of the article in place of the address; import the page first, if it is not here.`,
    answers: ['meant']
  },
  'link/left-out': {
    severity: 'warning',
    sentence: ({url, likely, title}) =>
      `The link to “${url}” was left out: it is no address that the site can lead to${meantArticle(likely, title)}`,
    explanation: `Only web pages, mail addresses, telephone numbers, articles, and files that lie beside the article can be linked to. Readers see the words without the link.

Correct the address, or take the link out.`,
    answers: ['meant']
  },
  'image/not-found': {
    severity: 'warning',
    sentence: ({url, likely}) =>
      url === ''
        ? 'The picture has no address'
        : `The picture “${url}” is not there${likely === undefined ? '' : `; did you mean \`${likely}\`?`}`,
    explanation: `The article shows a picture whose file does not lie beside it, or is a drawing that holds a program. Readers see its description instead.

Put the file into the folder that bears the name of the article, or take the picture out.`,
    answers: ['meant']
  },
  'section/unreadable': {
    severity: 'warning',
    sentence: ({section, problem}) => `The file of section “${section}” cannot be used: ${problem}`,
    explanation: `The file should hold \`title\`, and may hold \`description\`, \`order\` (a number) and \`parent\` (another section). The section is shown under the name of its folder.

Correct the file.`,
    answers: []
  },
  'section/unknown-key': {
    severity: 'warning',
    sentence: ({section, problem}) => `In the file of section “${section}”, ${problem}`,
    explanation: `The file holds \`title\`, and may hold \`description\`, \`order\`, \`parent\` and \`articles\`. What stands under another name does nothing.

Correct the name, or take the line out.`,
    answers: []
  },
  'section/unknown-parent': {
    severity: 'warning',
    sentence: ({section, parent, likely}) =>
      `Section “${section}” is said to lie in “${parent}”, which has no file${
        likely === undefined ? '' : `; did you mean \`${likely}\`?`
      }`,
    explanation: `\`parent\` is the name of another file in \`content/sections/\`, without \`.yaml\`. There is none of this name, so the section is shown beside the others instead of in one.

Correct the name, make the file, or take the line out.`,
    answers: []
  },
  'formula/not-shown': {
    severity: 'warning',
    sentence: ({because}) => `The formula cannot be read, so readers see its source: ${because}`,
    explanation: `A block of code marked \`math\`, or code between two dollar signs, is shown as a formula. This one is not valid TeX, or uses a command that is not known, so it is shown as it is typed.

Mend what the sentence names; or take the mark away if it is no formula.`,
    answers: ['meant']
  },
  'fill/unused': {
    severity: 'info',
    sentence: ({name}) => `The value “${name}” is declared but nowhere used`,
    explanation: `\`fill:\` lets readers type a value once and see it everywhere in the article. This one stands nowhere in the text, so nobody is asked for it.

Write it where it belongs, or take it out of \`fill:\`.`,
    answers: ['meant']
  }
})

function meantArticle(likely: Args[string] | undefined, title: Args[string] | undefined): string {
  return likely === undefined ? '' : `; did you mean \`${likely}\` (“${title}”)?`
}

function broken(because: string): string {
  const [kind, name] = because.split(':')
  if (kind === 'attribute') return `it has no \`${name}\``
  if (kind === 'twice') return `\`${name}\` is given twice`
  if (kind === 'not-closed') return 'it is not closed'
  if (kind === 'not-opened') return 'it closes a tag that is not open'
  return 'what stands between `<` and `>` cannot be read'
}

function frontMatter({because, key, likely, expected, message}: Args): string {
  const meant = likely === undefined ? '' : `, did you mean \`${likely}\`?`
  switch (because) {
    case 'unknown-key':
      return `there is no \`${key}\`${meant}`
    case 'wrong-type':
      return `\`${key}\` should be ${expected}${meant && `;${meant.slice(1)}`}`
    case 'missing':
      return `\`${key}\` is missing`
    case 'none':
      return 'there are none, so the article has no `id` and no `title`'
    case 'not-closed':
      return 'the second `---` is missing'
    case 'not-a-map':
      return 'each line should be a name, a colon and a value'
    case 'too-long':
      return 'they are too long to be read'
    default:
      return key === undefined
        ? `they cannot be read (${message})`
        : `\`${key}\` cannot be read as it is: ${message}`
  }
}
