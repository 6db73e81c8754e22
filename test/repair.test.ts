/**
 * Runs each repair on its fixtures, `test/repair/<repair>/<case>/`, and all of them on whole pages,
 * `test/repair-all/<case>/`.
 *
 * A case holds `input.html`, `output.html`, `said.json` (entries and findings), and maybe `options.json`,
 * `known.json` (pages as `helpers/known.ts` takes them) and `page.json` (fields of the page).
 * Its name starts with what it shows: `changes-`, `keeps-` (nothing to say), or `reports-` (a finding;
 * nothing is changed).
 * `UPDATE=1 npx vitest run test/repair.test.ts` writes the expectations anew; look at the diff.
 */

import {existsSync, globSync, readFileSync, writeFileSync} from 'node:fs'
import type {Root} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import {toHtml} from 'hast-util-to-html'
import {expect, test} from 'vitest'
import type {SourcePage} from '../src/model/source-page.ts'
import {locator} from '../src/model/text.ts'
import type {Piece} from '../src/model/words.ts'
import type {Repair} from '../src/repair/define-repair.ts'
import {type Repaired, type RepairOptions, repairs, runRepairs} from '../src/repair/index.ts'
import {knownPages} from './helpers/known.ts'

const cases = folders('repair/*/*')
const wholePages = folders('repair-all/*')

test('every repair has fixtures, and every fixture a repair', function () {
  const ids = repairs.map((repair) => repair.meta.id)
  const starts = new Set(cases.map((path) => path.replace(/^repair\//, '').replace(/-[^/]*$/, '')))
  const shows = (id: string, verdict: string) =>
    [...starts].some((path) => path === `${id}/${verdict}` || path.startsWith(`${id}/${verdict}-`))
  const acts = (id: string) => shows(id, 'changes') || shows(id, 'reports')

  expect(ids.filter((id) => !acts(id) || !shows(id, 'keeps'))).toEqual([])
  expect(cases.filter((path) => !ids.includes(path.split('/')[1] ?? ''))).toEqual([])
  expect(cases.filter((path) => !/\/(changes|keeps|reports)-[^/]+$/.test(path))).toEqual([])
})

test.each(cases)('%s', function (path) {
  const [, id, verdict] = /^repair\/(.+)\/(changes|keeps|reports)-/.exec(path) ?? []
  const repair = repairs.filter((repair) => repair.meta.id === id)
  expect(repair).toHaveLength(1)
  const {input, once} = check(path, repair)
  const changed = html(once.tree) !== html(parse(input))

  expect(changed ? 'changes' : once.findings.length > 0 ? 'reports' : 'keeps').toBe(verdict)
  expect(once.entries.length > 0, 'entries if, and only if, the tree changed').toBe(changed)
})

test.each(wholePages)('%s', function (path) {
  check(path, repairs)
})

/** Hold the expectations of a case, and the laws that hold on every case. */
function check(path: string, chosen: readonly Repair[]): {input: string; once: Repaired} {
  const input = readFileSync(new URL(`${path}/input.html`, import.meta.url), 'utf8')
  const once = run(path, input, chosen)
  const output = html(once.tree)
  const twice = run(path, output, chosen)

  const unbalanced = once.findings.filter(({rule}) => rule === 'repair/unbalanced')
  expect(unbalanced.map(({args}) => args)).toEqual([])
  expectFile(`${path}/output.html`, output)
  expectFile(`${path}/said.json`, said(once, input))
  expect(html(parse(output)), 'markup can say what the tree says').toBe(output)
  expect(html(twice.tree), 'a repair finds nothing to do in its own output').toBe(output)
  expect(twice.entries).toEqual([])
  return {input, once}
}

function run(path: string, body: string, chosen: readonly Repair[]): Repaired {
  const page: SourcePage = {
    source: 'files',
    id: 'page',
    format: 'html',
    body,
    file: 'page.html',
    meta: {},
    ...json<Partial<SourcePage>>(`${path}/page.json`, {})
  }
  const known = knownPages(json(`${path}/known.json`, []))
  const given = json<Record<string, unknown>>(`${path}/options.json`, {})
  // A case of one repair holds the options of that repair, a whole page those of each by its name.
  const only = chosen.length === 1 ? chosen[0]?.meta.id : undefined
  const options = (only ? {[only]: given} : given) as RepairOptions
  return runRepairs(chosen, () => parse(body), {page, known, options})
}

/** Entries and findings, one a line, places as `line:column`, empty parts left out. */
function said({entries, findings}: Repaired, input: string): string {
  const locate = locator(input)
  const place = (offset: number) => Object.values(locate(offset)).join(':')
  const lines = [
    ...entries.map(({by, offset, args, removed, added, aside}) => ({
      by,
      at: place(offset),
      args,
      removed: compact(removed),
      added: compact(added),
      aside
    })),
    ...findings.map(({rule, at, args, path}) => ({
      rule,
      at: typeof at === 'number' ? place(at) : at,
      args,
      path
    }))
  ]
  return `[${lines.map((line) => `\n  ${JSON.stringify(line)}`)}\n]\n`
}

function compact(piece: Piece | undefined): Partial<Piece> | undefined {
  if (!piece) return undefined
  const result: {-readonly [Key in keyof Piece]?: Piece[Key]} = {}
  const text = piece.text.replace(/\s+/gu, ' ').trim()
  if (text) result.text = text
  if (piece.links.length > 0) result.links = piece.links
  if (piece.images.length > 0) result.images = piece.images
  return result
}

function expectFile(path: string, actual: string): void {
  const url = new URL(path, import.meta.url)
  if (process.env['UPDATE'] === '1') writeFileSync(url, actual)
  expect(existsSync(url), `${path} is missing: write it with UPDATE=1`).toBe(true)
  expect(actual).toBe(readFileSync(url, 'utf8'))
}

function json<Value>(path: string, otherwise: Value): Value {
  const url = new URL(path, import.meta.url)
  return existsSync(url) ? (JSON.parse(readFileSync(url, 'utf8')) as Value) : otherwise
}

function folders(pattern: string): string[] {
  return globSync(pattern, {cwd: new URL('.', import.meta.url)}).sort()
}

function parse(body: string): Root {
  return fromHtml(body, {fragment: true})
}

function html(tree: Root): string {
  return toHtml(tree)
}
