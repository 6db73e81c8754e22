/** The commands of the workflows that import, night after night: one request, one note, and nothing lost. */

import {appendFile, cp, mkdir, readFile, rename, symlink, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi} from 'vitest'
import {makeRoot, type Ran, run} from '../cli/run.ts'
import {type ForgeServer, startForge} from '../helpers/forge-server.ts'
import {beginRepository, copyFewPages, git} from '../helpers/sample-base.ts'
import {bash, fillAll, type GitLabJob, readWorkflow, type Workflow} from '../helpers/workflow.ts'

// A busy machine is slow to start the program.
vi.setConfig({testTimeout: 600_000, hookTimeout: 300_000})

const branch = 'collate/import'

/** What each test begins with: `upstream`, and `origin.git` with what was imported of it. */
let beginning: string
let folder: string
let origin: string
let upstream: string
let forge: ForgeServer
const removals: Array<() => Promise<void>> = []

beforeAll(async function () {
  const {root, remove} = await makeRoot()
  removals.push(remove)
  beginning = path.join(root, 'beginning')

  // The sources lie outside of the repository, as a wiki does.
  const first = path.join(root, 'first')
  await mkdir(first)
  await copyFewPages(first)
  await cp(path.join(first, 'content/imports'), path.join(root, 'upstream'), {recursive: true})
  const config = path.join(first, 'collate.config.ts')
  const text = await readFile(config, 'utf8')
  await writeFile(config, text.replaceAll("['content/imports/", "['../upstream/"))
  await run(first, 'import')
  await beginRepository(first)
  await mkdir(beginning)
  await rename(path.join(root, 'upstream'), path.join(beginning, 'upstream'))
  await git(root, 'clone', '--quiet', '--bare', first, path.join(beginning, 'origin.git'))
})
afterAll(async function () {
  for (const remove of removals) await remove()
})

beforeEach(async function () {
  const {root, remove} = await makeRoot()
  removals.push(remove)
  folder = root
  await cp(beginning, folder, {recursive: true})
  origin = path.join(folder, 'origin.git')
  upstream = path.join(folder, 'upstream')
  forge = await startForge()
})
afterEach(() => forge.close())

/** A fresh clone, as a job gets one, with the program installed. */
async function clone(name: string): Promise<string> {
  const cwd = path.join(folder, name)
  await git(folder, 'clone', '--quiet', origin, cwd)
  await mkdir(path.join(cwd, 'node_modules/.bin'), {recursive: true})
  const program = path.join(import.meta.dirname, '../../bin/collate.js')
  await symlink(program, path.join(cwd, 'node_modules/.bin/collate'))
  return cwd
}

const page = (name: string) => path.join(upstream, `zendesk/${name}.html`)
const commits = async (range: string) =>
  (await git(origin, 'log', '--format=%s', range)).trim().split('\n').filter(Boolean)

interface Night {
  ran: Ran[]
  /** Where the built site is. */
  site: string
}

let nights = 0

/** Run the job; the site, which takes long, is built where `build` says so. */
const services: Record<'github' | 'gitlab', (build?: boolean) => Promise<Night>> = {
  async github(build = false) {
    const cwd = await clone(`night-${++nights}`)
    const temp = path.join(folder, `temp-${nights}`)
    await mkdir(temp)
    const output = path.join(temp, 'output')
    const {env, jobs} = await readWorkflow<Workflow>('github-import.yml')
    const context: Record<string, string> = {
      'github.event.repository.default_branch': 'main',
      'secrets.COLLATE_TOKEN || github.token': forge.env.github['GITHUB_TOKEN'] ?? '',
      'secrets.CONFLUENCE_EMAIL': '',
      'secrets.CONFLUENCE_API_TOKEN': '',
      'secrets.ZENDESK_EMAIL': '',
      'secrets.ZENDESK_API_TOKEN': '',
      'steps.site.outputs.artifact-url': 'https://forge.example/site.zip',
      'github.server_url': 'https://forge.example',
      'github.repository': 'brookline/help',
      'github.run_id': '7'
    }
    const {GITHUB_TOKEN: _, ...service} = forge.env.github
    const job = {...fillAll(env, context), ...service, CI_API_V4_URL: ''}
    const ran: Ran[] = []
    for (const step of jobs['import']?.steps ?? []) {
      const {run, if: condition} = step
      if (!run || run === 'npm ci' || (!build && run.includes('collate build'))) continue
      const told = await readFile(output, 'utf8').catch(() => '')
      const [, any] = /any=(\w+)/.exec(told) ?? []
      const [, code] = /code=(\w+)/.exec(told) ?? []
      const holds = [
        `steps.changed.outputs.any == '${any}'`,
        `steps.import.outputs.code == '${code}'`
      ]
      if (condition && !holds.includes(condition)) continue
      const own = {
        RUNNER_TEMP: temp,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: path.join(temp, 'summary.md')
      }
      const done = await bash(cwd, run, '-e', {...job, ...own, ...fillAll(step.env, context)})
      ran.push(done)
      if (done.code !== 0) break
    }
    return {ran, site: path.join(temp, 'site')}
  },
  async gitlab(build = false) {
    const cwd = await clone(`night-${++nights}`)
    const jobs = await readWorkflow<Record<string, GitLabJob>>('gitlab.yml')
    const {script = []} = jobs['collate:import'] ?? {}
    const lines = script.filter((line) => build || !line.includes('collate build'))
    const env = {
      ROOT: '.',
      BASE: 'main',
      BRANCH: branch,
      PUSH_TO: origin,
      CI_SERVER_HOST: 'forge.example',
      CI_JOB_URL: 'https://forge.example/jobs/7'
    }
    const whole = {...env, GITHUB_REPOSITORY: '', ...forge.env.gitlab}
    const ran = [await bash(cwd, `set -o pipefail\n${lines.join('\n')}`, '-e', whole)]
    return {ran, site: path.join(cwd, 'out/site')}
  }
}

describe.each(['github', 'gitlab'] as const)('%s', function (service) {
  const night = services[service]
  const good = ({ran}: Night) =>
    expect(ran.filter(({code}) => code !== 0).map(({err}) => err)).toEqual([])

  test('night after night', async function () {
    // Nothing changed: nothing is proposed.
    good(await night())
    expect([forge.proposals, await commits(`main..main`)]).toEqual([[], []])
    expect(await git(origin, 'branch', '--list', branch)).toBe('')

    // A page changed: one request, with the summary and the preview.
    const text = await readFile(page('keystrand-api-token'), 'utf8')
    const was = '<strong>Security</strong> &gt; <strong>API access</strong>'
    await writeFile(
      page('keystrand-api-token'),
      text.replaceAll(was, '<strong>Settings</strong> &gt; <strong>Developer access</strong>')
    )
    const second = await night(true)
    good(second)
    expect(forge.proposals).toMatchObject([
      {branch, base: 'main', state: 'open', title: 'Import of changed articles'}
    ])
    const [proposal] = forge.proposals
    const [note] = proposal?.notes ?? []
    expect(note?.body).toContain('~~~text\nImported. 4 articles')
    expect(note?.body).toMatch(/Developer access[\s\S]*`path\/conflict`/)
    expect(note?.body).toMatch(/\[the built site\]\(https:\/\/forge\.example\/\S+\)/)
    expect(await commits(`main..${branch}`)).toEqual(['Import'])
    expect(await readFile(path.join(second.site, 'index.html'), 'utf8')).toContain('Fennlark')

    // The next night, nothing new: no commit, the same note in its place.
    good(await night())
    expect(await commits(`main..${branch}`)).toEqual(['Import'])
    expect([forge.proposals.length, proposal?.notes.length]).toEqual([1, 1])

    // A writer decides on the branch, main goes on, and another page changes: all of it is kept.
    const writer = await clone(`writer-${++nights}`)
    await appendFile(path.join(writer, '.gitignore'), '# Brookline\n')
    await git(writer, 'commit', '--quiet', '--all', '--message', 'Go on')
    await git(writer, 'push', '--quiet', 'origin', 'main')
    await git(writer, 'switch', '--quiet', branch)
    const {out} = await run(writer, 'check', '--format', 'json')
    const {id} = JSON.parse(out).findings.find((each: {message: string}) =>
      each.message.includes('Developer access')
    )
    await run(writer, 'decide', id, 'meant', '--reason', 'the new menu comes in May')
    await git(writer, 'add', '--all')
    await git(writer, 'commit', '--quiet', '--message', 'Decide')
    await git(writer, 'push', '--quiet', 'origin', branch)
    await appendFile(page('invoices'), '<p>Brookline pays by card.</p>\n')
    good(await night())
    const subjects = await commits(`main..${branch}`)
    expect(subjects.filter((each) => !each.startsWith('Merge'))).toEqual([
      'Import',
      'Decide',
      'Import'
    ])
    expect(await git(origin, 'show', `${branch}:.gitignore`)).toContain('# Brookline')
    expect([forge.proposals.length, proposal?.notes.length]).toEqual([1, 1])

    // It was squashed into main and closed; the branch was left. The next change begins anew.
    await git(writer, 'fetch', '--quiet')
    await git(writer, 'switch', '--quiet', 'main')
    await git(writer, 'merge', '--quiet', '--squash', `origin/${branch}`)
    await git(writer, 'commit', '--quiet', '--message', 'Import (#1)')
    await git(writer, 'push', '--quiet', 'origin', 'main')
    if (proposal) proposal.state = 'closed'
    const invoices = await readFile(page('invoices'), 'utf8')
    await appendFile(page('invoices'), '<p>Brookline pays in May.</p>\n')
    good(await night())
    expect(await commits(`main..${branch}`)).toEqual(['Import'])
    expect(forge.proposals.map(({state}) => state)).toEqual(['closed', 'open'])

    // What changed was taken back: there is nothing to propose any more.
    await writeFile(page('invoices'), invoices)
    good(await night())
    expect(forge.proposals.map(({state, notes}) => [state, notes.length])).toEqual([
      ['closed', 1],
      ['closed', 1]
    ])
    expect(forge.proposals[1]?.notes[0]?.body).toContain(
      'Nothing differs from the sources any more'
    )
  })

  test('where a page does not come in, what did is proposed, and the job fails', async function () {
    await writeFile(path.join(upstream, 'zendesk/invoices.meta.json'), '{"id": ')
    await appendFile(page('work-offline'), '<p>Brookline works offline.</p>\n')
    const {ran} = await night()
    expect(ran.at(-1)?.code).toBe(1)
    expect(forge.proposals).toMatchObject([{state: 'open', notes: [{}]}])
    expect(forge.proposals[0]?.notes[0]?.body).toContain('source/bad-sidecar')
  })

  test('an import that cannot run fails the job, and proposes nothing', async function () {
    const writer = await clone(`writer-${++nights}`)
    await writeFile(path.join(writer, 'collate.config.ts'), 'export default {titel: 1}\n')
    await git(writer, 'commit', '--quiet', '--all', '--message', 'Break')
    await git(writer, 'push', '--quiet', 'origin', 'main')
    const {ran} = await night()
    expect(ran.at(-1)).toMatchObject({code: 2, err: expect.stringContaining('`titel`')})
    expect(forge.proposals).toEqual([])
  })
})
