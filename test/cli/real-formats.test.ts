/** What the program writes about the sample knowledge base, held against the schema or the documented fields of each format. */

import {execFile} from 'node:child_process'
import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {promisify} from 'node:util'
import {Ajv2020} from 'ajv/dist/2020.js'
import {SaxesParser} from 'saxes'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {copySample} from '../helpers/sample-base.ts'
import {validateSarif} from '../helpers/sarif-schema.ts'
import {makeRoot} from './run.ts'
import {run} from './run-here.ts'

// A busy machine is slow to start the program.
vi.setConfig({testTimeout: 180_000, hookTimeout: 180_000})

const formats = ['json', 'sarif', 'junit', 'gitlab', 'github', 'markdown', 'comment']

let cwd: string
let remove: () => Promise<void>
const texts: Record<string, string> = {}

beforeAll(async function () {
  ;({root: cwd, remove} = await makeRoot())
  await copySample(cwd)
  const {code} = await run(
    cwd,
    'check',
    ...formats.flatMap((format) => ['--format', `${format}=out/${format}`])
  )
  expect(code).toBe(1)
  for (const format of formats)
    texts[format] = await readFile(path.join(cwd, 'out', format), 'utf8')
})
afterAll(() => remove())

const total = () => JSON.parse(texts['json'] ?? '').findings.length

async function validate(name: string, text: string): Promise<unknown> {
  const file = path.join(import.meta.dirname, `../../schemas/${name}.schema.json`)
  const schema = JSON.parse(await readFile(file, 'utf8'))
  const valid = new Ajv2020({allErrors: true, strict: true, allowUnionTypes: true}).compile(schema)
  valid(JSON.parse(text))
  return valid.errors
}

test.each([
  ['check', ['check', '--format', 'json']],
  ['check', ['check', '--shard', '1/2', '--format', 'json']],
  ['import', ['import', '--dry-run', '--offline', '--json']],
  ['repairs', ['repairs', '--json']],
  ['repairs', ['repairs', '48234519', '--json']],
  ['diff', ['diff', '48234519', '--json']],
  ['diff', ['diff', 'brightferry', 'siloway', '--json']]
])('%s.schema.json describes `collate %j`', async function (name, args) {
  const {code, out, err} = await run(cwd, ...args)
  expect([code === 2, err]).toEqual([false, ''])
  expect(await validate(name, out)).toBeNull()
  // It describes all that there is: another key is an error.
  expect(await validate(name, JSON.stringify({...JSON.parse(out), extra: 1}))).not.toBeNull()
})

test('every option --json names its schema', async function () {
  for (const name of ['import', 'diff', 'repairs'])
    expect((await run(cwd, name, '--help')).out).toContain(`(schemas/${name}.schema.json)`)
})

/** Every text in `value`, with the keys that lead to it. */
function* strings(value: unknown, at = ''): Generator<[string, string]> {
  if (typeof value === 'string') yield [at, value]
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) yield* strings(each, `${at}/${key}`)
}

/** https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support */
test('SARIF: by its schema, and with all that GitHub requires, within its limits', function () {
  const log = JSON.parse(texts['sarif'] ?? '')
  validateSarif(log)
  expect(validateSarif.errors).toBeNull()
  expect([...strings(log)].filter(([, text]) => text.trim() === '')).toEqual([])

  expect([log.version, log.runs.length]).toEqual(['2.1.0', 1])
  const [{tool, results}] = log.runs
  expect(results.length).toBe(total())
  expect(tool.driver.rules.length).toBeLessThanOrEqual(25_000)
  const known = new Set<string>()
  for (const {id, name, shortDescription, fullDescription, help, properties} of tool.driver.rules) {
    known.add(id)
    expect([id.length <= 255, name.length <= 255]).toEqual([true, true])
    expect(shortDescription.text.length).toBeLessThanOrEqual(1024)
    expect(fullDescription.text.length).toBeLessThanOrEqual(1024)
    expect(help.text).toEqual(expect.any(String))
    expect(properties.tags.length).toBeLessThanOrEqual(10)
    expect(['error', 'warning', 'recommendation']).toContain(properties['problem.severity'])
  }
  for (const {ruleId, ruleIndex, level, locations, partialFingerprints} of results) {
    expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
    expect(known).toContain(ruleId)
    expect(['error', 'warning', 'note']).toContain(level)
    expect(locations).toHaveLength(1)
    const {artifactLocation, region} = locations[0].physicalLocation
    expect(artifactLocation.uri).toMatch(/^[^/.][^:]*$/)
    expect(existsSync(path.join(cwd, decodeURIComponent(artifactLocation.uri)))).toBe(true)
    for (const key of ['startLine', 'startColumn', 'endLine', 'endColumn'])
      expect(region[key]).toBeGreaterThanOrEqual(1)
    expect(partialFingerprints.primaryLocationLineHash).toMatch(/^[2-9a-z]+(?:-\d+)?$/)
  }
  const prints = results.map((each: {partialFingerprints: Record<string, string>}) =>
    JSON.stringify(each.partialFingerprints)
  )
  expect(new Set(prints).size).toBe(prints.length)
})

/** What may stand where: https://github.com/jenkinsci/xunit-plugin, with `file` and `line`, which GitLab reads. */
const elements: Readonly<Record<string, {in: string[]; attributes: string[]; needs: string[]}>> = {
  testsuites: {
    in: [''],
    attributes: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'],
    needs: []
  },
  testsuite: {
    in: ['testsuites'],
    attributes: [
      ...['name', 'tests', 'failures', 'errors', 'time', 'disabled', 'skipped', 'timestamp'],
      ...['hostname', 'id', 'package']
    ],
    needs: ['name', 'tests']
  },
  properties: {in: ['testsuite'], attributes: [], needs: []},
  property: {in: ['properties'], attributes: ['name', 'value'], needs: ['name', 'value']},
  testcase: {
    in: ['testsuite'],
    attributes: ['name', 'assertions', 'time', 'classname', 'status', 'file', 'line'],
    needs: ['name', 'classname']
  },
  failure: {in: ['testcase'], attributes: ['type', 'message'], needs: []},
  error: {in: ['testcase'], attributes: ['type', 'message'], needs: []},
  'system-out': {in: ['testcase', 'testsuite'], attributes: [], needs: []}
}

test('JUnit: known elements and attributes in their places, and sums that are right', function () {
  const open: string[] = []
  const counted: Record<string, number> = {}
  let claimed: Record<string, string> = {}
  const parser = new SaxesParser()
  parser.on('error', function (error) {
    throw error
  })
  parser.on('opentag', function ({name, attributes}) {
    const known = elements[name]
    expect(known?.in).toContain(open.at(-1) ?? '')
    expect(known?.attributes).toEqual(expect.arrayContaining(Object.keys(attributes)))
    expect(Object.keys(attributes)).toEqual(expect.arrayContaining(known?.needs ?? []))
    if (name === 'testsuites') claimed = attributes
    counted[name] = (counted[name] ?? 0) + 1
    open.push(name)
  })
  parser.on('closetag', () => void open.pop())
  parser.write(texts['junit'] ?? '').close()
  expect(claimed['tests']).toBe(String(counted['testcase']))
  expect(claimed['failures']).toBe(String(counted['failure']))
  expect(claimed['errors']).toBe(String(counted['error'] ?? 0))
})

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const codeQuality = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: {type: 'string', minLength: 1},
      check_name: {type: 'string', minLength: 1},
      fingerprint: {type: 'string', minLength: 1},
      severity: {enum: ['info', 'minor', 'major', 'critical', 'blocker']},
      location: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'lines'],
        properties: {
          path: {type: 'string', pattern: '^(?!\\./|/)'},
          lines: {
            type: 'object',
            additionalProperties: false,
            required: ['begin'],
            properties: {begin: {type: 'integer', minimum: 1}}
          }
        }
      }
    }
  }
}

test('GitLab Code Quality: the documented fields, and no two fingerprints alike', function () {
  const text = texts['gitlab'] ?? ''
  const valid = new Ajv2020({allErrors: true}).compile(codeQuality)
  const issues = JSON.parse(text)
  valid(issues)
  expect(valid.errors).toBeNull()
  expect(text.startsWith('[')).toBe(true)
  expect(issues).toHaveLength(total())
  expect(new Set(issues.map((each: {fingerprint: string}) => each.fingerprint)).size).toBe(total())
})

test('GitHub: notes with the documented properties, at most ten of a kind, the others counted', function () {
  const lines = (texts['github'] ?? '').trimEnd().split('\n')
  const kinds: Record<string, number> = {}
  let more = 0
  for (const line of lines) {
    const [, kind = ''] =
      /^::(error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=[^,:]+::\S.*$/.exec(line) ?? []
    if (kind) kinds[kind] = (kinds[kind] ?? 0) + 1
    else
      more += Number(/^(\d+) more (?:error|warning|notice)s?: npx collate check$/.exec(line)?.[1])
  }
  const shown = Object.values(kinds)
  expect(Math.max(...shown)).toBe(10)
  expect(shown.reduce((sum, number) => sum + number, 0) + more).toBe(total())
})

test('a summary and a comment are as long as they may be', function () {
  expect(Buffer.byteLength(texts['markdown'] ?? '')).toBeLessThan(1024 * 1024)
  expect(texts['comment']).toBe(texts['markdown'])
})

test('on a terminal of 80 columns, with NO_COLOR: lines that fit, and nothing but text', async function () {
  if (!existsSync('/usr/bin/script'))
    return console.warn('`script`, which makes terminals, is not here')
  const program = path.join(import.meta.dirname, '../../bin/collate.js')
  const command = `stty cols 80; NO_COLOR=1 "${process.execPath}" "${program}" check`
  const {stdout} = await promisify(execFile)('script', ['-qc', command, '/dev/null'], {
    cwd,
    env: {...process.env, TERM: 'xterm', SHELL: '/bin/sh'}
  })
  // Progress comes and goes before the first line.
  const lines = stdout.replaceAll(/\r\u001B\[K(?:\d+ of \d+ pages)?/g, '').split(/\r?\n/)
  expect(lines.join('\n')).not.toContain('\u001B')
  const long = lines.filter((line) => line.length > 80 && line.trim().includes(' '))
  expect(long).toEqual([])
  expect(lines.filter((line) => /^(?:error|warning|info) /.test(line))).toHaveLength(total())
})
