/** Changes to documents such as broken programs make: by chance that is seeded. */

import type {Random} from '../bench/random.ts'

/** `text` after a few changes; `other` is a document that parts are taken from. */
export function mutated(text: string, other: string, random: Random): string {
  let result = text
  for (let count = random.whole(1, 4); count > 0; count--)
    result = random.pick(changes)(result, other, random)
  return result.slice(0, longest)
}

/** What repeating makes of a document must stay one that is quickly judged. */
const longest = 60_000

type Change = (text: string, other: string, random: Random) => string

const changes: readonly [Change, ...Change[]] = [
  splice,
  splice,
  takeOut,
  repeat,
  nest,
  swap,
  cut,
  typeIn,
  typeIn,
  moveTags,
  changeByte
]

/** A part of another document in place of a part of this one. */
function splice(text: string, other: string, random: Random): string {
  const [from, to] = range(text, random)
  const [start, end] = range(other, random)
  return text.slice(0, from) + other.slice(start, end) + text.slice(to)
}

function takeOut(text: string, _: string, random: Random): string {
  const [from, to] = range(text, random)
  return text.slice(0, from) + text.slice(to)
}

function repeat(text: string, _: string, random: Random): string {
  const [from, to] = range(text, random)
  const part = text.slice(from, to)
  const most = Math.max(1, Math.floor(longest / (4 * Math.max(1, part.length))))
  return text.slice(0, to) + part.repeat(random.whole(1, Math.min(most, 40))) + text.slice(to)
}

const around: readonly [readonly [string, string], ...Array<readonly [string, string]>] = [
  ['<div>', '</div>'],
  ['<ul><li>', '</li></ul>'],
  ['<ol><li><p>', '</p></li></ol>'],
  ['<table><tbody><tr><td>', '</td></tr></tbody></table>'],
  ['<blockquote>', '</blockquote>'],
  ['<strong>', '</strong>'],
  ['<em>', ''],
  ['<a href="#x">', '</a>'],
  ['<pre>', '</pre>'],
  ['<code>', '</code>'],
  ['<h2>', '</h2>'],
  ['<p>', ''],
  ['<details><summary>', '</details>'],
  ['<!--', '-->'],
  [
    '<ac:structured-macro ac:name="expand"><ac:rich-text-body>',
    '</ac:rich-text-body></ac:structured-macro>'
  ],
  ['<ac:link><ac:link-body>', '</ac:link-body></ac:link>'],
  ['<![CDATA[', ']]>'],
  ['\n\n> ', '\n\n'],
  ['\n\n```\n', '\n```\n\n'],
  ['**', '**'],
  ['[', '](x)'],
  ['{panel}', '{panel}'],
  ['{"type":"panel","content":[', ']}']
]

function nest(text: string, _: string, random: Random): string {
  const [from, to] = range(text, random)
  const [open, close] = random.pick(around)
  const depth = random.chance(0.1) ? random.whole(20, 150) : random.whole(1, 4)
  return (
    text.slice(0, from) +
    open.repeat(depth) +
    text.slice(from, to) +
    close.repeat(depth) +
    text.slice(to)
  )
}

function swap(text: string, _: string, random: Random): string {
  const [a, b] = range(text, random)
  const [c, d] = range(text.slice(b), random).map((at) => at + b) as [number, number]
  return text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d)
}

function cut(text: string, _: string, random: Random): string {
  return text.slice(0, random.whole(0, text.length))
}

const pieces: readonly [string, ...string[]] = [
  ...([
    '{x}',
    '{',
    '}',
    '<',
    '>',
    '&',
    '&lt;script&gt;',
    '<script>alert(1)</script>',
    '<Callout>',
    '</Step>',
    '<Figure ',
    "import x from 'y'",
    'export const a = 1',
    '`',
    '``',
    '```',
    '~~~',
    '*',
    '**',
    '_',
    '__',
    '~~',
    '[',
    ']',
    '](',
    '![',
    '[x]: y',
    '[^1]',
    '[^1]: z',
    '\n# ',
    '\n- ',
    '\n1. ',
    '\n> ',
    '\n> [!NOTE] ',
    '| a |',
    '\n|-|\n',
    '\n---\n',
    '\n===\n',
    '<!-- ',
    ' -->',
    '<![CDATA[',
    ']]>',
    '<p>',
    '</p>',
    '<td>',
    '</table>',
    '<br>',
    '<br/>',
    '<hr>',
    '<b>',
    '</i>',
    '<a href="',
    '<a href="javascript:alert(1)">',
    '<img src=x onerror=alert(1)>',
    '<img src="data:image/png;base64,AA">',
    '<style>',
    '<title>',
    '<textarea>',
    '<plaintext>',
    '<svg><a xlink:href="javascript:1">',
    '<math>',
    '<template>',
    '<ac:image>',
    '<ri:page ri:content-title="T"/>',
    '<ac:parameter ac:name="title">',
    '&nbsp;',
    '&#0;',
    '&#xD800;',
    '&#x80;',
    '&bogus;',
    '&amp;amp;',
    '\u0000',
    '\u0008',
    '\u001B[31m',
    '\u00A0',
    '\u00AD',
    '\u200B',
    '\u200D',
    '\u202E',
    '\u2028',
    '\uFEFF',
    '\uFFFD',
    '\uD83D',
    '\uDE00',
    '👩‍👩‍👧',
    'é',
    'e\u0301',
    'ß',
    'İ',
    '漢字',
    'ﷺ',
    '\r',
    '\r\n',
    '\t',
    '    ',
    '  \n',
    '\\',
    '\\\\',
    '$',
    '$`x$`',
    '::',
    '%',
    '"',
    "'",
    '“',
    '/',
    '//evil.example/',
    'www.a.example',
    'a@b.example',
    'http://',
    'mailto:',
    '__proto__',
    'constructor',
    'Step 1:',
    'Note: ',
    'Important: ',
    '☐ ',
    '• ',
    '1) ',
    '2. ',
    'h2. ',
    '{code}',
    '{info}',
    '!a.png!'
  ] as [string, ...string[]])
]

function typeIn(text: string, _: string, random: Random): string {
  const at = random.whole(0, text.length)
  return (
    text.slice(0, at) +
    random.pick(pieces).repeat(random.chance(0.05) ? random.whole(2, 200) : 1) +
    text.slice(at)
  )
}

/** A tag from somewhere to somewhere else, so that what it opens or closes is another thing. */
function moveTags(text: string, _: string, random: Random): string {
  const tags = [...text.matchAll(/<[^<>]{1,200}>/g)]
  const found = tags[random.whole(0, Math.max(0, tags.length - 1))]
  if (!found) return typeIn(text, _, random)
  const [tag] = found
  const rest = text.slice(0, found.index) + text.slice(found.index + tag.length)
  const at = random.whole(0, rest.length)
  return rest.slice(0, at) + tag + rest.slice(at)
}

function changeByte(text: string, _: string, random: Random): string {
  const at = random.whole(0, Math.max(0, text.length - 1))
  const code = text.charCodeAt(at) || 0
  return (
    text.slice(0, at) + String.fromCharCode(code ^ (1 << random.whole(0, 7))) + text.slice(at + 1)
  )
}

/** Two places: often near to each other, and at the edges of tags and lines. */
function range(text: string, random: Random): [number, number] {
  const edges = random.chance(0.6) ? edgesOf(text) : []
  const place = () =>
    edges.length > 0
      ? (edges[random.whole(0, edges.length - 1)] ?? 0)
      : random.whole(0, text.length)
  const from = place()
  const to = random.chance(0.5) ? Math.min(text.length, from + random.whole(0, 80)) : place()
  return from < to ? [from, to] : [to, from]
}

function edgesOf(text: string): number[] {
  return [...text.matchAll(/<|(?<=>)|\n/g)].map(({index}) => index)
}
