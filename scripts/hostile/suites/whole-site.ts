/** One real site of all that is hostile: built with a canary in every process, and opened in a real browser. */

import {existsSync, globSync, readFileSync} from 'node:fs'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {pathToFileURL} from 'node:url'
import {buildSite, importPages, type Workspace} from '../../../src/pipeline.ts'
import {has} from '../corpora.ts'
import {judgedConfig} from '../judge/page.ts'
import type {Failure, Outcome, Suite} from '../suite.ts'
import {ownPages, pagesOfCorpora, type SitePage} from './site/inputs.ts'
import {lookAtFiles} from './site/look-at-files.ts'
import {visitAll} from './site/visit.ts'

const secret = 'fake-secret-of-the-build-7391'

export const wholeSite: Suite = {
  name: 'whole site',
  async run({sample}): Promise<Outcome> {
    const isWhole = !sample && has('hostile')
    const root = await mkdtemp(path.join(tmpdir(), 'collate-hostile-site-'))
    try {
      await writePages(root, [...ownPages(), ...(isWhole ? await pagesOfCorpora() : [])])
      const outcome = await judged({root, config: judgedConfig})
      const notes = isWhole ? [] : ['the project’s own pages only, without those of ../shared']
      return {...outcome, notes: [...(outcome.notes ?? []), ...notes]}
    } finally {
      await rm(root, {recursive: true, force: true})
    }
  }
}

async function judged(base: Workspace): Promise<Outcome> {
  const {root} = base
  const mark = path.join(root, 'canary.txt')
  const failures: Failure[] = []
  const {findings} = await withCanary(mark, async function () {
    const run = await importPages(base, {paths: ['in'], cwd: root, write: true})
    for (const {rule, args, place} of run.findings)
      if (rule === 'source/failed' || rule === 'repair/unbalanced' || rule.startsWith('conserve/'))
        failures.push({input: place.file, problem: `${rule} ${JSON.stringify(args).slice(0, 200)}`})
    return buildSite(base, {log: () => {}})
  })
  if (existsSync(mark))
    failures.push({input: 'the build', problem: `ran ${readFileSync(mark, 'utf8')}`})
  for (const {rule, args, place} of findings)
    if (rule === 'stage/left-out')
      failures.push({input: place.file, problem: `left out: ${args['because']}`})

  const dist = path.join(root, 'dist')
  const files = lookAtFiles(dist, [secret])
  const pages = globSync('**/index.html', {cwd: dist}).sort()
  const addresses = pages
    // Old addresses lead on by themselves.
    .filter((page) => !readFileSync(path.join(dist, page), 'utf8').includes('http-equiv="refresh"'))
    .map((page) => `/${encodeURI(page.slice(0, -'index.html'.length))}`)
  const visited = await visitAll(dist, addresses, '/inbox/harmless/')
  return {
    cases: files.cases + (visited ? addresses.length : 0),
    failures: [...failures, ...files.failures, ...(visited ?? [])],
    notes: [
      `${files.cases} files and ${visited ? addresses.length : 'no'} pages in a browser${visited ? '' : ', as there is no Chromium'}`
    ]
  }
}

/** Code of an article that runs, in whatever process, calls `pwn`, which leaves a mark. */
async function withCanary<Result>(mark: string, work: () => Promise<Result>): Promise<Result> {
  const preload = pathToFileURL(path.join(import.meta.dirname, 'site/canary.ts')).href
  const before = {...process.env}
  process.env['NODE_OPTIONS'] = `${before['NODE_OPTIONS'] ?? ''} --import=${preload}`.trim()
  process.env['CANARY'] = mark
  process.env['FAKE_SECRET'] = secret
  await import('./site/canary.ts')
  try {
    return await work()
  } finally {
    for (const name of ['NODE_OPTIONS', 'CANARY', 'FAKE_SECRET']) {
      const value = before[name]
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

async function writePages(root: string, pages: readonly SitePage[]): Promise<void> {
  for (const {file, text} of pages) {
    await mkdir(path.dirname(path.join(root, file)), {recursive: true})
    await writeFile(path.join(root, file), text)
  }
}
