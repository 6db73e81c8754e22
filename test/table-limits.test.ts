/** Tables with more in one row than Markdown's form can hold in bounded time are written as tags. */

import {expect, test} from 'vitest'
import {toArticle} from '../src/article/index.ts'
import {plainText, writeMarkdown} from '../src/mdx/index.ts'
import {parse} from '../src/parse/index.ts'

const n = 20_000
const head = '<tr><th>Step</th><th>What</th></tr>'
const rows: Readonly<Record<string, string>> = {
  paragraphs: `<tr><td>1</td><td>${'<p>ab c</p>'.repeat(n)}</td></tr>`,
  breaks: `<tr><td>1</td><td>${'ab c<br/>'.repeat(n)}</td></tr>`,
  'breaks in a merged cell': `<tr><td colspan="2">${'ab c<br/>'.repeat(n)}</td></tr>`,
  'cells with paragraphs': `<tr>${`<td>${'<p>ab c</p>'.repeat(100)}</td>`.repeat(n / 100)}</tr>`
}

for (const [name, row] of Object.entries(rows))
  test(`${name}: tags, in linear time`, {timeout: 60_000}, () => {
    const before = process.cpuUsage()
    const written = write(`<table>${head}${row}</table>`)
    const {user, system} = process.cpuUsage(before)
    expect(written.text).toMatch(/^<table>\n/)
    expect(written.words.match(/\bab c\b/g)?.length).toBe(n)
    // What is quadratic takes two seconds for a cell alone, and seven for a merged one.
    expect((user + system) / 1e6).toBeLessThan(5)
  })

test('a row with many breaks that is still short enough stays Markdown', () => {
  const {text} = write(
    `<table>${head}<tr><td>1</td><td>${'<p>ab c</p>'.repeat(500)}</td></tr></table>`
  )
  expect(text.startsWith('| Step | What |\n')).toBe(true)
  expect(text.match(/<br \/>/g)?.length).toBe(499)
})

function write(body: string): {text: string; words: string} {
  const page = {source: 'a', id: '1', file: 'a.xml', format: 'storage', body, meta: {}} as const
  const {article} = toArticle(parse(body, 'storage').tree, page, {text: 'T'})
  return {text: writeMarkdown(article.body), words: plainText(article.body)}
}
