/**
 * The independent reader of HTML and of Confluence storage: what a reader would see, as plain data.
 *
 * It shares no code with the parsers that articles are made by: htmlparser2 reads here, by events, where
 * parse5 and saxes build trees there.
 */

import {Parser} from 'htmlparser2'
import {table} from '../model/table.ts'
import type {Piece} from '../model/words.ts'
import {createConfluence} from './read-confluence.ts'
import type {Attributes, Reading} from './reading.ts'

/** Elements that part words; all others join them. */
const parting = new Set(
  `address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
  figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe legend li listing main menu nav
  ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul video xmp`.split(
    /\s+/
  )
)
/** Elements that hold text alone, up to their end. */
const textOnly = new Set(
  'iframe noembed noframes plaintext script style textarea title xmp'.split(' ')
)
const blockEnd = /<\/(?:p|div|li|ul|ol|h\d|td|th|tr|table|section|article|blockquote|body)\s*>/i
const unseen = new Set('head noembed noframes script style template title'.split(' '))
const played: Readonly<Record<string, string>> = table({
  audio: 'src',
  embed: 'src',
  iframe: 'src',
  object: 'data',
  source: 'src',
  video: 'src'
})

/** Read `html`; elements of Confluence in it are read as its storage format. */
export function readHtml(html: string, readMarkdown: (text: string) => Piece): Piece {
  const reading: Reading = {text: [], links: [], images: []}
  const confluence = createConfluence(reading, {
    html: (text) => readHtml(text, readMarkdown),
    markdown: readMarkdown
  })
  /** How many unseen elements are open. */
  let hidden = 0
  /** The code so far, in a script that the wiki's highlighter shows. */
  let code: string | undefined
  let note = 0
  /** The element of text that is open, if any, and where it begins. */
  let open: {name: string; start: number; end: number} | undefined
  let unclosed: typeof open
  /** How much was read where the last `time` began. */
  let time = 0

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (textOnly.has(name)) open = {name, start: parser.startIndex, end: parser.endIndex}
        if (name === 'script' && attributes['type'] === 'syntaxhighlighter') code = ''
        else if (unseen.has(name)) hidden++
        if (isFootnoteMark(name, attributes)) note++
        if (hidden > 0 || note > 0) return
        if (confluence.open(name, attributes)) return
        if (parting.has(name)) reading.text.push('\n')
        if (name === 'time') time = reading.text.length
        // Browsers show its quotation marks.
        if (name === 'q') reading.text.push('\u201C')
        if (!confluence.isQuiet()) collect(name, attributes, reading)
      },
      ontext(text) {
        if (code !== undefined) code += text
        else if (hidden === 0 && note === 0) confluence.text(text)
      },
      onclosetag(name, isImplied) {
        if (name === open?.name) {
          if (isImplied) unclosed = open
          open = undefined
        }
        if (code !== undefined) {
          confluence.text(`\n${code.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '')}\n`)
          code = undefined
          return
        }
        const wasHidden = hidden > 0 || note > 0
        if (unseen.has(name)) hidden = Math.max(0, hidden - 1)
        if (note > 0 && (name === 'a' || name === 'h2')) note--
        if (wasHidden) return
        if (name === 'q') reading.text.push('\u201D')
        // Confluence shows a date where it says nothing by itself.
        if (name === 'time' && reading.text.length === time) reading.text.push('\n')
        if (!confluence.close(name) && parting.has(name)) reading.text.push('\n')
      }
    },
    {decodeEntities: true, recognizeCDATA: true, recognizeSelfClosing: html.includes('<ac:')}
  )
  // A section that never ends would be passed over; what it holds was seen all the same.
  parser.end(html.lastIndexOf('<![CDATA[') > html.lastIndexOf(']]>') ? `${html}]]>` : html)
  if (unclosed && isSpokenOf(unclosed, html))
    return readHtml(withoutEnd(html, unclosed), readMarkdown)
  return {text: reading.text.join(''), links: reading.links, images: reading.images}
}

/** Whether an element that nothing closes is spoken of, or a page goes on behind it: it holds no mere program. */
function isSpokenOf(
  {name, start, end}: {name: string; start: number; end: number},
  html: string
): boolean {
  if (name !== 'script' && name !== 'style') return true
  const before = html.slice(Math.max(0, start - 20), start)
  return /[^\s>][ \t]+$/.test(before) || blockEnd.test(html.slice(end + 1))
}

/** `html` with what nothing closes holding nothing: the tag is text, which the parser owns up to, or lacks its end. */
function withoutEnd(html: string, {name, start}: {name: string; start: number}): string {
  const tag = new RegExp(`<${name}(?:[\\s/][^>]*)?>`, 'gi')
  const shows = name === 'iframe' || name === 'textarea'
  return html.slice(0, start) + html.slice(start).replace(tag, shows ? `$&</${name}>` : '</head> ')
}

function collect(name: string, attributes: Attributes, {links, images}: Reading): void {
  const {href, src} = attributes
  const embedded = played[name]
  if (name === 'img' || name === 'image') {
    if (src !== undefined) images.push(src)
  } else if (embedded) {
    const address = attributes[embedded]
    if (address !== undefined) links.push(address)
  } else if (name === 'a' && href !== undefined) links.push(href)
}

/** Signs that a Markdown program sets around footnotes: numbers, arrows and a heading. */
function isFootnoteMark(name: string, attributes: Attributes): boolean {
  if (name === 'h2') return attributes['id'] === 'footnote-label'
  return (
    name === 'a' && ('data-footnote-ref' in attributes || 'data-footnote-backref' in attributes)
  )
}
