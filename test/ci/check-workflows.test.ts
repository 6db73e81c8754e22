/** The commands of the workflows that check: a green run, a red one, and what was there before is left in peace. */

import {mkdir, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {afterAll, beforeAll, beforeEach, expect, test, vi} from 'vitest'
import {makeRoot, type Ran, run} from '../cli/run.ts'
import {beginRepository, copyFewPages, git} from '../helpers/sample-base.ts'
import {bash, fillAll, type GitLabJob, readWorkflow, type Workflow} from '../helpers/workflow.ts'

// A busy machine is slow to start the program.
vi.setConfig({testTimeout: 300_000, hookTimeout: 300_000})

let cwd: string
let remove: () => Promise<void>
let summary: string

beforeAll(async function () {
  ;({root: cwd, remove} = await makeRoot())
  await copyFewPages(cwd)
  await mkdir(path.join(cwd, 'node_modules/.bin'), {recursive: true})
  const program = path.join(import.meta.dirname, '../../bin/collate.js')
  await symlink(program, path.join(cwd, 'node_modules/.bin/collate'))
  await run(cwd, 'import', '--offline')
  await beginRepository(cwd)

  await git(cwd, 'switch', '--quiet', '--create', 'harmless')
  const article = path.join(
    cwd,
    'content/articles/en/billing/read-download-and-correct-your-invoices.mdx'
  )
  await writeFile(article, `${await readFile(article, 'utf8')}\nAsk us about more.\n`)
  await git(cwd, 'commit', '--quiet', '--all', '--message', 'Add a sentence')

  // Its other version says another menu from now on.
  await git(cwd, 'switch', '--quiet', '--create', 'wrong', 'main')
  const page = path.join(cwd, 'content/imports/zendesk/keystrand-api-token.html')
  const was = '<strong>Security</strong> &gt; <strong>API access</strong>'
  const now = `<strong>Settings</strong> &gt; <strong>${menu}</strong>`
  await writeFile(page, (await readFile(page, 'utf8')).replaceAll(was, now))
  await run(cwd, 'import', '--offline')
  await git(cwd, 'add', '--all')
  await git(cwd, 'commit', '--quiet', '--message', 'Import')
})
afterAll(() => remove())

beforeEach(async function () {
  for (const name of ['results', 'collate.sarif', 'collate.xml', 'collate.md', 'gl.json'])
    await rm(path.join(cwd, name), {recursive: true, force: true})
  summary = path.join(cwd, '.collate/summary.md')
})

const read = (name: string) => readFile(path.join(cwd, name), 'utf8')

/** What a service checks out of a request: `branch` merged into main. */
async function checkOut(branch: string): Promise<void> {
  await git(cwd, 'switch', '--quiet', '--force-create', 'merged', 'main')
  await git(cwd, 'merge', '--quiet', '--no-ff', '--message', 'Merge', branch)
}

/** Run the commands of `job` that are ours, as a pull request or as a push; what each gave, by its name. */
async function github(
  file: string,
  job: string,
  event: string,
  shard = ''
): Promise<Map<string, Ran>> {
  const workflow = await readWorkflow<Workflow>(file)
  const {steps, env = {}} = workflow.jobs[job] ?? {steps: []}
  const given = fillAll({...workflow.env, ...env}, {'matrix.shard': shard})
  const ran = new Map<string, Ran>()
  for (const {name = '', run, if: condition} of steps) {
    if (!run?.includes('collate ')) continue
    expect([undefined, "github.event_name == 'pull_request'"]).toContain(condition)
    if (condition && event !== 'pull_request') continue
    const done = await bash(cwd, run, '-e', {...given, GITHUB_STEP_SUMMARY: summary})
    ran.set(name, done)
    if (done.code !== 0) break
  }
  return ran
}

const find = 'Find everything, for code scanning'
const judge = 'Fail for what the pull request makes wrong'
/** What the other menu is told as, what stands in every finding about it, and what was there before. */
const rule = 'path/conflict'
const menu = 'Developer access'
const former = 'warning/missing'

interface Result {
  ruleId: string
  level: string
  message: {text: string}
  properties: {id: string}
}

const resultsOf = async (): Promise<Result[]> =>
  JSON.parse(await read('collate.sarif')).runs[0].results

test('GitHub, green: what is there already is told to code scanning, and fails nothing', async function () {
  await checkOut('harmless')
  const ran = await github('github-check.yml', 'check', 'pull_request')
  expect([...ran].map(([name, {code, err}]) => [name, code, err])).toEqual([
    [find, 0, ''],
    [judge, 0, '']
  ])
  expect((await resultsOf()).map(({ruleId}) => ruleId)).toContain(former)
  expect(await read('collate.sarif')).not.toContain(menu)
  expect(ran.get(judge)?.out).not.toContain('::error')
  expect(await readFile(summary, 'utf8')).toMatch(/^## Collate: .*\n\n.*, \d+ already at HEAD\^1\n/)
})

/** The red pull request, checked whole, once. */
let whole: Promise<{ran: Map<string, Ran>; sarif: string; page: string}> | undefined
function red() {
  whole ??= (async function () {
    await checkOut('wrong')
    const ran = await github('github-check.yml', 'check', 'pull_request')
    return {ran, sarif: await read('collate.sarif'), page: await readFile(summary, 'utf8')}
  })()
  return whole
}

test('GitHub, red: what the request makes wrong, and only that, in every format', async function () {
  const {ran, page} = await red()
  expect([ran.get(find)?.code, ran.get(judge)?.code]).toEqual([0, 1])

  const [found] = (await resultsOf()).filter(
    ({ruleId, message}) => ruleId === rule && message.text.includes(menu)
  )
  expect(found?.level).toBe('error')
  const {out = ''} = ran.get(judge) ?? {}
  expect(out).toContain(`${rule}  [${found?.properties.id}]`)
  expect(out).toMatch(new RegExp(`^::error file=content/\\S+,title=${rule} `, 'm'))
  for (const text of [out, page]) expect(text).toContain(menu)
  for (const text of [out, page]) expect(text).not.toContain(former)
})

test('GitHub, a push to main: nothing is judged, all is told', async function () {
  await git(cwd, 'switch', '--quiet', 'main')
  const ran = await github('github-check.yml', 'check', 'push')
  expect([...ran.keys()]).toEqual([find])
  expect(ran.get(find)?.code).toBe(0)
  expect((await resultsOf()).length).toBeGreaterThan(10)
})

test('GitHub, sharded: the same, from four jobs and one', async function () {
  const {ran: whole, sarif, page} = await red()
  await checkOut('wrong')

  const {jobs} = await readWorkflow<Workflow>('github-check-sharded.yml')
  const shards = jobs['shard']?.strategy?.matrix.shard ?? []
  expect(shards).toEqual(['1/4', '2/4', '3/4', '4/4'])
  for (const shard of shards)
    for (const {code, err} of (
      await github('github-check-sharded.yml', 'shard', 'pull_request', shard)
    ).values())
      expect([code, err]).toEqual([0, ''])

  const merged = await github('github-check-sharded.yml', 'check', 'pull_request')
  expect([...merged.values()].map(({code}) => code)).toEqual([0, 1])
  expect(await read('collate.sarif')).toBe(sarif)
  expect(await readFile(summary, 'utf8')).toBe(page)
  const timeless = (ran: Ran | undefined) => ran?.out.replace(/, [\d.]+ s$/m, '')
  expect(timeless(merged.get(judge))).toBe(timeless(whole.get(judge)))

  await rm(path.join(cwd, 'results/all-2.json'))
  const [lacking] = (await github('github-check-sharded.yml', 'check', 'push')).values()
  expect(lacking?.code).not.toBe(0)
  expect(lacking?.err).toContain('shard 2 of 4 is missing')
})

/** Run the script of a job of GitLab, in one go, as a runner does. */
async function gitlab(file: string, job: string, env: Record<string, string>): Promise<Ran> {
  const jobs = await readWorkflow<Record<string, GitLabJob>>(file)
  const {variables} = await readWorkflow<{variables: Record<string, string>}>('gitlab.yml')
  const {script = []} = jobs[job] ?? {}
  expect(script).not.toEqual([])
  return bash(cwd, `set -o pipefail\n${script.join('\n')}`, '-e', {...variables, ...env})
}

test.each([
  ['gitlab.yml', 'harmless', 0],
  ['gitlab.yml', 'wrong', 1],
  ['gitlab-sharded.yml', 'wrong', 1]
] as const)('GitLab, %s, %s: ends with %i', async function (file, branch, code) {
  const base = (await git(cwd, 'rev-parse', 'main')).trim()
  await git(cwd, 'switch', '--quiet', '--detach', branch)
  const env = {CI_MERGE_REQUEST_DIFF_BASE_SHA: base}
  if (file === 'gitlab.yml') {
    expect((await gitlab(file, 'collate:quality', env)).code).toBe(0)
    expect((await gitlab(file, 'collate:check', env)).code).toBe(code)
  } else {
    for (const CI_NODE_INDEX of ['1', '2']) {
      const shard = {...env, CI_NODE_INDEX, CI_NODE_TOTAL: '2'}
      expect((await gitlab(file, 'collate:shard', shard)).code).toBe(0)
    }
    expect((await gitlab(file, 'collate:report', env)).code).toBe(code)
  }

  const issues = JSON.parse(await read('gl-code-quality-report.json'))
  const names = issues.map(({check_name}: {check_name: string}) => check_name)
  expect(names).toContain(former)
  expect(JSON.stringify(issues).includes(menu)).toBe(code === 1)
  for (const text of [await read('collate.xml'), await read('collate.md')]) {
    expect(text.includes(menu)).toBe(code === 1)
    expect(text).not.toContain(former)
  }
  expect(await read('collate.xml')).toContain(`failures="${code}"`)
})

test('what `init` writes is the very workflow', async function () {
  await run(cwd, 'init', 'new')
  const {href} = new URL('../../ci/github-check.yml', import.meta.url)
  expect(await read('new/.github/workflows/collate.yml')).toBe(
    await readFile(new URL(href), 'utf8')
  )
  await run(cwd, 'init', 'lab', '--ci', 'gitlab')
  expect(await read('lab/.gitlab-ci.yml')).toMatch(/^# Checks merge requests offline/)
})
