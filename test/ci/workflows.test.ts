/** The workflows in `ci/`: what they may, what they use, and what they never do. */

import {readdirSync} from 'node:fs'
import {expect, test} from 'vitest'
import {commands} from '../../src/cli/commands/index.ts'
import {readArguments} from '../../src/cli/options.ts'
import {folder, type GitLabJob, readWorkflow, type Workflow} from '../helpers/workflow.ts'

const names = readdirSync(folder).filter((name) => name.endsWith('.yml'))
const onGitHub = names.filter((name) => name.startsWith('github'))
const onGitLab = names.filter((name) => name.startsWith('gitlab'))

/** Actions by the first version that takes what is given to them here. */
const actions = [
  'actions/cache@v5',
  'actions/checkout@v6',
  'actions/download-artifact@v8',
  'actions/setup-node@v6',
  'actions/upload-artifact@v7',
  'github/codeql-action/upload-sarif@v4'
]

test('there are workflows for both services', function () {
  expect(onGitHub).toEqual(['github-check-sharded.yml', 'github-check.yml', 'github-import.yml'])
  expect(onGitLab).toEqual(['gitlab-sharded.yml', 'gitlab.yml'])
})

test.each(onGitHub)(
  '%s: every job says what it may and how long, and uses known actions',
  async function (name) {
    const workflow = await readWorkflow<Workflow>(name)
    expect(workflow.permissions).toEqual({})
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')

    for (const job of Object.values(workflow.jobs)) {
      expect(Object.keys(job.permissions)).not.toEqual([])
      expect(job['timeout-minutes']).toBeLessThanOrEqual(120)
      expect(job['runs-on']).toBe('ubuntu-latest')
      for (const {uses, run} of job.steps) {
        expect([uses, run].filter((each) => each !== undefined)).toHaveLength(1)
        if (uses) expect(actions).toContain(uses)
        // What others can choose, such as the name of a branch, must not become a command.
        expect(run ?? '').not.toContain('${{')
      }
    }
  }
)

test.each(onGitHub)(
  '%s: a job that may write runs nothing that a pull request brings',
  async function (name) {
    const {on, jobs} = await readWorkflow<Workflow>(name)
    const foreign = Object.keys(on).includes('pull_request')
    for (const {permissions, steps} of Object.values(jobs)) {
      const writes = Object.values(permissions).includes('write')
      if (foreign && writes) expect(steps.every(({run}) => run === undefined)).toBe(true)
      if (foreign) {
        expect(JSON.stringify(steps)).not.toContain('secrets.')
        for (const {uses, with: given} of steps)
          if (uses?.startsWith('actions/checkout'))
            expect(given?.['persist-credentials']).toBe(false)
      }
    }
  }
)

test('what is handed from step to step and from job to job is there', async function () {
  for (const name of onGitHub) {
    const {jobs} = await readWorkflow<Workflow>(name)
    for (const {needs, steps} of Object.values(jobs)) {
      if (needs) expect(Object.keys(jobs)).toContain(needs)
      const ids = steps.flatMap(({id}) => id ?? [])
      for (const [, id] of JSON.stringify(steps).matchAll(/\bsteps\.(\w+)\./g))
        expect(ids).toContain(id)
      for (const {if: condition} of steps)
        expect(condition ?? "github.event_name == 'pull_request'").toMatch(
          /^(?:github\.event_name|steps\.\w+\.outputs\.\w+) == '\w+'$/
        )
    }
  }
})

test('GitLab: imports are for schedules alone, checks need no secrets, reports are what is written', async function () {
  for (const name of onGitLab) {
    const jobs = Object.entries(await readWorkflow<Record<string, GitLabJob>>(name))
    for (const [job, {script, rules, variables, artifacts, extends: base}] of jobs) {
      if (job === 'variables' || job.startsWith('.')) continue
      expect(base).toBe('.collate')
      const text = JSON.stringify([script, variables])
      const isImport = job === 'collate:import'
      expect(rules?.every(({if: when}) => when.includes('"schedule"') === isImport)).toBe(true)
      expect(text.includes('GITLAB_TOKEN')).toBe(isImport)
      for (const file of Object.values(artifacts?.reports ?? {})) expect(text).toContain(`=${file}`)
    }
  }
})

test('every command is one of Collate’s, with options that it has', async function () {
  const texts: string[] = []
  for (const name of onGitHub)
    for (const {steps} of Object.values((await readWorkflow<Workflow>(name)).jobs))
      texts.push(...steps.flatMap(({run}) => run ?? []))
  for (const name of onGitLab)
    for (const {script} of Object.values(await readWorkflow<Record<string, GitLabJob>>(name)))
      texts.push(...(script ?? []))

  const lines = texts.flatMap((text) => text.replaceAll('\\\n', ' ').split('\n'))
  const calls = lines.flatMap((line) => /npx --no-install collate (.*)/.exec(line)?.[1] ?? [])
  expect(calls.length).toBeGreaterThan(15)
  for (const call of calls) {
    const [own = ''] = call.split(/ \|\| | > |\)" =/)
    const words = [...own.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word)
    expect(readArguments(words, commands, '/').command?.name).toBe(words[0])
  }
  expect(lines.filter((line) => /\bcollate [a-z]+ --/.test(line) && !line.includes('npx'))).toEqual(
    []
  )
})
