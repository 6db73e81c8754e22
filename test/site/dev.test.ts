/** The site while it is served on a writer's machine: it follows what is saved, and says what readers would not see. */

import {type ChildProcess, spawn} from 'node:child_process'
import {cp, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'

const program = path.join(import.meta.dirname, '../../bin/collate.js')
const basics = 'content/articles/en/basics'
/** Long enough for a machine that does many things besides, in milliseconds. */
const patience = 90_000

let root: string
let server: ChildProcess
let said = ''
let site: string

beforeAll(async function () {
  root = await mkdtemp(path.join(tmpdir(), 'collate-dev-'))
  await cp(path.join(import.meta.dirname, 'root/content'), path.join(root, 'content'), {
    recursive: true
  })
  // The pages that the fixture names are only as whole as building the site needs them.
  await rm(path.join(root, 'content/sources'), {recursive: true})
  await put('collate.config.ts', "export default {title: 'Harbour'}")
  // The test runner's own words for Vite would make it another server.
  const {DEV: _, MODE: __, PROD: ___, NODE_ENV: ____, VITEST: _____, ...env} = process.env
  server = spawn(process.execPath, [program, 'dev', '--root', root], {
    env: {...env, NO_COLOR: '1'},
    stdio: ['ignore', 'pipe', 'pipe']
  })
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const address = /http:\/\/[\w.]+:\d+/
  await until('it serves', async () => address.test(said))
  site = address.exec(said)?.[0] ?? ''
}, patience)

afterAll(async function () {
  if (server.exitCode === null) {
    const ended = new Promise((resolve) => server.once('close', resolve))
    server.kill()
    await ended
  }
  await rm(root, {recursive: true, force: true})
})

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patience; !(await isSo()); ) {
    if (Date.now() > end || server.exitCode !== null)
      throw new Error(`Expected that ${what}; the server said: ${said.slice(-2000)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** The server ends idle connections as it likes, also in the moment when one is used again: the next one answers. */
async function page(at: string): Promise<string> {
  return (await fetch(site + at).catch(() => fetch(site + at))).text()
}

const shows = (at: string, text: string) =>
  until(`${at} shows “${text}”`, async () => (await page(at)).includes(text))
const put = (file: string, text: string) => writeFile(path.join(root, file), `${text}\n`)
const read = (file: string) => readFile(path.join(root, file), 'utf8')

test('what is saved is served: as Markdown, and with tags', {timeout: 2 * patience}, async () => {
  for (const name of ['find-your-way', 'watch-the-bar']) {
    const file = `${basics}/${name}.mdx`
    const text = await read(file)
    for (const heron of ['A heron', 'Another heron']) {
      await put(file, `${text}\n${heron} stands there.`)
      await shows(`/basics/${name}/`, `${heron} stands there.`)
    }
  }
})

test('what is broken says why, there and on the terminal; mended, it comes back', {
  timeout: 3 * patience
}, async () => {
  const file = `${basics}/watch-the-bar.mdx`
  const text = await read(file)
  await put(file, text.replace(/^---\n/, '---\nstatuss: draft\n'))
  await shows('/basics/watch-the-bar/', 'Readers would not see this article')
  const why = await page('/basics/watch-the-bar/')
  expect(why).toContain(`${file}:2:1`)
  expect(why).toContain('does not tell whether it may be shown')
  await until('the terminal says so', async () => said.includes(`${file}:2:1`))
  await until(
    'its section leaves it out',
    async () => !(await page('/basics/')).includes('Watch how the bar')
  )

  await put(file, text.replace(/^---\n/, '---\nstatus: draft\n'))
  await shows('/basics/watch-the-bar/', 'Its front matter says `status: draft`.')

  await put(file, `${text}\nTwo herons stand there.`)
  await shows('/basics/watch-the-bar/', 'Two herons stand there.')
  await shows('/basics/', 'Watch how the bar')
})

test('what a check holds back goes when it has seen it, and comes back', {
  timeout: 2 * patience
}, async () => {
  const file = `${basics}/find-your-way.mdx`
  const text = await read(file)
  await put(
    file,
    `${text}\nThe key is ${['ghp', 'k7Rw2mZx9QpL4vTn8BcY3sJd6HfG1aEuWo5i'].join('_')}.`
  )
  await shows('/basics/find-your-way/', 'It is held back until somebody decides')
  await put(file, `${text}\nThe key is in the safe.`)
  await shows('/basics/find-your-way/', 'The key is in the safe.')
})

test('new, renamed and deleted files, sections, facts and the configuration', {
  timeout: 6 * patience
}, async () => {
  const made = `${basics}/tie-a-knot.mdx`
  await put(made, '---\nid: tie-a-knot\ntitle: Tie a knot\n---\n\nOver and under.')
  await shows('/basics/tie-a-knot/', 'Over and under.')
  await shows('/basics/', 'Tie a knot')

  const renamed = `${basics}/tie-it.mdx`
  await rename(path.join(root, made), path.join(root, renamed))
  await shows('/basics/tie-it/', 'Over and under.')

  await put('content/sections/basics.yaml', 'title: The very first things')
  await shows('/basics/', 'The very first things')

  await rm(path.join(root, renamed))
  await until('it is gone', async () => !(await page('/basics/')).includes('Tie a knot'))

  const facts = 'content/tokens/harbourlight.yaml'
  await put(facts, (await read(facts)).replace(/^service: .*$/m, 'service: Lighthouse'))
  await shows('/tokens/harbourlight/', 'Lighthouse')

  await put('collate.config.ts', "export default {title: 'Beacon'}")
  await shows('/', 'Beacon')
})
