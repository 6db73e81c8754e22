/**
 * The page for writers, docs/writing.md: each of its examples becomes what the page says below it.
 *
 * `UPDATE=1 npx vitest run test/writing.test.ts` writes what they become anew; look at the diff.
 */

import {readFile, writeFile} from 'node:fs/promises'
import {beforeAll, expect, test} from 'vitest'
import {tags} from '../src/mdx/index.ts'
import type {FindingDraft, Place} from '../src/model/finding.ts'
import {rules} from '../src/model/rules/index.ts'
import {type Staged, stage} from '../src/stage/index.ts'
import {describeStaged} from './helpers/describe-staged.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'

const file = new URL('../docs/writing.md', import.meta.url)
const page = await readFile(file, 'utf8')
/** An example, and what it becomes; the first alone shows the top of a file. */
const block = /^(`{3,})mdx\n((?:(?!\n\1)[\s\S])*)\n\1\n\n```text\n([\s\S]*?)\n```$/gm
const examples = [...page.matchAll(block)].map(([, , typed = '', becomes = ''], index) => ({
  id: `example-${index + 1}`,
  typed,
  becomes,
  /** Lines that stand before it in its file. */
  above: 0
}))
let base: KnowledgeBase
let staged: Staged

beforeAll(async function () {
  base = await knowledgeBase()
  const put = (name: string, text: string) => base.write(`content/articles/en/yard/${name}`, text)
  await put('open-the-gate.mdx', '---\nid: open-the-gate\ntitle: Open the gate\n---\n\nGo.\n')
  for (const name of ['lock.png', 'button.png', 'prices.pdf']) await put(name, `the file ${name}`)
  for (const each of examples) {
    const [, front = '', body = each.typed] =
      /^---\n([\s\S]*?)---\n\n([\s\S]*)$/.exec(each.typed) ?? []
    const head = `---\nid: ${each.id}\ntitle: Example\n${front}---\n\n`
    each.above = head.split('\n').length - 1
    await put(`${each.id}.mdx`, `${head}${body}\n`)
  }
  staged = await stage(base.root, {config: base.config})
  if (process.env['UPDATE'] === '1') await rewrite()
})

test('there are examples, and all are staged', function () {
  expect(examples.length).toBeGreaterThan(15)
  expect(staged.leftOut).toEqual([])
  expect(page.match(/^`{3,}mdx$/gm)).toHaveLength(examples.length + 1)
})

test.each(examples)('$id: $typed', async function (example) {
  expect(await becomes(example)).toBe(example.becomes)
})

test('every tag of the list is on the page', function () {
  for (const [name, {attributes}] of tags) {
    const row = new RegExp(`^\\| \`<${name}>\` \\|.*$`, 'm').exec(page)?.[0]
    expect(row).toBeDefined()
    for (const attribute of Object.keys(attributes)) expect(row).toContain(`\`${attribute}\``)
  }
})

async function becomes({id, above}: (typeof examples)[number]): Promise<string> {
  const folder = '.collate/site/articles/en/yard'
  const text = await base.read(`${folder}/${id}.json`)
  const found = staged.findings.get(id) ?? []
  const order = ({at}: FindingDraft) => (at as Place).line
  const told = found
    .toSorted((a, b) => order(a) - order(b))
    .map(function ({rule, args, shown, at}) {
      const {line, column} = at as Place
      return `told: ${line - above}:${column} ${rules[rule].sentence({...args, ...shown})}`
    })
  return [describeStaged(text), ...told].join('\n')
}

async function rewrite(): Promise<void> {
  let text = page
  for (const each of examples) {
    const now = await becomes(each)
    const old = `${each.typed}\n`
    const at = text.indexOf(old)
    const start = text.indexOf('```text\n', at) + '```text\n'.length
    text = `${text.slice(0, start)}${now}${text.slice(text.indexOf('\n```', start))}`
    each.becomes = now
  }
  await writeFile(file, text)
}
