/**
 * What has to be escaped where: no more than Markdown and MDX need, so that writers can read it.
 *
 * The patterns of mdast-util-to-markdown and its extensions escape every `_`, `[` and `&`.
 */

import type {ConstructName, Unsafe} from 'mdast-util-to-markdown'

const spans: ConstructName[] = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'reference',
  'titleQuote',
  'titleApostrophe'
]
const info: ConstructName[] = ['codeFencedLangGraveAccent', 'codeFencedMetaGraveAccent']
const line: ConstructName[] = [...info, 'destinationLiteral', 'headingAtx', 'tableCell']

const phrasing = (unsafe: Omit<Unsafe, 'inConstruct'>): Unsafe => ({
  ...unsafe,
  inConstruct: 'phrasing',
  notInConstruct: spans
})
const address = (unsafe: Omit<Unsafe, 'inConstruct'>): Unsafe => ({
  ...unsafe,
  inConstruct: 'phrasing',
  notInConstruct: [...spans, 'label']
})
// Before a character in lookbehinds: what is matched is consumed, and the next match would miss it.
const start = (unsafe: Omit<Unsafe, 'atBreak'>): Unsafe => ({...unsafe, atBreak: true})

export const escapes: readonly Unsafe[] = [
  // Blanks and line endings.
  ...[' ', '\t'].flatMap((character): Unsafe[] => [
    {character, after: '[\\r\\n]', inConstruct: 'phrasing'},
    {character, before: '(?<=[\\r\\n])', inConstruct: 'phrasing'}
  ]),
  {character: '\n', before: '\\n', inConstruct: 'phrasing'},
  {character: '\n', after: '[\\r\\n]', inConstruct: 'phrasing'},
  {character: '\n', inConstruct: line},
  {character: '\t', inConstruct: info},
  {character: '\\', after: '[\\r\\n]', inConstruct: 'phrasing'},

  // Code, expressions and modules of MDX.
  {character: '<', inConstruct: 'phrasing'},
  {character: '{', inConstruct: 'phrasing'},
  start({character: 'i', after: 'mport[ \\t{"\'(*]'}),
  start({character: 'e', after: 'xport[ \\t{"\'(*]'}),

  // The beginning of a line.
  start({character: '#', after: '[# \\t\\r\\n]'}),
  start({character: '*', after: '[ \\t\\r\\n*]'}),
  start({character: '+', after: '[ \\t\\r\\n+]'}),
  start({character: '-', after: '[ \\t\\r\\n:|-]'}),
  start({character: '.', before: '\\d{1,9}', after: '[ \\t\\r\\n]'}),
  start({character: ')', before: '\\d{1,9}', after: '[ \\t\\r\\n]'}),
  start({character: '='}),
  start({character: '>'}),
  start({character: '['}),
  start({character: '|', after: '[\\t :-]'}),
  start({character: ':', after: '-'}),
  start({character: ':', after: '::'}),

  // Marks in text; the serialiser itself leaves `_` between letters alone.
  phrasing({character: '`'}),
  phrasing({character: '~'}),
  phrasing({character: '*'}),
  phrasing({character: '_'}),
  phrasing({character: '!', after: '\\['}),
  phrasing({character: '(', before: '(?<=\\])'}),
  phrasing({character: '[', after: '\\^'}),
  phrasing({character: '[', before: '(?<=\\])'}),
  {character: '[', inConstruct: ['label', 'reference']},
  {character: ']', inConstruct: ['label', 'reference']},
  {
    character: '&',
    after: '(?:#|[A-Za-z][A-Za-z0-9]{1,31};)',
    inConstruct: [
      ...info,
      'destinationLiteral',
      'destinationRaw',
      'phrasing',
      'titleApostrophe',
      'titleQuote'
    ]
  },

  // Addresses that would become links.
  address({character: ':', before: '(?<=[Pp][Ss]?)', after: '\\/\\/(?![\\s<{*`]|$)'}),
  address({character: '.', before: '(?<=[Ww]{3})', after: '[-.\\w]'}),
  address({character: '@', before: '(?<=[-+.\\w])', after: '[-.\\w]'}),

  // Destinations, titles, code and tables.
  {character: '(', inConstruct: 'destinationRaw'},
  {character: ')', inConstruct: 'destinationRaw'},
  {character: '<', inConstruct: 'destinationLiteral'},
  {character: '>', inConstruct: 'destinationLiteral'},
  {character: '"', inConstruct: 'titleQuote'},
  {character: '`', inConstruct: info},
  {character: '#', inConstruct: 'headingAtx', after: '(?:[\\r\\n]|$)'},
  {character: '|', inConstruct: 'tableCell'}
]

const risky = /[\\`*_{[\]<>#+~|&=@\t\r\n!]|:\/\/|:-|::|[Ww]{3}\.|^(?:[\d\s(:-]|import|export)|\s$/

/** Whether `text` holds nothing that could need an escape, wherever it stands. */
export function isPlain(text: string): boolean {
  return !risky.test(text)
}
