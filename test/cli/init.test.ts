/** `init`: what it makes works as it stands, and what is there stays. */

import {existsSync, readFileSync} from 'node:fs'
import {chmod, readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {commands} from '../../src/cli/commands/index.ts'
import {newFiles} from '../../src/cli/new-files.ts'
import {makeRoot, run as start} from './run.ts'
import {run} from './run-here.ts'

const repository = path.join(import.meta.dirname, '../..')
const picture =
  'content/articles/en/api-tokens/create-a-keystrand-api-token-for-directory-sync/step-1.png'

const readJson = (file: string) => JSON.parse(readFileSync(path.join(repository, file), 'utf8'))

let root: string
let remove: () => Promise<void>

beforeAll(async function () {
  ;({root, remove} = await makeRoot({
    file: '',
    'odd/.vscode': '',
    'own/package.json': '{"scripts": {"dev": "vite"}}',
    'own/README.md': 'Ours\n'
  }))
})
afterAll(() => remove())

const read = (name: string) => readFile(path.join(root, name), 'utf8')

test('a new folder: the sample leaves something to decide, and every finding is a problem in the editor', async function () {
  const made = await run(root, 'init', 'new/Otto’s Help', '--title', 'Otto’s "Help"')
  expect([made.code, made.err]).toEqual([0, ''])
  expect(made.out).toContain('  cd new/Otto’s Help\n  npm install ')
  const base = path.join(root, 'new/Otto’s Help')
  expect(await read('new/Otto’s Help/.gitattributes')).toContain('content/base/** -text\n')
  const manifest = JSON.parse(await read('new/Otto’s Help/package.json'))
  expect(manifest.name).toBe('otto-s-help')
  expect(path.resolve(base, manifest.dependencies.collate.replace('file:', ''))).toBe(repository)
  expect(await read('new/Otto’s Help/collate.config.ts')).toContain(`title: 'Otto’s "Help"'`)

  const imported = await start(base, 'import')
  expect([imported.code, imported.err]).toEqual([0, ''])
  const checked = await start(base, 'check', '--format', 'lines', '--format', 'json=found.json')
  expect([checked.code, checked.err]).toEqual([1, ''])

  const {findings} = JSON.parse(await read('new/Otto’s Help/found.json'))
  const found = findings.map(({rule}: {rule: string}) => rule)
  expect(found).toEqual(['path/conflict', 'number/conflict', 'warning/missing', 'step/missing'])

  const task = readJson('.vscode/tasks.json').tasks.find(
    ({label}: {label: string}) => label === 'Collate: check'
  )
  const [{pattern}] = task.problemMatcher
  const problems = checked.out
    .trimEnd()
    .split('\n')
    .map((line) => new RegExp(pattern.regexp).exec(line) ?? [])
    .map((match) =>
      [pattern.file, pattern.line, pattern.severity, pattern.code].map((at) => match[at])
    )
  expect(problems).toEqual(
    findings.map(
      (finding: {place: {file: string; line: number}; severity: string; rule: string}) => [
        finding.place.file,
        String(finding.place.line),
        finding.severity,
        finding.rule
      ]
    )
  )
})

test('what is there stays, and what it lacks is said', async function () {
  const {code, out} = await run(root, 'init', 'own')
  expect(code).toBe(0)
  expect(out).toContain('kept    README.md')
  expect(out).toContain('npm pkg set scripts.start=')
  expect(out).not.toContain('scripts.dev=')
  expect(await read('own/README.md')).toBe('Ours\n')
})

test('a knowledge base gets no sample', async function () {
  const {root: base, remove} = await makeRoot({'collate.config.ts': 'export default {}\n'})
  const {out} = await run(base, 'init')
  const imports = await stat(path.join(base, 'content')).catch(() => undefined)
  await remove()
  expect(out).toContain('made    .vscode/tasks.json')
  expect(imports).toBeUndefined()
})

test.each([
  ['file', /`.*file` is a file/],
  ['file/below', /a file stands where a folder must be/],
  ['odd', /Cannot write `.*\.vscode.*`: a file stands where a folder must be/]
])('init %s stops with a way out', async function (dir, message) {
  const {code, err} = await run(root, 'init', dir)
  expect([code, err]).toEqual([2, expect.stringMatching(message)])
  expect(err).toContain('collate init DIR')
})

// Nothing is closed to the administrator of a machine.
test.skipIf(process.getuid?.() === 0)(
  'init in a folder that may not be written',
  async function () {
    const {root: closed, remove} = await makeRoot()
    await chmod(closed, 0o500)
    const {code, err} = await run(closed, 'init')
    await chmod(closed, 0o700)
    await remove()
    expect([code, err]).toEqual([2, expect.stringContaining('permission denied')])
    expect(err).toContain('that you may write in')
  }
)

test('scripts, tasks and the README name commands that there are', async function () {
  const names = commands.map(({name}) => name)
  const files = await newFiles({
    title: 'X',
    name: 'x',
    service: 'gitlab',
    collate: '1.2.3',
    sample: true
  })
  const {scripts} = JSON.parse(files['package.json'] ?? '')
  const {tasks} = JSON.parse(files['.vscode/tasks.json'] ?? '')
  const readme = files['README.md'] ?? ''
  const used = [
    ...Object.values<string>(scripts).map((script) => script.replace('collate ', '')),
    ...tasks.map(({args}: {args: string[]}) => args[1])
  ]
  expect(used.filter((name) => !names.includes(name))).toEqual([])

  const run = [...readme.matchAll(/`npm (?:run )?([a-z]+)`/g)].map(([, name = '']) => name)
  expect(run.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  const labels = [...readme.matchAll(/Collate: [a-z]+/g)].map(([label]) => label)
  expect(labels.sort()).toEqual(tasks.map(({label}: {label: string}) => label).sort())
})

test('schemas of the editor lie where it looks for them, here and in a new base', async function () {
  const base = {title: 'X', name: 'x', service: 'github', collate: '1.2.3', sample: true} as const
  const made = await newFiles(base)
  const here = Object.keys(readJson('.vscode/settings.json')['yaml.schemas'])
  const there = Object.keys(JSON.parse(made['.vscode/settings.json'] ?? '')['yaml.schemas'])
  expect(here.filter((file) => !existsSync(path.join(repository, file)))).toEqual([])
  expect(there).toEqual(here.map((file) => file.replace('./', './node_modules/collate/')))
})

test('what snippets type is understood', async function () {
  const snippets: Array<{prefix: string | string[]; body: string[]}> = Object.values(
    readJson('.vscode/collate.code-snippets')
  )
  const typed = ({body}: {body: string[]}) =>
    body
      .join('\n')
      .replace(/\$\{\d+\|([^,]+),[^}]*\}/g, '$1')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace('$0', '')
  const isFill = ({prefix}: {prefix: string | string[]}) => prefix === 'fill'
  const top = ['id: a1', 'title: A title', ...snippets.filter(isFill).map(typed)].join('\n')
  const body = snippets.filter((each) => !isFill(each)).map(typed)
  const {root: base, remove} = await makeRoot({
    'content/articles/en/keys/article.mdx': `---\n${top}\n---\n\nYOUR-ORG is a word.\n\n${body.join('\n')}\n`,
    'content/articles/en/keys/article/picture.png': readFileSync(path.join(repository, picture))
  })
  const {code, out} = await run(base, 'check', '--format', 'lines')
  await remove()
  expect([code, out]).toEqual([0, ''])
})
