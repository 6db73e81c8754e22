/** Defects of links, pictures and tables. */

import type {Element, Nodes} from 'hast'
import {attribute, elements, is, type Kind, line, pick, rank, seen, shows} from './kind.ts'

const vague =
  /^(?:(?:click |tap |press |see |read |found |available )?here|(?:click|tap) (?:on )?(?:this|the) link|this (?:page|link|article|guide|site|website|document|one|tutorial|video)|(?:the )?links?|(?:read|learn|see|view|find out) more|more(?: info(?:rmation)?| details)?|hier(?: klicken)?|ici|cliquez ici|aquí|haga clic aquí|aqui|clique aqui|qui|clicca qui|tutaj|kliknij tutaj|здесь|тут|这里|此处|点击这里|こちら|ここ|여기|هنا|اضغط هنا)$/iu
const file = /\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$/i
const junk =
  /^(?:image|img|picture|screen ?shot|screen_?shot|mceclip|blobid|pasted ?image|clipboard|unnamed|inline|untitled)[\s\d._():-]*$/i

export const partKinds: readonly Kind[] = [
  {
    row: 5,
    name: 'links within the help centre',
    aim: 'elsewhere',
    find: (view) => pick(view, (a) => is(a, 'a') && /\/hc\/.*articles\//.test(attribute(a, 'href')))
  },
  {
    row: 6,
    name: 'files on the help centre’s server',
    aim: 'elsewhere',
    find: (view) =>
      pick(view, (each) =>
        /article_attachments\/|\/guide-media\//.test(
          attribute(each, 'src') + attribute(each, 'href')
        )
      )
  },
  {
    row: 9,
    name: 'pictures described by a file name',
    aim: 'settled',
    rules: ['image/alt-generic'],
    find: (view) => pick(view, (img) => is(img, 'img') && isFileName(attribute(img, 'alt').trim()))
  },
  {
    row: 9,
    name: 'pictures without a description',
    aim: 'settled',
    rules: ['image/alt-generic'],
    find: (view) =>
      pick(view, function (img, [parent]) {
        // Within a line of words, an empty description says that the picture is decoration.
        const isDecoration = is(parent, 'p td th li a') && line(parent) !== ''
        return is(img, 'img') && attribute(img, 'alt').trim() === '' && !isDecoration
      })
  },
  {
    row: 16,
    name: 'link texts that say nothing',
    aim: 'reported',
    rules: ['link/vague-text'],
    covers: ({args}) => Number(args['links'] ?? 1),
    find: (view) =>
      pick(view, (a) => is(a, 'a') && attribute(a, 'href') !== '' && vague.test(bare(a)))
  },
  {
    row: 21,
    name: 'pictures in headings or bold',
    aim: 'gone',
    find: (view) =>
      pick(
        view,
        (img, above) =>
          is(img, 'img') && above.some((each) => rank(each) > 0 || is(each, 'strong b'))
      )
  },
  {
    row: 22,
    name: 'tables without a row of headings',
    aim: 'settled',
    rules: ['table/unclear'],
    find: (view) =>
      pick(view, (table) => is(table, 'table') && rows(table).length > 0 && !hasHead(table))
  },
  {
    row: 22,
    name: 'tables of one row or one column',
    aim: 'settled',
    rules: ['table/unclear'],
    find: (view) =>
      pick(view, function (table) {
        if (!is(table, 'table')) return false
        const lengths = rows(table).map((row) => row.length)
        return lengths.length > 0 && (lengths.length === 1 || Math.max(...lengths) === 1)
      })
  },
  {
    row: 23,
    name: 'links that are not encrypted',
    aim: 'reported',
    rules: ['link/plain-http'],
    covers: ({args}) => Number(args['links'] ?? 1),
    find: (view) =>
      pick(
        view,
        (a) =>
          is(a, 'a') &&
          /^http:\/\/(?!localhost|127\.|10\.|192\.168\.|[^/]*\.(?:local|test|example)\b)/i.test(
            attribute(a, 'href').trim()
          )
      )
  },
  {
    row: 25,
    name: 'links to places that are not there',
    aim: 'elsewhere',
    rules: ['link/dead-anchor'],
    find(view) {
      const ids = new Set(
        [...elements(view.tree)].flatMap(([each]) => [
          attribute(each, 'id'),
          attribute(each, 'name')
        ])
      )
      return pick(
        view,
        (a) =>
          is(a, 'a') &&
          /^#./.test(attribute(a, 'href')) &&
          !ids.has(decode(attribute(a, 'href').slice(1)))
      )
    },
    // Links of an article lead to its headings by what the site calls them: those that do not lose their address.
    findAfter: (_, {prepared}) =>
      prepared.entries.flatMap(({by, args}) =>
        by === 'article-anchor' && !args['to'] && args['from'] !== '#' ? [String(args['from'])] : []
      )
  }
]

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function bare(a: Element): string {
  return line(a).replace(/^[\s"“‘'(<>»→]+|[\s"”’').:!,;<>»→]+$/gu, '')
}

function isFileName(alt: string): boolean {
  return alt !== '' && (file.test(alt) || junk.test(alt))
}

function rows(table: Element): Element[][] {
  return [...elements(table)].flatMap(([row, above]) =>
    is(row, 'tr') && !above.some((each) => is(each, 'table') && each !== table)
      ? [row.children.filter((cell): cell is Element => is(cell, 'td th'))]
      : []
  )
}

/** Whether a row or a column of `table` is one of headings with words in them. */
function hasHead(table: Element): boolean {
  const [first, ...others] = rows(table)
  if (!first) return false
  const told = (cell: Nodes | undefined) => is(cell, 'th') && (line(cell) !== '' || shows(cell))
  return (
    first.some(told) || (others.length > 0 && others.every(([cell]) => told(cell) || isBold(cell)))
  )
}

function isBold(cell: Element | undefined): boolean {
  const children = cell ? seen(cell) : []
  return (
    children.length > 0 &&
    children.every((child) => is(child, 'strong b') || (is(child, 'p') && isBold(child)))
  )
}
