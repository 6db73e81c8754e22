/** Texts of Markdown that are built to be slow: marks that might pair, and never do. As pages, and as writers type them. */

import type {Suite} from '../suite.ts'
import {some} from '../suite.ts'
import {asPages, asWriters, judgeAll} from './pages.ts'

const times = (text: string, count: number) => text.repeat(count)
const each = (count: number, make: (index: number) => string) =>
  Array.from({length: count}, (_, index) => make(index)).join('')

const recipes: Readonly<Record<string, () => string>> = {
  'stars around a letter': () => `${times('*', 60_000)}a${times('*', 60_000)}`,
  'strong in emphasis': () => `${times('*a **a ', 65_000)}b${times(' a** a*', 65_000)}`,
  'closers without openers': () => times('a_ ', 65_000),
  'openers without closers': () => times('_a ', 65_000),
  'ends of links': () => times('a]', 65_000),
  'starts of links': () => times('[a', 65_000),
  'marks that do not match': () => times('*a_ ', 50_000),
  'two kinds of marks': () => times('*a ', 20_000) + times('_a*_ ', 20_000),
  'marks in threes': () => `a**b${times('c* ', 50_000)}`,
  'starts of links, ends of marks': () => times('[ a_', 50_000),
  'brackets and parentheses': () => times('[ (](', 80_000),
  'pictures without an end': () => times('![[]()', 160_000),
  'brackets in brackets': () => `${times('[', 50_000)}a${times(']', 50_000)}`,
  'quotes in quotes': () => `${times('> ', 50_000)}a`,
  'lists in lists': () => each(1000, (depth) => `${times('  ', depth)}* a\n`),
  'NUL characters': () => times('abc\u0000de\u0000', 20_000),
  'backticks of every length': () => each(4998, (length) => `e${times('`', length + 1)}`),
  'links cut in their address': () => times('[a](<b', 50_000),
  'links without an end': () => times('[a](b', 50_000),
  'comments without an end': () => `</${times('<!--', 300_000)}`,
  'many definitions': () => each(100_000, (index) => `[${index}]: u\n`) + times('[0] ', 50_000),
  'marks that nearly match': () => times('**_* ', 50_000),
  'escaped backticks': () => times('``\\', 50_000),
  'starts of addresses': () => `${times('<', 400_000)}>`,
  'blanks before a break': () => `x${times(' ', 150_000)}x  \nx`,
  'tags without an end': () => times('<details>', 50_000),
  'attributes without an end': () => times('<Callout title="', 50_000),
  braces: () => times('{', 100_000),
  'table of one row': () => `|${times(' a |', 20_000)}\n|${times('-|', 20_000)}\n`,
  'footnotes of footnotes': () => each(20_000, (index) => `[^${index}]: [^${index + 1}]\n\n`),
  'headings under headings': () => times('a\n===\n', 50_000),
  'a line of dashes': () => times('-', 400_000),
  'items on one line': () => times('- ', 100_000),
  entities: () => times('&amp;&#123;', 50_000),
  'directives and front matter': () => times('---\ntitle: a\n---\n', 20_000)
}

export const pathological: Suite = {
  name: 'pathological',
  run: (options) =>
    judgeAll(
      some(Object.entries(recipes), 12, options).flatMap(function ([name, make]) {
        const text = make()
        return [...asPages({name, text}, ['markdown', 'text']), asWriters({name, text})]
      })
    )
}
