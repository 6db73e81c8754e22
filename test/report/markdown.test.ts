/** The summary of a CI run: for people, whatever stands in the findings, and never too long. */

import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {toString as textOf} from 'mdast-util-to-string'
import {gfm} from 'micromark-extension-gfm'
import {visit} from 'unist-util-visit'
import {expect, test} from 'vitest'
import {makeArticleResult, makeFinding, makeResult, render} from './make-result.ts'

test('markdown: counts, kinds, then what is worst', function () {
  expect(render('markdown', makeResult(), {base: 'help/'}).split('\n')).toEqual([
    '## Collate: 1 error, 2 warnings',
    '',
    '2 articles, 1 held back, 1 finding settled',
    '',
    '| severity | rule              | findings |',
    '| -------- | ----------------- | -------: |',
    '| error    | `source/binary`   |        1 |',
    '| warning  | `source/encoding` |        2 |',
    '',
    '### Files and sources',
    '',
    '- **error** The file is not a text, so it was not imported\\',
    '  `help/in/x.html:1:1` `source/binary` `abcd`',
    '',
    '### Create a key',
    '',
    '`help/content/articles/en/keys/create-a-key.mdx` · published · 2 warnings',
    '',
    '- **warning** The text is not written in UTF-8; it was read as windows-1252\\',
    '  `help/content/articles/en/keys/keys.mdx:3:5` `source/encoding` `npx collate decide k3f9 meant --reason "…"`',
    '- **warning** The text is not written in UTF-8; it was read as windows-1252\\',
    '  `help/content/articles/en/keys/keys.mdx:3:5` `source/encoding` `npx collate decide m2m2 meant --reason "…"`',
    '',
    '### Revoke a key',
    '',
    '`help/content/articles/en/keys/revoke-a-key.mdx` · held · nothing to report',
    '',
    'Held because its other version, wiki/9, is not there',
    ''
  ])
})

test('markdown: nothing found is two lines', function () {
  const articles = [makeArticleResult({})]
  expect(render('markdown', makeResult({articles, findings: [], settled: []}))).toBe(
    '## Collate: nothing to report\n\n1 article\n'
  )
})

test('markdown: worse articles first, equal ones by their path', function () {
  const names = ['c', 'a', 'b', 'd']
  const articles = names.map((id) =>
    makeArticleResult({id, title: `Article ${id}`, path: `content/${id}.mdx`})
  )
  const findings = [
    makeFinding({article: 'c', severity: 'error'}),
    makeFinding({article: 'a'}),
    makeFinding({article: 'b'})
  ]
  const headings = render('markdown', makeResult({articles, findings})).match(/^### .*/gm)
  expect(headings).toEqual(['### Article c', '### Article a', '### Article b'])
})

test('markdown: what a source says is text, not markup', function () {
  const evil = '<img src=x onerror=a> **b** [c](d.html) | `e` # f\n\n# g'
  const finding = makeFinding({rule: 'source/encoding', args: {encoding: evil}})
  const articles = [makeArticleResult({title: evil})]
  const text = render('markdown', makeResult({articles, findings: [finding]}))
  const tree = fromMarkdown(text, {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]})

  const types = new Set<string>()
  visit(tree, (node) => {
    types.add(node.type)
  })
  expect(types).not.toContain('html')
  expect(types).not.toContain('link')
  expect(types).not.toContain('image')
  const headings = tree.children.filter(({type}) => type === 'heading')
  expect(headings.map((heading) => textOf(heading))).toEqual([
    'Collate: 1 warning',
    evil.replace(/\s+/g, ' ')
  ])
})

test('markdown: what GitHub would refuse is cut, and counted', function () {
  const articles = Array.from({length: 300}, (_, index) =>
    makeArticleResult({id: `a${index}`, title: `Article ${index}`, path: `content/${index}.mdx`})
  )
  const findings = Array.from({length: 9000}, (_, index) =>
    makeFinding({article: `a${index % 300}`, id: `f${index}`, severity: 'warning'})
  )
  const text = render('markdown', makeResult({articles, findings}))
  const shown = text.match(/^- \*\*/gm)?.length ?? 0
  const [, more = '', left] =
    /\n\n([\d,]+) findings more in (\d+) articles would be too much for this page: `npx collate check`\n$/.exec(
      text
    ) ?? []

  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
  expect(Buffer.byteLength(text)).toBeGreaterThan(990_000)
  expect(shown + Number(more.replace(',', ''))).toBe(9000)
  expect(Number(left)).toBeGreaterThan(0)
})
