/** The site while it is served on a writer's machine: it follows what is saved, and says what readers would not see. */

import {cp, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, test} from 'vitest'
import {type DevServer, startDevServer} from '../../scripts/dev-server.ts'

const basics = 'content/articles/en/basics'
const facts = 'content/tokens/harbourlight.yaml'
const [plain, tagged] = [`${basics}/find-your-way.mdx`, `${basics}/watch-the-bar.mdx`]
const [made, renamed] = [`${basics}/tie-a-knot.mdx`, `${basics}/tie-it.mdx`]
/** Long enough for a machine that does many things besides, in milliseconds. */
const patience = 90_000
const timeout = 4 * patience

let root: string
let server: DevServer

beforeAll(async function () {
  root = await mkdtemp(path.join(tmpdir(), 'collate-dev-'))
  await cp(path.join(import.meta.dirname, 'root/content'), path.join(root, 'content'), {
    recursive: true
  })
  // The pages that the fixture names are only as whole as building the site needs them.
  await rm(path.join(root, 'content/sources'), {recursive: true})
  await put('collate.config.ts', "export default {title: 'Harbour'}")
  server = await startDevServer(root, patience)
}, patience)

afterAll(async function () {
  await server.stop()
  await rm(root, {recursive: true, force: true})
})

/** Wait until the page at each path holds its words, or does not. */
async function shows(pages: Record<string, string>, isThere = true): Promise<void> {
  for (const [at, words] of Object.entries(pages))
    await server.until(
      `${at} ${isThere ? 'shows' : 'does not show'} “${words}”`,
      async () => (await server.page(at)).includes(words) === isThere
    )
}

const put = (file: string, text: string) => writeFile(path.join(root, file), `${text}\n`)
const read = (file: string) => readFile(path.join(root, file), 'utf8')

test('what is saved is served, as Markdown and with tags, as often as it is', {
  timeout
}, async () => {
  const [first, second] = [await read(plain), await read(tagged)]
  for (const heron of ['A heron', 'Another heron']) {
    await put(plain, `${first}\n${heron} stands there.`)
    await put(tagged, `${second}\n${heron} stands here.`)
    await shows({
      '/basics/find-your-way/': `${heron} stands there.`,
      '/basics/watch-the-bar/': `${heron} stands here.`
    })
  }
  await put(plain, first)
  await put(tagged, second)
})

test('what is broken or held back says why, there and on the terminal; mended, it comes back', {
  timeout
}, async () => {
  const [first, second] = [await read(plain), await read(tagged)]
  const key = ['ghp', 'k7Rw2mZx9QpL4vTn8BcY3sJd6HfG1aEuWo5i'].join('_')
  await put(tagged, second.replace(/^---\n/, '---\nstatuss: draft\n'))
  await put(plain, `${first}\nThe key is ${key}.`)
  await shows({'/basics/watch-the-bar/': 'Readers would not see this article'})
  await shows({'/basics/watch-the-bar/': `${tagged}:2:1`})
  await shows({'/basics/watch-the-bar/': 'does not tell whether it may be shown'})
  await server.until('the terminal says so', () => server.said().includes(`${tagged}:2:1`))
  await shows({'/basics/': 'Watch how the bar'}, false)
  await shows({'/basics/find-your-way/': 'It is held back until somebody decides'})

  await put(tagged, second.replace(/^---\n/, '---\nstatus: draft\n'))
  await put(plain, `${first}\nThe key is in the safe.`)
  await shows({
    '/basics/watch-the-bar/': 'Its front matter says `status: draft`.',
    '/basics/find-your-way/': 'The key is in the safe.'
  })

  await put(tagged, `${second}\nTwo herons stand there.`)
  await shows({
    '/basics/watch-the-bar/': 'Two herons stand there.',
    '/basics/': 'Watch how the bar'
  })
})

test('new, renamed and deleted files, sections, facts and the configuration', {
  timeout
}, async () => {
  await put(made, '---\nid: tie-a-knot\ntitle: Tie a knot\n---\n\nOver and under.')
  await put(facts, (await read(facts)).replace(/^service: .*$/m, 'service: Lighthouse'))
  await shows({
    '/basics/tie-a-knot/': 'Over and under.',
    '/basics/': 'Tie a knot',
    '/tokens/harbourlight/': 'Lighthouse'
  })

  await rename(path.join(root, made), path.join(root, renamed))
  await put('content/sections/basics.yaml', 'title: The very first things')
  await shows({'/basics/tie-it/': 'Over and under.', '/basics/': 'The very first things'})

  await rm(path.join(root, renamed))
  await put('collate.config.ts', "export default {title: 'Beacon'}")
  await shows({'/': 'Beacon'})
  await shows({'/basics/': 'Tie a knot'}, false)
})

test('at another address, it starts again by itself', {timeout}, async () => {
  await put('collate.config.ts', "export default {title: 'Quay', url: 'https://quay.example/help'}")
  await server.until('it says so', () =>
    server.said().includes('published at https://quay.example/help now: the server starts again')
  )
  await shows({'/help/basics/': 'href="/help/basics/find-your-way/"'})
})
