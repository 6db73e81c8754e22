/** From files to articles and back through `check`: exit codes, JSON, bad input. */

import {readFileSync} from 'node:fs'
import {access, chmod, mkdir, readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import {Ajv2020} from 'ajv/dist/2020.js'
import {afterEach, expect, test, vi} from 'vitest'
import {makeRoot} from './run.ts'
import {run} from './run-here.ts'

// Each test starts the program several times, and a busy machine is slow to start it.
vi.setConfig({testTimeout: 180_000})

const guide = `<h2>Before you begin</h2><p>You need to be an owner of the Brookline workspace.</p>
<h2>Step 1: Open the settings</h2><p>Choose <strong>Settings</strong> in the menu.</p>
<h2>Step 2: Create the key</h2><p>Choose <strong>New key</strong> and copy it.</p>`

const removals: Array<() => Promise<void>> = []
afterEach(async function () {
  for (const remove of removals.splice(0)) await remove()
})

async function rootOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const {root, remove} = await makeRoot(files)
  removals.push(remove)
  return root
}

function errorsOf(name: string, json: string): unknown {
  const schema = JSON.parse(
    readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')
  )
  const validate = new Ajv2020({allErrors: true, allowUnionTypes: true}).compile(schema)
  validate(JSON.parse(json))
  return validate.errors
}

const meta = JSON.stringify({id: '7', title: 'Create a key', section: 'keys'})

test('import writes articles into a root that is new, and check reads them', async function () {
  const cwd = await rootOf({'in/keys.html': guide, 'in/keys.meta.json': meta})

  const imported = await run(cwd, 'import', 'in', '--root', 'new/kb')
  expect(imported.err).toBe('')
  expect(imported.code).toBe(0)
  expect(imported.out).toMatch(/^Imported\. 1 article of 1 page: 1 new/)
  expect(imported.out).toContain('Create a key')

  const article = path.join(cwd, 'new/kb/content/articles/en/keys/create-a-key.mdx')
  expect(await readFile(article, 'utf8')).toContain('Step 2: Create the key')

  const checked = await run(
    cwd,
    'check',
    '--root',
    'new/kb',
    '--format',
    'json',
    '--format',
    'github=out/notes.txt'
  )
  expect(errorsOf('check', checked.out)).toBeNull()
  expect(JSON.parse(checked.out).articles).toMatchObject([{title: 'Create a key', lead: 'files/7'}])
  await access(path.join(cwd, 'out/notes.txt'))

  const status = await run(cwd, 'status', '--root', 'new/kb')
  expect(status.code).toBe(0)
  expect(status.out).toContain('Create a key')

  const json = await run(cwd, 'status', '--root', 'new/kb', '--json')
  expect(errorsOf('status', json.out)).toBeNull()
  expect(JSON.parse(json.out).totals).toMatchObject({articles: 1, published: 1, inbox: 0})

  const doctor = await run(cwd, 'doctor', '--root', 'new/kb')
  expect(doctor.code).toBe(0)
  expect(doctor.out).not.toContain('broken')
})

test('--json is what the schema says; --dry-run writes nothing', async function () {
  const cwd = await rootOf({'in/keys.html': guide, 'in/keys.meta.json': meta})
  const {code, out, err} = await run(cwd, 'import', 'in', '--root', 'kb', '--dry-run', '--json')

  expect([code, err]).toEqual([0, ''])
  expect(errorsOf('import', out)).toBeNull()
  expect(JSON.parse(out).articles).toMatchObject([
    {
      title: 'Create a key',
      sources: [{source: 'files', id: '7', format: 'html', conserved: {lost: 0, added: 0}}],
      outline: {procedures: [{steps: ['Open the settings', 'Create the key']}]}
    }
  ])
  await expect(access(path.join(cwd, 'kb/content'))).rejects.toThrow('ENOENT')
})

test('a part, a portion and a plan, as they are typed', async function () {
  const cwd = await rootOf({
    'in/a.html': '<h1>Anchor</h1><p>One.</p>',
    'in/b.html': '<h1>Buoy</h1><p>Two.</p>'
  })
  const kb = (...args: string[]) => run(cwd, 'import', 'in', '--root', 'kb', ...args)
  const plan = await kb('--dry-run', '--limit', '1')
  expect([plan.code, plan.err]).toEqual([0, ''])
  expect(plan.out).toMatch(
    /^Dry run, nothing was written\. 1 article: 1 new, 0 changed, 0 unchanged, 0 in conflict, 0 held back/
  )
  expect(plan.out).toContain('1 new or changed page waits for the next run')
  expect(plan.out).toContain(
    '+++ b/content/articles/en/inbox/anchor.mdx\n@@ -0,0 +1,6 @@\n+---\n+id: a\n'
  )
  expect(plan.out).toContain('    new      content/records/a.yaml\n')

  expect((await kb('--only', 'files/b')).out).toMatch(/^Imported\. 1 article of 1 page: 1 new/)
  const json = (await kb('--dry-run', '--json', '--only', 'files/*', '--limit', '1')).out
  expect(errorsOf('import', json)).toBeNull()
  expect(JSON.parse(json)).toMatchObject({
    part: true,
    waiting: [],
    plan: {counts: {new: 1, changed: 0, unchanged: 1, conflicts: 0, held: 0}}
  })
  const wrong = await kb('--only', 'files/c', '--limit', '1')
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('Did you mean `files/a`?')])
  for (const limit of ['0', 'ten'])
    expect((await kb(`--limit=${limit}`)).err).toContain('is no number of pages')
  expect((await kb('--full')).err).toContain('`--full` goes with `--dry-run` only')
})

test('bad input costs no other page, and nothing leaves its folder', async function () {
  const cwd = await rootOf({
    'in/a-good.html': guide,
    'in/empty.html': '',
    'in/binary.html': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3),
    'in/latin.html': Uint8Array.of(
      ...Buffer.from('<h1>Caf'),
      0xe9,
      ...Buffer.from('</h1><p>Text.</p>')
    ),
    'in/one/twin.html': '<h1>Twin one</h1><p>First.</p>',
    'in/two/twin.html': '<h1>Twin two</h1><p>Second.</p>',
    'in/evil.html': '<p>Text of the evil one.</p>',
    'in/evil.meta.json': JSON.stringify({id: '../../../evil', title: '../../evil', section: '..'}),
    'in/broken.html': '<h1>Broken sidecar</h1><p>Text.</p>',
    'in/broken.meta.json': '{"title": '
  })

  const {code, out, err} = await run(cwd, 'import', 'in', '--root', 'kb', '--json')
  expect([code, err]).toEqual([0, ''])
  expect(errorsOf('import', out)).toBeNull()
  const json = JSON.parse(out)
  const rules = [
    ...json.problems,
    ...json.articles.flatMap((each: {findings: []}) => each.findings)
  ]
    .map(({rule}: {rule: string}) => rule)
    .filter((rule) => rule.startsWith('source/'))
    .sort()

  expect(rules).toEqual([
    'source/bad-sidecar',
    'source/bad-sidecar',
    'source/binary',
    'source/duplicate-id',
    'source/empty',
    'source/encoding'
  ])
  expect(json.articles).toHaveLength(6)
  expect((await readdir(cwd)).sort()).toEqual(['in', 'kb'])
  const written = (await readdir(path.join(cwd, 'kb/content'), {recursive: true})).join('\n')
  expect(written).not.toContain('..')

  const texts = await Promise.all(
    json.articles.map(({path: file}: {path: string}) =>
      readFile(path.join(cwd, 'kb', file), 'utf8')
    )
  )
  for (const text of ['First.', 'Second.', 'Café', 'evil one'])
    expect(texts.join('\n')).toContain(text)
})

test('a path that is not there stops the run', async function () {
  const cwd = await rootOf({})
  const {code, err} = await run(cwd, 'import', 'in/nope.html', '--root', 'kb')

  expect(code).toBe(2)
  expect(err).toContain('Cannot import `in/nope.html`: there is no such file or folder')
})

test.skipIf(process.getuid?.() === 0)('a file without permission is a problem', async function () {
  const cwd = await rootOf({'in/a.html': guide, 'in/b.html': guide})
  await chmod(path.join(cwd, 'in/b.html'), 0)
  const {code, out} = await run(cwd, 'import', 'in', '--root', 'kb', '--json')

  expect(code).toBe(0)
  expect(JSON.parse(out).problems).toMatchObject([{rule: 'source/unreadable'}])
})

test('check fails at the bar that is set', async function () {
  const cwd = await rootOf({
    'in/latin.html': Uint8Array.of(
      ...Buffer.from('<h1>Caf'),
      0xe9,
      ...Buffer.from('</h1><p>Text.</p>')
    )
  })
  expect((await run(cwd, 'import', 'in', '--root', 'kb')).code).toBe(0)
  const json = JSON.parse((await run(cwd, 'check', '--root', 'kb', '--format', 'json')).out)
  const {error, warning, info} = json.totals.findings

  expect((await run(cwd, 'check', '--root', 'kb')).code).toBe(error > 0 ? 1 : 0)
  expect((await run(cwd, 'check', '--root', 'kb', '--fail-on', 'warning')).code).toBe(
    error + warning > 0 ? 1 : 0
  )
  expect((await run(cwd, 'check', '--root', 'kb', '--fail-on', 'info')).code).toBe(
    error + warning + info > 0 ? 1 : 0
  )
})

test('configured sources are read; a missing path of theirs is a problem', async function () {
  const config = "export default {sources: [{name: 'wiki', type: 'files', paths: ['in', 'gone']}]}"
  const root = await rootOf({
    'collate.config.mjs': config,
    'in/keys.html': guide,
    'in/keys.meta.json': meta
  })

  const {code, out} = await run(root, 'import', '--json')
  expect(code).toBe(0)
  const json = JSON.parse(out)
  expect(json.articles).toMatchObject([{sources: [{source: 'wiki', id: '7'}]}])
  expect(json.problems).toMatchObject([{rule: 'source/unreadable', place: {file: 'gone'}}])

  const wrong = await run(root, 'import', '--source', 'wikki')
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('Did you mean `wiki`?')])
})

test('diff shows two files; pair and unpair take pages', async function () {
  const root = await rootOf({
    'in/one.html': guide,
    'in/two.html': guide.replace('New key', 'Add key'),
    'kb/.keep': ''
  })
  const diff = await run(root, 'diff', 'in/one.html', 'in/two.html', '--root', 'kb')
  expect([diff.code, diff.err]).toEqual([0, ''])
  expect(diff.out).toContain('Steps\n')
  expect(diff.out).toMatch(/\[-.*New.*-\]/)

  await mkdir(path.join(root, 'kb'), {recursive: true})
  expect((await run(root, 'import', 'in', '--root', 'kb')).code).toBe(0)
  const paired = await run(root, 'pair', 'files/one', 'files/two', '--root', 'kb')
  expect([paired.code, paired.err]).toEqual([0, ''])
  expect(paired.out).toBe('files/one and files/two are the same article from the next import on.\n')
})
