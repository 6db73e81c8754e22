/** Text that is built to be slow is read in bounded time, and nothing of it is lost. */

import {expect, test} from 'vitest'
import {plainText, readMdx} from '../src/mdx/index.ts'

const n = 20_000
const slow: Readonly<Record<string, string>> = {
  brackets: '['.repeat(n),
  'closed links': '[a](<b'.repeat(n),
  emphasis: '*a **a '.repeat(n),
  'mixed marks': '*a _b '.repeat(n),
  quotes: `${'> '.repeat(n)}a`,
  lists: Array.from({length: 1000}, (_, index) => `${' '.repeat(2 * index)}* a`).join('\n'),
  'list on one line': `${'- '.repeat(n)}a`,
  backticks: Array.from({length: 2000}, (_, index) => `e${'`'.repeat(index % 60)}`).join(''),
  tags: '<details>'.repeat(n),
  'broken tags': '<Callout title="'.repeat(n),
  comments: '<!--'.repeat(n),
  'marks in a cell': `| a |\n| --- |\n| ${'a**b**c '.repeat(n)} |`,
  references: `${'[a] '.repeat(n)}\n\n[a]: b\n`,
  'nul characters': 'a\u0000'.repeat(n)
}

test.each(Object.keys(slow))('%s', (name) => {
  const text = slow[name] ?? ''
  const {body} = readMdx(`---\nid: a\ntitle: T\n---\n\n${text}\n`, 'a.mdx')
  expect(plainText(body).length).toBeGreaterThan(0)
})

test('lines of nothing but blanks cost no more than others', () => {
  // Beyond what is parsed, every line is kept as it stands.
  const text = `${' '.repeat(200_000)}\n\n${'> '.repeat(200)}a\n${' '.repeat(200_000)}`
  const before = process.cpuUsage()
  expect(plainText(readMdx(`---\nid: a\ntitle: T\n---\n\n${text}\n`, 'a.mdx').body)).toContain('a')
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5)
})
