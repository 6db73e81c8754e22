/**
 * Holds guides to tokens against what is known of invented services: `test/token-guides/<rule>/<case>/`.
 *
 * A case holds `article.mdx` and `findings.json`. Its name starts with what it shows: `finds-` or `quiet-`.
 * `UPDATE=1 npx vitest run test/token-guides.test.ts` writes the expectations anew; look at the diff.
 */

import {globSync} from 'node:fs'
import {cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import {inspect, type TokenFactsByName, tokenService} from '../src/collate/index.ts'
import {readMdx} from '../src/mdx/index.ts'
import {finish} from '../src/model/finding.ts'
import {rules} from '../src/model/rules/index.ts'
import {readTokens} from '../src/stage/index.ts'
import {shared} from './helpers/shared.ts'

const fixtures = new URL('token-guides/', import.meta.url)
const cases = globSync('*/*', {cwd: fixtures}).sort()
let invented: TokenFactsByName

beforeAll(async function () {
  const root = await mkdtemp(join(tmpdir(), 'collate-tokens-'))
  await mkdir(join(root, 'content/tokens'), {recursive: true})
  for (const file of globSync('*.yaml', {cwd: fixtures}))
    await cp(new URL(file, fixtures), join(root, 'content/tokens', file))
  const {tokens, badTokens} = await readTokens(root)
  expect([...badTokens]).toEqual([])
  invented = tokens
  await rm(root, {recursive: true})
})

test('each rule has cases in which it speaks, and such in which it is quiet', function () {
  const named = Object.keys(rules).filter(
    (rule) => rule.startsWith('token/') && rule !== 'token/no-facts'
  )
  const verdicts = new Set(cases.map((path) => path.replace(/\/(finds|quiet)-.*$/, '/$1')))
  expect([...verdicts].sort()).toEqual(
    named
      .map((rule) => rule.slice('token/'.length))
      .sort()
      .flatMap((rule) => [`${rule}/finds`, `${rule}/quiet`])
  )
})

test.each(cases)('%s', async function (path) {
  const [, name, verdict] = /^([^/]+)\/(finds|quiet)-/.exec(path) ?? []
  const read = (file: string) => readFile(new URL(`${path}/${file}`, fixtures), 'utf8')
  const {front, body} = readMdx(await read('article.mdx'), 'article.mdx')
  const findings = inspect({...front, file: 'article.mdx', body}, invented)

  if (process.env['UPDATE'] === '1') {
    const lines = findings.map((finding) => `\n  ${JSON.stringify(finding)}`)
    await writeFile(new URL(`${path}/findings.json`, fixtures), `[${lines}\n]\n`)
  }
  expect(findings).toEqual(JSON.parse(await read('findings.json')))
  expect(findings.map(({rule}) => rule)).toEqual(verdict === 'finds' ? [`token/${name}`] : [])
  for (const finding of finish(findings, 'a', ({at}) => at as never))
    expect(rules[finding.rule].sentence(finding.args)).not.toMatch(/undefined|\[object|\.$/)
})

test('a later look at the vendor’s pages leaves decisions in force', async function () {
  const text = await readFile(
    new URL('path-differs/finds-other-menu/article.mdx', fixtures),
    'utf8'
  )
  const {front, body} = readMdx(text, 'article.mdx')
  const [before, after] = ['2026-11-03', '2027-02-01'].map(function (checked) {
    const lampwick = {...invented.get('lampwick')!, checked}
    const drafts = inspect({...front, file: 'article.mdx', body}, new Map([['lampwick', lampwick]]))
    return finish(drafts, 'a', ({at}) => at as never)
  })
  expect(after?.map(({fingerprint}) => fingerprint)).toEqual(
    before?.map(({fingerprint}) => fingerprint)
  )
  expect(after?.[0]?.args['checked']).toBe('2027-02-01')
})

const seeds = shared('seeds')

test.skipIf(!seeds)('the service of a seed is known by its steps', async function () {
  const {tokens} = await readTokens(join(import.meta.dirname, '..'))
  const markdown = await readFile(join(seeds!, '002_ed8b464312cc994a.txt'), 'utf8')
  const {body} = readMdx(markdown, 'seed.md')
  expect(tokenService({title: 'Okta', body}, tokens)).toBe('okta')
})
