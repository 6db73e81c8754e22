/** Documents that are deep, wide or huge: made here, and beside the repository. */

import {readBombs} from '../corpora.ts'
import {type RunOptions, type Suite, some} from '../suite.ts'
import {type Asked, asPages, judgeAll} from './pages.ts'

const times = (text: string, count: number) => text.repeat(count)
const nested = (open: string, text: string, close: string, depth: number) =>
  times(open, depth) + text + times(close, depth)

const macro = '<ac:structured-macro ac:name="expand"><ac:rich-text-body>'
const endOfMacro = '</ac:rich-text-body></ac:structured-macro>'

const html: Readonly<Record<string, () => string>> = {
  'mixed elements in elements': () =>
    nested('<div><ul><li><blockquote><p>a ', 'x', '</p></blockquote></li></ul></div>', 2000),
  'links in links': () => times('<a href="/x">x', 20_000),
  'headings in headings': () => nested('<h2>a', 'x', '</h2>', 3000),
  'definition lists in themselves': () => nested('<dl><dt>a</dt><dd>', 'x', '</dd></dl>', 3000),
  'details in details': () => nested('<details><summary>a</summary>', 'x', '</details>', 3000),
  'code in code': () => nested('<pre><code>', 'x', '</code></pre>', 3000),
  'marks that are never closed': () => times('<b><i><u><s>a', 5000),
  'drawings in drawings': () => nested('<svg><g>', 'x', '</g></svg>', 3000),
  'formulas in formulas': () => nested('<math><mrow>', 'x', '</mrow></math>', 3000),
  'templates in templates': () => nested('<template>', 'x', '</template>', 5000),
  'selects in tables': () => nested('<table><tr><td><select><option>', 'x', '', 2000),
  '20,000 headings': () => times('<h2>Same title</h2><p>a</p>', 20_000),
  '20,000 numbered headings': () =>
    Array.from({length: 20_000}, (_, at) => `<h3>Step ${at}: Go</h3><p>a</p>`).join(''),
  '50,000 links to one place': () => times('<a href="#x">x</a> ', 50_000),
  '20,000 old anchors': () =>
    Array.from({length: 20_000}, (_, at) => `<a name="a${at}"></a><p>a</p>`).join(''),
  '20,000 classes': () => `<p class="${times('a ', 20_000)}">x</p>`,
  'one row of 5,000 cells that span': () =>
    `<table><tr>${times('<td colspan="1000">x</td>', 5000)}</tr></table>`,
  'a table of empty cells': () =>
    `<table>${times(`<tr>${times('<td></td>', 50)}</tr>`, 2000)}</table>`,
  'tables side by side in cells': () =>
    `<table><tr>${times('<td><table><tr><td>a</td></tr></table></td>', 2000)}</tr></table>`,
  '5 MB of blanks': () => `<p>a${times(' \n', 2_500_000)}b</p>`,
  '2 MB of non-breaking spaces': () => `<p>a${times('&nbsp;', 350_000)}b</p>`,
  '1 MB of letters that combine': () => `<p>${times('a\u0301\u0302', 200_000)}</p>`,
  '1 MB of emoji': () => `<p>${times('👩‍👩‍👧‍👦', 25_000)}</p>`,
  '1 MB of lone surrogates': () => `<p>${times('\uD800', 300_000)}</p>`,
  '1 MB of one word in bold letters': () => `<p>${times('<b>a</b>', 100_000)}</p>`,
  'the same paragraph 20,000 times': () => times('<p>Open the menu and choose Save.</p>', 20_000),
  'a square that is nearly one': () =>
    `${times('<p>Open the menu.</p>', 5000)}!${times('<p>Open the menu.</p>', 5000)}`
}

const storage: Readonly<Record<string, () => string>> = {
  'macros in macros': () => nested(macro, 'x', endOfMacro, 5000),
  'layouts in layouts': () =>
    nested(
      '<ac:layout><ac:layout-section><ac:layout-cell>',
      'x',
      '</ac:layout-cell></ac:layout-section></ac:layout>',
      3000
    ),
  'links in links': () => nested('<ac:link><ac:link-body>', 'x', '</ac:link-body></ac:link>', 5000),
  'tasks in tasks': () =>
    nested(
      '<ac:task-list><ac:task><ac:task-body>',
      'x',
      '</ac:task-body></ac:task></ac:task-list>',
      3000
    ),
  '20,000 macros': () => times(`${macro}<p>a</p>${endOfMacro}`, 20_000),
  '20,000 parameters': () =>
    `<ac:structured-macro ac:name="info">${times('<ac:parameter ac:name="title">a</ac:parameter>', 20_000)}</ac:structured-macro>`,
  'entities that are none': () => `<p>${times('&bogus;', 50_000)}</p>`,
  'entities that multiply': () =>
    `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({length: 9}, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${times(`&${String.fromCharCode(97 + at)};`, 10)}">`).join('')}]><p>&j;</p>`,
  'a declaration that reads a file': () =>
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p><ac:image />',
  'CDATA that never ends': () => `<p>a</p><![CDATA[${times('a]]', 100_000)}`,
  'namespaces without end': () =>
    `<p ${Array.from({length: 5000}, (_, at) => `xmlns:a${at}="u"`).join(' ')}>x</p>`
}

const adf: Readonly<Record<string, () => string>> = {
  'panels in panels': () => nestedAdf('panel', 5000),
  'quotes in quotes': () => nestedAdf('blockquote', 5000),
  'lists in lists': () =>
    `{"version":1,"type":"doc","content":[${nested('{"type":"bulletList","content":[{"type":"listItem","content":[', '{"type":"paragraph"}', ']}]}', 3000)}]}`,
  '20,000 marks': () =>
    `{"version":1,"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[${times('{"type":"strong"},', 19_999)}{"type":"em"}]}]}]}`,
  'arrays in arrays': () => `{"version":1,"type":"doc","content":${nested('[', '', ']', 100_000)}}`
}

const wiki: Readonly<Record<string, () => string>> = {
  'panels in panels': () => nested('{panel}', 'x', '{panel}', 5000),
  'colours in colours': () => nested('{color:red}', 'x', '{color}', 20_000),
  'quotes without an end': () => times('{quote}\n', 20_000),
  'lists in lists': () =>
    Array.from({length: 500}, (_, at) => `${times('*', at + 1)} a`).join('\n'),
  'links without an end': () => times('[a|', 50_000),
  'marks without an end': () => times('*a _b ', 50_000)
}

const text: Readonly<Record<string, () => string>> = {
  '100,000 lines': () => times('Open the menu\n', 100_000),
  '20,000 numbers': () => Array.from({length: 20_000}, (_, at) => `${at % 999}. a`).join('\n'),
  'a line of bars': () => times('| a ', 100_000),
  '20,000 rows of bars': () => times('| a | b |\n', 20_000),
  'bullets in bullets': () =>
    Array.from({length: 500}, (_, at) => `${times('  ', at)}- a`).join('\n'),
  tabs: () => times('\t', 1_000_000),
  addresses: () => times('http://a.b/c?d=e#f ', 50_000)
}

const made = {html, storage, adf, wiki, text} as const

export const sizes: Suite = {
  name: 'deep, wide, huge',
  run: (options) => judgeAll(askMade(options))
}

function* askMade(options: RunOptions): Generator<Asked> {
  for (const [format, documents] of Object.entries(made))
    for (const [name, make] of some(Object.entries(documents), 9, options))
      yield* asPages({name, text: make()}, [format as keyof typeof made])
}

export const bombs: Suite = {
  name: 'size-bombs',
  corpus: 'hostile/size-bombs.mjs',
  run: async (options) => judgeAll(askBombs(await readBombs(), options))
}

function* askBombs(
  all: Awaited<ReturnType<typeof readBombs>>,
  options: RunOptions
): Generator<Asked> {
  for (const {name, make} of some(all, 16, options)) {
    const text = make()
    yield* asPages({name, text}, text.includes('<ac:') ? ['html', 'storage'] : ['html'])
    // Without a tree of elements, whatever is cheap is read as Markdown, too.
    if (text.length < 500_000) yield* asPages({name, text}, ['markdown'])
  }
}

function nestedAdf(type: string, depth: number): string {
  const open = `{"type":"${type}","attrs":{"panelType":"info"},"content":[`
  const inner = '{"type":"paragraph","content":[{"type":"text","text":"x"}]}'
  return `{"version":1,"type":"doc","content":[${nested(open, inner, ']}', depth)}]}`
}
