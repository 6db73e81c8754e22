/** No text of a source can become code: inputs that were made to try it, in every place of a page. */

import {existsSync, readFileSync} from 'node:fs'
import {fromHtml} from 'hast-util-from-html'
import type {Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {mdxToJs, mdxToMdast} from 'satteri'
import {unified} from 'unified'
import type {Node} from 'unist'
import {expect, test} from 'vitest'
import {toArticle} from '../src/article/index.ts'
import {readMdx, safeAddress, tags, writeMarkdown} from '../src/mdx/index.ts'

const hostile = new URL('../../shared/corpus/hostile/', import.meta.url)
const absent = !existsSync(hostile)
if (absent) console.info('Skipped: the hostile inputs of ../shared/corpus are not here.')

const page = {source: 's', id: '1', format: 'html', body: '', file: 'f', meta: {}} as const
const strict = unified().use(remarkParse).use(remarkGfm).use(remarkMdx)
const places = [
  '<p>@</p>',
  '<ul><li>@</li></ul>',
  '<table><tr><th>h</th></tr><tr><td>@</td></tr></table>',
  '<h2>@</h2>',
  '<p>x <code>@</code> y</p>',
  '<pre>@</pre>',
  '<p><img src="a.png" alt="@"></p>',
  '<p><a href="/x" title="@">t</a></p>',
  '<p><a href="@">t</a></p>',
  '<p>a<strong>@</strong>b <em>@</em></p>',
  '<details><summary>@</summary>@</details>',
  '<table><tr><td colspan=2>@</td></tr></table>',
  '<aside data-callout="note"><p data-callout-title>@</p>@</aside>'
]

test.skipIf(absent)('expressions, modules and tags in HTML', async () => {
  const {cases} = await import(new URL('mdx-injection-cases.mjs', hostile).href)
  for (const [, html] of cases as string[][]) expectInert(html ?? '')
})

test.skipIf(absent).each(['blns.json', 'dompurify-payloads.json', 'owasp-xss-vectors.json'])(
  '%s',
  (name) => {
    const list: unknown[] = JSON.parse(readFileSync(new URL(name, hostile), 'utf8'))
    list.forEach((each, index) => {
      const text = textOf(each)
      expectInert(text)
      // Every place for every sixth input, each place for many.
      const some = places.filter((_, place) => (place + index) % 6 === 0)
      for (const place of some) expectInert(place.replaceAll('@', escaped(text)))
    })
  },
  120_000
)

function expectInert(html: string): void {
  const {article} = toArticle(fromHtml(html, {fragment: true}), page, {text: 'T'})
  const mdx = writeMarkdown(article.body)
  mdxToJs(mdx)
  expect(live(mdxToMdast(mdx) as Root), html).toEqual([])
  expect(live(strict.parse(mdx)), html).toEqual([])
  const read = readMdx(`---\nid: a\ntitle: T\n---\n\n${mdx}`, 'a.mdx')
  expect(read.findings, html).toEqual([])
  expect(writeMarkdown(read.body), html).toBe(mdx)
}

function live(root: Root): string[] {
  const found: string[] = []
  const todo: Node[] = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    const {type, name, url, children, attributes} = node as Node & {
      name?: string
      url?: string
      children?: Node[]
      attributes?: Array<{type: string; name?: string; value?: unknown}>
    }
    if (/mdxjsEsm|Expression|^html$/.test(type)) found.push(type)
    if (/^mdxJsx/.test(type) && !tags.has(name ?? '')) found.push(`<${name}>`)
    for (const {type, name: key, value} of attributes ?? [])
      if (
        type !== 'mdxJsxAttribute' ||
        !Object.hasOwn(tags.get(name ?? '')?.attributes ?? {}, key ?? '')
      )
        found.push(`${name} ${key}`)
      else if (typeof value === 'object' && value !== null) found.push(`${name} ${key}={…}`)
    if (url !== undefined && !safeAddress(url, type === 'image' ? 'image' : 'link')) found.push(url)
    todo.push(...(children ?? []))
  }
  return found
}

function textOf(each: unknown): string {
  if (typeof each === 'string') return each
  const {payload, vector, input} = each as Record<string, unknown>
  return String(payload ?? vector ?? input ?? JSON.stringify(each))
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
