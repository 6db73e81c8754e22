/** The review page as people start it: by the command, and beside the site. */

import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process'
import path from 'node:path'
import {afterEach, expect, test, vi} from 'vitest'
import {makeRoot} from './run.ts'

// A busy machine is slow to start the program.
vi.setConfig({testTimeout: 120_000})

const repository = path.join(import.meta.dirname, '../..')
const removals: Array<() => unknown> = []
afterEach(async function () {
  for (const remove of removals.splice(0)) await remove()
})

/** Run `script` until it says that Ctrl+C ends it; what it printed. */
async function start(
  script: string,
  args: string[],
  cwd: string
): Promise<{out: string; err: string}> {
  const child: ChildProcessWithoutNullStreams = spawn(
    process.execPath,
    [path.join(repository, script), ...args],
    {cwd}
  )
  removals.push(() => child.kill())
  let [out, err] = ['', '']
  child.stderr.on('data', (chunk) => (err += chunk))
  await new Promise<void>(function (done) {
    child.once('close', () => done())
    child.stdout.on('data', function (chunk) {
      out += chunk
      if (/Ctrl\+C ends/.test(out)) done()
    })
  })
  return {out, err}
}

test('the command prints the only way in', async function () {
  const {root, remove} = await makeRoot({
    'content/articles/en/a/b.mdx': '---\nid: b\ntitle: Bee\n---\n\nBuzz.\n'
  })
  removals.push(remove)
  const {out, err} = await start('bin/collate.js', ['review', '--port', '0'], root)
  expect(err).toBe('')
  const address = /^Review: (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43})\n/.exec(out)?.[1] ?? ''
  const door = await fetch(address)
  const cookie = door.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
  const list = await fetch(new URL('/?state=all', address), {headers: {cookie}})
  expect(await list.text()).toContain('<bdi>Bee</bdi>')
  expect((await fetch(new URL('/', address))).status).toBe(401)
})

test('`npm start` shows both, or says how the site is made', async function () {
  const {out, err} = await start('scripts/start.ts', [], repository)
  expect(out + err).toMatch(
    /The site: http:\/\/127\.0\.0\.1:\d+\/\n|There is no site.*\n.*npm run site/
  )
  expect(out).toMatch(/Review: {3}http:\/\/127\.0\.0\.1:\d+\/\?token=/)
})
