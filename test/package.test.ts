/** The package: what it holds, what others think of it, and what it does in an empty folder. */

import {globSync, readFileSync, statSync} from 'node:fs'
import {cp, mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core'
import {publint} from 'publint'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'
import {help} from '../src/cli/help.ts'
import {fetchDev} from './package/fetch-dev.ts'
import {install, type Packed, pack, runAlone} from './package/pack.ts'

// A busy machine is slow to unpack nearly 300 packages.
vi.setConfig({testTimeout: 600_000, hookTimeout: 300_000})

const repository = path.join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8'))

let packed: Packed

beforeAll(async function () {
  packed = await pack()
})
afterAll(() => packed?.remove())

test('the package holds what it needs and nothing else', function () {
  const needed =
    /^(?:LICENSE|README\.md|package\.json|bin\/collate\.js|\.vscode\/[\w.-]+|ci\/[\w-]+\.yml|docs\/[\w-]+\.md|lib\/.+\.(?:js|d\.ts)|lib\/site\/program\/.+\.(?:css|js|mjs|txt)|schemas\/[\w.-]+\.json|src\/model\/.+\.ts|src\/site\/.+\.(?:astro|css|js|ts)|starter\/.+)$/
  expect(packed.files.filter((file) => !needed.test(file))).toEqual([])
  for (const file of [
    'lib/cli/main.js',
    'lib/pipeline/check-child.js',
    'lib/stage/verify-child.js',
    'lib/site/compile.js',
    'lib/site/program/server/prerender-entry.mjs',
    'lib/site/run.js'
  ])
    expect(packed.files).toContain(file)
  expect(packed.size).toBeLessThan(1_600_000)
})

test('publint and Are the types wrong find nothing', async function () {
  const data = new Uint8Array(await readFile(packed.tarball))
  const {messages} = await publint({pack: {tarball: data.buffer}, strict: true})
  expect(messages).toEqual([])

  const types = await checkPackage(createPackageFromTarballData(data))
  const problems = types.types ? types.problems.map(({kind}) => kind) : ['no types']
  // Whoever requires it gets a module, which every Node that it runs on can require.
  expect(problems.filter((kind) => kind !== 'CJSResolvesToESM')).toEqual([])
})

test('from an empty folder: install, init, import, check, build, dev', async function ({skip}) {
  const base = path.join(packed.folder, 'base')
  await mkdir(base)
  const trouble = await install(packed.tarball, base)
  skip(
    /\b(?:ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT)\b/.test(trouble ?? ''),
    `neither a registry nor a cache has the packages: ${trouble}`
  )
  expect(trouble).toBeUndefined()
  const began = Date.now()
  const collate = (...args: string[]) =>
    runAlone(base, 'npx', '--no-install', '--', 'collate', ...args)

  expect(await collate('--version')).toEqual({code: 0, out: `${manifest.version}\n`, err: ''})
  expect(await collate('--help')).toEqual({code: 0, out: help(), err: ''})

  const made = await collate('init')
  expect([made.code, made.err]).toEqual([0, ''])
  expect(made.out).toContain('made    collate.config.ts')
  expect(made.out).toContain('kept    package.json')

  const imported = await collate('import')
  expect([imported.code, imported.err]).toEqual([0, ''])
  expect(imported.out).toContain('1 article of 2 pages: 1 new')

  const checked = await collate('check', '--format', 'json')
  expect([checked.code, checked.err]).toEqual([1, ''])
  const rules = JSON.parse(checked.out).findings.map(({rule}: {rule: string}) => rule)
  expect(rules).toEqual(['path/conflict', 'number/conflict', 'warning/missing', 'step/missing'])

  const built = await collate('build')
  expect([built.code, built.out]).toEqual([0, expect.stringContaining('1 article')])
  const article = 'api-tokens/create-a-larkhill-api-token/index.html'
  expect(await readFile(path.join(base, 'dist', article), 'utf8')).toContain('Step 2')
  expect(filesThatName(base, path.join(base, 'dist'))).toEqual([])

  await typesHold(base)

  // Another knowledge base than the one beside the installation, which has no packages around it.
  const other = path.join(packed.folder, 'other')
  await cp(path.join(base, 'content'), path.join(other, 'content'), {recursive: true})
  await cp(path.join(base, 'collate.config.ts'), path.join(other, 'collate.config.ts'))
  const fetched = await fetchDev(base, other, ['/', '/api-tokens/create-a-larkhill-api-token/'])
  expect(fetched.wrong).toEqual([])
  expect(fetched.parts).toBeGreaterThan(3)
  expect(fetched.pages[1]).toContain('Step 2')
  const elsewhere = await collate('build', '--root', other)
  expect([elsewhere.code, elsewhere.out]).toEqual([0, expect.stringContaining('1 article')])

  const written = globSync('**/*', {cwd: path.join(base, 'node_modules'), withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => path.join(parentPath, name))
    .filter((file) => statSync(file).mtimeMs > began)
  expect(written).toEqual([])
})

/** Files below `folder` in which the path of the installation stands. */
function filesThatName(installation: string, folder: string): string[] {
  return globSync('**/*.*', {cwd: folder}).filter(
    (file) =>
      statSync(path.join(folder, file)).isFile() &&
      readFileSync(path.join(folder, file)).includes(installation)
  )
}

/** The compiler takes the configuration as it was made, and tells a mistyped key of it. */
async function typesHold(base: string): Promise<void> {
  const options =
    '{"compilerOptions": {"module": "nodenext", "noEmit": true, "strict": true, "types": []}, "files": ["collate.config.ts", "wrong.ts"]}'
  await writeFile(path.join(base, 'tsconfig.json'), options)
  await writeFile(
    path.join(base, 'wrong.ts'),
    "import {defineConfig} from 'collate'\n\nexport default defineConfig({titel: 'x'})\n"
  )
  const compiler = path.join(repository, 'node_modules/typescript/bin/tsc')
  const {out} = await runAlone(base, process.execPath, compiler)
  expect(out.trim().split('\n')).toEqual([
    expect.stringMatching(/^wrong\.ts\(3,30\): error TS2561: .*'titel'.*'title'/)
  ])
}
