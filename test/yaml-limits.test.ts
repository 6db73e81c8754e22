/** YAML that is built to be slow is told, and costs nothing; what people and programs write is read. */

import {globSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {stringify} from 'yaml'
import {readMdx} from '../src/mdx/index.ts'
import {yamlTrouble} from '../src/model/yaml-limits.ts'
import {checkArticles} from '../src/pipeline.ts'
import {stage} from '../src/stage/index.ts'
import {knowledgeBase} from './helpers/knowledge-base.ts'

const laughs = `a0: &a0 [lol]\n${Array.from({length: 9}, (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({length: 9}, () => `*a${at}`).join(', ')}]`).join('\n')}\n`
const slow: Readonly<Record<string, string>> = {
  brackets: '['.repeat(20_000),
  braces: '{a: '.repeat(20_000),
  'braces line by line': '{a:\n'.repeat(20_000),
  dashes: '- '.repeat(20_000),
  'question marks': '? '.repeat(20_000),
  indents: Array.from({length: 400}, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
  names: Array.from({length: 5000}, (_, at) => `n${at}: 1`).join('\n'),
  'names on a line': `{${Array.from({length: 5000}, (_, at) => `n${at}: 1`).join(', ')}}`
}

test.each(Object.keys(slow))('%s without end', function (name) {
  const yaml = slow[name] ?? ''
  expect(yamlTrouble(yaml)).toMatch(/nests too deeply|too many names/)
  const {findings} = readMdx(`---\n${yaml}\n---\n\nText.\n`, 'a.mdx')
  expect(findings[0]).toMatchObject({rule: 'mdx/front-matter'})
})

test('what stands in this repository, and what is written, is no trouble', function () {
  for (const file of globSync('content/**/*.yaml', {cwd: `${import.meta.dirname}/..`}))
    expect(yamlTrouble(readFileSync(`${import.meta.dirname}/../${file}`, 'utf8')), file).toBe(
      undefined
    )
  const entries = Array.from({length: 3000}, (_, at) => ({rule: 'a/b', fingerprint: `f${at}`}))
  expect(yamlTrouble(stringify({decisions: entries}))).toBe(undefined)
  expect(yamlTrouble(stringify({title: '['.repeat(300), a: ['x [[[', '{'.repeat(300)]}))).toBe(
    undefined
  )
})

test('files of a knowledge base that hold nothing but that stop nothing', async function () {
  const base = await knowledgeBase()
  await base.write('content/articles/en/inbox/a.mdx', '---\nid: a\ntitle: A\n---\n\nText.\n')
  for (const yaml of [laughs, slow['braces'] ?? ''])
    for (const folder of ['addresses', 'decisions', 'sections', 'tokens']) {
      await base.write(`content/${folder}/a.yaml`, yaml)
      const {articles} = await checkArticles(base, {})
      expect(articles, folder).toHaveLength(1)
    }
  expect((await stage(base.root, {config: base.config})).staged).toEqual(['a'])
})
