/**
 * Finds out how a text is written, by its content alone: exports come with any extension.
 *
 * HTML is told from Markdown by where its words stand: in HTML nearly all are inside elements.
 * ADF is told by its first words of JSON, wiki markup by several of its signs. Confluence storage format is told
 * from HTML that leaked its elements by being XML, or by being written like XML (no unclosed `<br>`) though it
 * is broken.
 */

import {SaxesParser} from 'saxes'
import type {Format} from '../../model/source-page.ts'
import {scanTags, voidElements} from '../../model/tags.ts'
import {isAdf} from './is-adf.ts'

/** How much of a text is looked at. */
const sample = 200_000

const htmlElements = new Set(
  `a abbr address article aside audio b big blockquote body br button caption center cite code col
  colgroup dd del details dfn div dl dt em embed figcaption figure font footer form h1 h2 h3 h4 h5 h6
  head header hr html i iframe img input ins kbd label li link main mark meta nav object ol p picture
  pre q s samp script section small source span strike strong style sub summary sup svg table tbody td
  tfoot th thead time title tr u ul var video wbr`.split(/\s+/)
)
const inline = new Set(
  'a abbr b br code del em i ins kbd mark s small span strong sub sup u'.split(' ')
)
const confluence = /^(?:ac|ri|at|fab):/
/** What pages of storage format are made of: more than a link or a mark that leaked. */
const macro = /^ac:(?:adf-extension|image|layout|macro|structured-macro|task-list)$/

/** What the tags of a text tell. */
interface Marks {
  tags: number
  blocks: number
  /** Tags of Confluence's own elements. */
  confluence: number
  /** Void elements written as HTML, without `/`. */
  openVoids: number
  openImages: number
  /** Macros, pictures and the like of storage format. */
  macros: number
  /** Elements of XML written short that HTML cannot write so: `<td />`. */
  selfClosed: number
  /** Characters of text that stand in no element, and all of them. */
  outside: number
  all: number
  /** The text that stands outside elements. */
  prose: string
}

export function detectFormat(text: string): Format {
  const head = text.slice(0, sample)
  if (isAdf(head)) return 'adf'
  if (/^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]/i.test(head)) return 'html'

  const frontMatter = /^\uFEFF?---[ \t]*\r?\n/.test(head) && /\n---[ \t]*(?:\r?\n|$)/.test(head)
  const marks = readMarks(head)
  const isMarkdown = frontMatter || markdownScore(marks.prose) >= 2

  if (marks.confluence > 0 && !frontMatter && storage(text, marks)) return 'storage'
  if (marks.tags === 0 && !frontMatter && isWiki(marks.prose)) return 'wiki'
  if (marks.tags === 0) return isMarkdown ? 'markdown' : 'text'

  const outside = marks.outside / Math.max(marks.all, 1)
  if (frontMatter || (isMarkdown && outside > 0.2)) return 'markdown'
  if (marks.blocks > 0 && outside < 0.5) return storage(text, marks) ? 'storage' : 'html'
  if (/^\s*</.test(head) && outside < 0.5) return 'html'
  if (marks.blocks > 2 && !isMarkdown) return 'html'
  return isMarkdown ? 'markdown' : marks.tags > 1 ? 'html' : 'text'
}

function storage(text: string, marks: Marks): boolean {
  // The view of a page has much of storage, too, but also classes, which storage hardly has.
  const alike = marks.selfClosed > 0 || /\slocal-id="/.test(text)
  const sign = marks.confluence > 0 || (alike && !/\sclass="/.test(text))
  if (!sign) return false
  // Whoever typed storage by hand may leave `<br>` open; HTML into which some of it leaked has `<img>`, too.
  if (marks.openVoids > 0) return marks.macros > 0 && marks.openImages === 0
  return marks.confluence > 0 ? marks.outside <= marks.all / 2 || isXml(text) : isXml(text)
}

function isXml(text: string): boolean {
  let wellFormed = true
  const parser = new SaxesParser()
  parser.ENTITIES = new Proxy({}, {get: () => ' '})
  parser.on('error', function () {
    wellFormed = false
  })
  parser.write(`<page>${text.replace(/^\uFEFF?\s*<\?xml[^>]*>/, '')}</page>`).close()
  return wellFormed
}

/** How many elements an end tag may end. */
const reach = 199

function readMarks(text: string): Marks {
  const marks: Marks = {
    tags: 0,
    blocks: 0,
    confluence: 0,
    macros: 0,
    openVoids: 0,
    openImages: 0,
    selfClosed: 0,
    outside: 0,
    all: 0,
    prose: ''
  }
  const open: string[] = []
  let openBlocks = 0
  const prose: string[] = []
  let from = 0

  for (const tag of scanTags(text)) {
    const known = (htmlElements.has(tag.name) && !tag.unclosed) || confluence.test(tag.name)
    if (!known && (tag.kind === 'open' || tag.kind === 'close')) continue
    say(text.slice(from, tag.start))
    from = tag.end
    if (tag.kind === 'cdata') marks.all += tag.end - tag.start
    if (tag.kind !== 'open' && tag.kind !== 'close') continue

    marks.tags++
    if (macro.test(tag.name)) marks.macros++
    if (confluence.test(tag.name)) marks.confluence++
    else if (!inline.has(tag.name)) marks.blocks++
    if (tag.kind === 'close') {
      close(tag.name)
    } else if (voidElements.has(tag.name)) {
      if (!tag.selfClosing) marks.openVoids++
      if (!tag.selfClosing && tag.name === 'img') marks.openImages++
    } else if (!tag.selfClosing) {
      open.push(tag.name)
      if (!inline.has(tag.name)) openBlocks++
    } else if (!confluence.test(tag.name)) marks.selfClosed++
  }

  say(text.slice(from))
  marks.prose = prose.join('')
  return marks

  /** End the last element of this name that is open, and all in it; one far up is not meant. */
  function close(name: string): void {
    const least = Math.max(0, open.length - reach)
    let at = open.length - 1
    while (at >= least && open[at] !== name) at--
    if (at < least) return
    for (const gone of open.splice(at)) if (!inline.has(gone)) openBlocks--
  }

  function say(piece: string): void {
    const size = piece.replace(/\s+/g, '').length
    marks.all += size
    // An inline element alone at the start of a line is as good as none: Markdown has such, too.
    if (openBlocks > 0) return
    if (open.length === 0) marks.outside += size
    prose.push(open.length === 0 ? piece : piece.replace(/\n/g, ' '))
  }
}

/** What makes a text Markdown, and how sure each sign is: 2 is enough. */
const signs: ReadonlyArray<readonly [sign: RegExp, worth: number]> = [
  [/^ {0,3}#{1,6}[ \t]+\S/m, 2],
  [/^ {0,3}(?:```|~~~)/m, 2],
  [/!\[[^\]\n]{0,300}\]\([^)\n]{0,2000}\)/, 2],
  [/\[[^\][\n]{1,300}\n?\]\(\s?[^)\s]{1,2000}/, 2],
  [/^ {0,3}\[[^\]\n]{1,300}\]:[ \t]+\S/m, 2],
  [/^ {0,3}> ?\[!(?:note|tip|important|warning|caution)\]/im, 2],
  [/(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,300}\*\*/, 2],
  [/^[ \t]*[-*+] \[[ xX]\] \S/m, 2],
  [/(?<!`)`[^`\n]{1,200}`(?!`)/, 1],
  [/(?<![\w*])\*(?=[^\s*])[^*\n]{1,200}[^\s*]\*(?![\w*])/, 1],
  [/(?<![\w_])_(?=[^\s_])[^_\n]{1,200}[^\s_]_(?![\w_])/, 1],
  [/^[^\n|][^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*$/m, 1],
  [/^ {0,3}> \S/m, 1],
  [/^ {0,3}[*+] \S/m, 1],
  [/^(?:\|[^\n]*\|)[ \t]*\n\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*\n\|[^\n]*\|/m, 0.5],
  [/^- \S[^\n]*\n- \S/m, 0.5],
  [/^1\. \S/m, 0.5]
]

/** What makes a text the wiki markup of old Confluence: none of it says anything in Markdown. */
const wikiSigns: ReadonlyArray<readonly [sign: RegExp, worth: number]> = [
  [/^[ \t]*h[1-6]\. \S/m, 2],
  [/^[ \t]*\|\|[^\n]{1,500}\|\|[ \t]*$/m, 2],
  [
    /^[ \t]*\{(?:children|code|column|excerpt|expand|info|noformat|note|pagetree|panel|quote|section|tip|toc|warning)(?::[^{}\n]{0,1000})?\}/m,
    2
  ],
  [/\[[^\][|\n]{1,200}\|(?:https?:\/\/|#|\^)[^\][\n]{1,500}\]/, 2],
  [/^[ \t]*bq\. \S/m, 1],
  [/\{\{[^{}\n]{1,200}\}\}/, 0.5],
  [/![^\s!|]{1,200}\.(?:png|jpe?g|gif)(?:\|[^!\n]{1,100})?!/i, 1]
]

/** Its numbered lists look like headings of Markdown, so it takes more than that. */
function isWiki(prose: string): boolean {
  const score = scoreOf(prose, wikiSigns)
  return score >= 3 && score > markdownScore(prose)
}

function markdownScore(prose: string): number {
  return scoreOf(prose, signs)
}

function scoreOf(prose: string, all: typeof signs): number {
  return all.reduce((sum, [sign, worth]) => (sign.test(prose) ? sum + worth : sum), 0)
}
