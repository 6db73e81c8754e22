/** Pictures and files that lie on other hosts: brought in once, told where they do not come. */

import {createHash} from 'node:crypto'
import {afterEach, expect, test} from 'vitest'
import {openSet, readSnapshots} from '../../src/emit/index.ts'
import type {Config} from '../../src/model/config.ts'
import type {RunResult} from '../../src/model/result.ts'
import type {SourcePage} from '../../src/model/source-page.ts'
import {run} from '../../src/pipeline/run.ts'
import {openShelf} from '../../src/pipeline/shelf.ts'
import {checkArticles, importPages} from '../../src/pipeline.ts'
import {type FileServer, fileServer, type Reply} from '../helpers/file-server.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
const signIn = Buffer.from('<!DOCTYPE html><html><title>Sign in</title></html>')
const inbox = 'content/articles/en/inbox'
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const open: FileServer[] = []

afterEach(async function () {
  for (const server of open.splice(0)) await server.close()
})

async function serve(files: Record<string, Reply | ((number: number) => Reply)>) {
  const server = await fileServer(files)
  open.push(server)
  return server
}

const found = ({findings}: RunResult) => findings.map(({rule, args}) => [rule, args])

/** A knowledge base that may ask `server`, with articles of a help centre there: body by number. */
async function centre(
  server: FileServer,
  bodies: Record<string, string>,
  files: Config['files'] = {}
): Promise<KnowledgeBase> {
  const base = await knowledgeBase({files: {privateHosts: [server.host], ...files}})
  for (const [id, body] of Object.entries(bodies)) {
    await base.write(`in/${id}.html`, body.replaceAll('HOST', server.url))
    const url = `${server.url}/hc/en-us/articles/${id}`
    await base.write(`in/${id}.meta.json`, JSON.stringify({title: `Tides ${id}`, url}))
  }
  return base
}

const pictures = `<h2>Step 1: Look up</h2><p>Look.</p>
<h2>Step 2: Read the table</h2><p>Read it.</p>
<p><img src="HOST/hc/article_attachments/36001/image.png" alt="The table"></p>
<p><img src="/hc/en-us/article_attachments/36002/image.png" alt="Low water">
<img src="HOST/hc/article_attachments/36001" alt="Again"></p>
<p>The <a href="/hc/article_attachments/36003">table of tides.pdf</a>, as
<a href="HOST/hc/article_attachments/36004/Tide%20table.pdf">a document</a>.</p>`

const served = {
  '/hc/article_attachments/36001/image.png': {bytes: png},
  '/hc/en-us/article_attachments/36002/image.png': {bytes: Buffer.concat([png, Buffer.from([1])])},
  '/hc/article_attachments/36001': {bytes: png},
  '/hc/article_attachments/36003': {bytes: Buffer.from('%PDF-2\n')},
  '/hc/article_attachments/36004/Tide%20table.pdf': {bytes: pdf}
}

test('a picture under a new address takes no name from one that a writer put there', async function () {
  const other = Buffer.concat([png, Buffer.from([7])])
  const server = await serve({
    '/hc/article_attachments/36011': {bytes: png},
    '/hc/article_attachments/36012': {bytes: other}
  })
  const body = (id: number) => `<p><img src="HOST/hc/article_attachments/${id}" alt="The map"></p>`
  const base = await centre(server, {360101: body(36011)})
  await base.import()
  const own = Buffer.concat([png, Buffer.from('drawn anew')])
  await base.write(`${inbox}/tides-360101/the-map.png`, own)
  await base.write('in/360101.html', body(36012).replace('HOST', server.url))
  await base.import()

  const before = await base.digests()
  expect(before).toMatchObject({
    [`${inbox}/tides-360101/the-map.png`]: digest(own),
    [`${inbox}/tides-360101/the-map-2.png`]: digest(other)
  })
  expect(await base.read(`${inbox}/tides-360101.mdx`)).toContain('tides-360101/the-map-2.png')
  await base.import()
  expect(await base.digests()).toEqual(before)
})

test('files of a help centre are brought in once, and stored once', async function () {
  const server = await serve(served)
  const base = await centre(server, {
    360101: pictures,
    360102: '<p>Also <img src="HOST/hc/article_attachments/36001/image.png" alt="here">.</p>'
  })
  const result = await base.import()
  const text = await base.read(`${inbox}/tides-360101.mdx`)

  expect(found(result)).toEqual([])
  expect(text).toContain('![The table](./tides-360101/step-2.png)')
  expect(text).toContain('![Low water](./tides-360101/step-2-2.png)')
  expect(text).toContain('![Again](./tides-360101/step-2.png)')
  expect(text).toContain('[table of tides.pdf](./tides-360101/table-of-tides.pdf)')
  expect(text).toContain('[a document](./tides-360101/Tide-table.pdf)')
  expect(await base.read(`${inbox}/tides-360102.mdx`)).toContain('./tides-360102/here.png')
  expect(server.asked.toSorted()).toEqual(Object.keys(served).toSorted())
  for (const {versions} of result.articles)
    expect(versions[0]?.ledger).toMatchObject({lost: 0, added: 0})

  const before = await base.digests()
  server.asked.length = 0
  expect(found(await base.import())).toEqual([])
  expect(await base.digests()).toEqual(before)
  expect(server.asked).toEqual([])
  expect(found(await checkArticles(base))).toEqual([])
})

test('nothing is asked for again that a writer took out, or that a changed page still shows', async function () {
  const server = await serve(served)
  const base = await centre(server, {360101: pictures})
  await base.import()
  const file = `${inbox}/tides-360101.mdx`
  await base.write(file, (await base.read(file)).replace(/!\[Low water\]\([^)]*\)/, ''))
  await base.remove(`${inbox}/tides-360101/step-2-2.png`)
  await base.write('in/360101.html', `${pictures.replaceAll('HOST', server.url)}<p>New.</p>`)
  server.asked.length = 0
  const {findings} = await base.import()

  expect(findings.map(({rule}) => rule)).not.toContain('file/not-fetched')
  expect(server.asked).toEqual([])
})

const ulid = '01HVX7Q3ZJ4M5N6P7R8S9TAVBW'

test.each([
  ['HOST/hc/article_attachments/36001', '/hc/article_attachments/36001'],
  ['HOST/hc/article_attachments/36001/', '/hc/article_attachments/36001/'],
  ['/hc/article_attachments/36001/a%20b.png?x=1#y', '/hc/article_attachments/36001/a%20b.png?x=1'],
  ['HOST/hc/pt-br/article_attachments/36001/a.png', '/hc/pt-br/article_attachments/36001/a.png'],
  ['//HOSTNAME/hc/article_attachments/36001/a.png', undefined],
  [`/guide-media/${ulid}`, `/guide-media/${ulid}`],
  ['/attachments/token/Ab3x9/?name=a.png', '/attachments/token/Ab3x9/?name=a.png'],
  ['/images/a.png', '/images/a.png'],
  ['HOST/images/my chart.png', '/images/my%20chart.png']
])('a picture at %s is brought in', async function (address, asked) {
  const server = await serve(asked ? {[asked]: {bytes: png}} : {})
  const src = address.replace('HOSTNAME', server.host)
  const base = await centre(server, {
    360101: `<h2>Step 1: Look</h2><p><a href="${src}"><img src="${src}" alt="A"></a></p><h2>Step 2: Go</h2><p>On.</p>`
  })
  const result = await base.import()
  const text = await base.read(`${inbox}/tides-360101.mdx`)

  expect(server.asked).toEqual(asked ? [asked] : [])
  if (asked) {
    expect(text).toContain('![A](./tides-360101/step-1.png)')
    expect(found(result)).toEqual([])
  } else {
    // Without a scheme, it is `https:`, which this server does not speak.
    expect(text).toContain(`![A](https:${src})`)
    expect(found(result)).toMatchObject([['file/not-fetched', {because: 'unreachable'}]])
  }
  expect(result.articles[0]?.versions[0]?.ledger).toMatchObject({lost: 0, added: 0})
})

test('pictures keep their names, whatever comes to stand before them', async function () {
  const other = Buffer.concat([png, Buffer.from([2])])
  const server = await serve({'/a.png': {bytes: png}, '/b.png': {bytes: other}})
  const step = (images: string) =>
    `<h2>Step 1: Look</h2><p>${images}</p><h2>Step 2: Go</h2><p>On.</p>`
  const base = await centre(server, {360101: step('<img src="/a.png" alt="A">')})
  const file = `${inbox}/tides-360101.mdx`
  await base.import()
  expect(await base.read(file)).toContain('![A](./tides-360101/step-1.png)')
  await base.write(
    'in/360101.html',
    step('<img src="/b.png" alt="B"> and <img src="/a.png" alt="A">')
  )
  await base.import()

  expect(await base.read(file)).toContain('![B](./tides-360101/step-1-2.png)')
  expect(await base.read(file)).toContain('![A](./tides-360101/step-1.png)')
  const digests = await base.digests()
  expect(digests[`${inbox}/tides-360101/step-1.png`]).not.toBe(
    digests[`${inbox}/tides-360101/step-1-2.png`]
  )
  expect(server.asked).toEqual(['/a.png', '/b.png'])
})

test('a picture that a writer put in place of another stays', async function () {
  const server = await serve({'/a.png': {bytes: png}})
  const base = await centre(server, {
    360101: '<p><img src="/a.png" alt="A"> <img src="mine.png" alt="Mine"></p>'
  })
  await base.write('in/mine.png', png.subarray(0, png.length - 1))
  await base.import()
  const drawn = Buffer.concat([png, Buffer.from([7])])
  for (const name of ['a.png', 'mine.png']) await base.write(`${inbox}/tides-360101/${name}`, drawn)
  const before = await base.digests()
  await base.import()

  expect(await base.digests()).toEqual(before)
  expect(server.asked).toEqual(['/a.png'])
})

test('a page to sign in is no picture, whatever it is called', async function () {
  const server = await serve({
    '/hc/article_attachments/36001/image.png': {to: '/access/sign-in'},
    '/access/sign-in': {bytes: signIn},
    '/hc/article_attachments/36004/plan.pdf': {bytes: signIn}
  })
  const base = await centre(server, {
    360101: `<p><img src="/hc/article_attachments/36001/image.png" alt="A map"></p>
<p><a href="/hc/article_attachments/36004/plan.pdf">the plan</a></p>`
  })
  const result = await base.import()
  const address = `${server.url}/hc/article_attachments`

  expect(result.findings.map(({severity}) => severity)).toEqual(['error', 'error'])
  expect(found(result)).toEqual([
    [
      'image/wrong-type',
      {
        picture: 'image.png',
        found: 'a web page, perhaps one to sign in',
        address: `${address}/36001/image.png`
      }
    ],
    ['file/web-page', {file: 'plan.pdf', address: `${address}/36004/plan.pdf`}]
  ])
  const text = await base.read(`${inbox}/tides-360101.mdx`)
  expect(text).toContain(`![A map](${address}/36001/image.png)`)
  expect(text).toContain(`[the plan](${address}/36004/plan.pdf)`)
  expect(Object.keys(await base.digests()).filter((each) => /\.(?:png|pdf)$/.test(each))).toEqual(
    []
  )
})

test('what does not come is told once for each reason, told again offline, and tried again', async function () {
  let isBack = false
  const there = () => (isBack ? {bytes: png} : {status: 404})
  const server = await serve({'/a.png': there, '/b.png': there, '/c.png': {status: 403}})
  const base = await centre(server, {
    360101: `<p><img src="HOST/a.png" alt="A"> <img src="HOST/b.png" alt="B"> <img src="HOST/c.png" alt="C">
<img src="http://10.0.0.7/d.png" alt="D"></p>`
  })
  const result = await base.import()
  const common = {host: server.host, picture: true}

  expect(found(result)).toEqual([
    ['file/not-fetched', {...common, because: 'gone', files: 2, first: `${server.url}/a.png`}],
    ['file/not-fetched', {...common, because: 'forbidden', files: 1, first: `${server.url}/c.png`}],
    [
      'file/not-fetched',
      {
        picture: true,
        because: 'private',
        host: '10.0.0.7',
        files: 1,
        first: 'http://10.0.0.7/d.png'
      }
    ]
  ])
  expect(await base.read(`${inbox}/tides-360101.mdx`)).toContain(`![A](${server.url}/a.png)`)
  expect(result.articles[0]?.versions[0]?.ledger).toMatchObject({lost: 0, added: 0})

  const before = await base.digests()
  expect(found(await base.import())).toEqual(found(result))
  expect(found(await checkArticles(base))).toEqual(found(result))
  expect(await base.digests()).toEqual(before)

  isBack = true
  expect((await base.import()).findings.map(({args}) => args['because'])).toEqual([
    'forbidden',
    'private'
  ])
  expect(await base.read(`${inbox}/tides-360101.mdx`)).toContain('![A](./tides-360101/a.png)')
})

test('what is too large is told with the limit that is configured', async function () {
  const server = await serve({
    '/a.png': {bytes: Buffer.concat([png, Buffer.alloc(2_000_000)])},
    '/b.png': {bytes: png, claims: 5_000_000}
  })
  const base = await centre(
    server,
    {360101: '<p><img src="/a.png" alt="A"><img src="/b.png" alt="B"></p>'},
    {largestPicture: 1}
  )
  expect(found(await base.import())).toEqual([
    ['file/too-large', {file: 'a.png', limit: 1}],
    ['file/too-large', {file: 'b.png', size: 5, limit: 1}]
  ])
})

test('a page brings in a thousand files at a time', async function () {
  const paths = Array.from({length: 1010}, (_, at) => `/${at}.png`)
  const server = await serve(Object.fromEntries(paths.map((each) => [each, {bytes: png}])))
  const base = await centre(server, {
    360101: `<p>${paths.map((each) => `<img src="${each}" alt="A">`).join(' ')}</p>`
  })
  const first = `${server.url}/1000.png`
  expect(found(await base.import())).toEqual([['image/not-local', {pictures: 10, first}]])
  expect(server.asked).toHaveLength(1000)
  expect(found(await base.import())).toEqual([])
  expect(server.asked).toHaveLength(1010)
})

test('files of pages that say whose they are come from their source', async function () {
  const server = await serve({})
  const base = await centre(server, {})
  const asked: string[] = []
  const page = (id: string, body: string): SourcePage => ({
    source: 'desk',
    id,
    format: 'html',
    body,
    file: `content/sources/desk/${id}/page.html`,
    meta: {
      title: `Tides ${id}`,
      url: `${server.url}/hc/en-us/articles/${id}`,
      files: id === '360101' ? [{id: '36001', name: 'map-of-quay.png'}] : []
    },
    async readFile(name) {
      asked.push(`${id} ${name}`)
      return id === '360101' ? png : undefined
    }
  })
  const shown = '<p><img src="/hc/article_attachments/36001/other-name.png" alt="The quay"></p>'
  const pages = [page('360101', shown), page('360102', shown)]
  const bring = async () => {
    const snapshots = await readSnapshots(base.root)
    const [shelf, set] = [openShelf(base.root), openSet(base.root)]
    const result = await run(base, {pages, snapshots, problems: [], shelf, take: set.add})
    await set.commit()
    shelf.close()
    return result
  }

  expect(found(await bring())).toEqual([])
  expect(await base.read(`${inbox}/tides-360102.mdx`)).toContain('(./tides-360102/the-quay.png)')
  expect(asked).toEqual(['360101 map-of-quay.png', '360101 map-of-quay.png'])
  expect(found(await bring())).toEqual([])
  expect(asked).toHaveLength(2)
  expect(server.asked).toEqual([])
})

test('files of a dump lie beside its pages under their numbers', async function () {
  const base = await knowledgeBase()
  const link = '<a href="/hc/article_attachments/36004/plan.pdf">the plan</a>'
  await base.write(
    'in/360101.html',
    `<p><img src="/hc/article_attachments/36001/image.png" alt="A"> ${link} <a href="/hc/articles/360101">self</a></p>
<p><img src="/hc/article_attachments/36002/image.png" alt="B"></p>`
  )
  await base.write('in/360101.meta.json', '{"title": "Tides"}')
  await base.write('in/article_attachments/36001/image.png', png)
  await base.write('in/36004-plan.pdf', pdf)
  const result = await base.import()
  const text = await base.read(`${inbox}/tides.mdx`)

  expect(text).toContain('![A](./tides/a.png)')
  expect(text).toContain('[the plan](./tides/plan.pdf)')
  expect(found(result)).toContainEqual(['file/missing', {file: 'image.png'}])
})

test('without a network, and where it is not wanted, pictures stay where they are', async function () {
  const server = await serve({'/a.png': {bytes: png}})
  const bodies = {360101: '<p><img src="HOST/a.png" alt="A"></p>'}
  const stays = [['image/not-local', {pictures: 1, first: `${server.url}/a.png`}]]
  const left = await centre(server, bodies, {fetch: false})
  const others = await centre(server, bodies, {fetch: ['other.example']})
  const offline = await centre(server, bodies)
  const given = {paths: [`${offline.root}/in`], cwd: offline.root, write: true}

  expect(found(await left.import())).toEqual(stays)
  expect(found(await others.import())).toEqual(stays)
  expect(found(await importPages(offline, {...given, offline: true}))).toEqual(stays)
  expect(server.asked).toEqual([])
  // A check in between must not keep the next import from asking.
  expect(found(await checkArticles(offline))).toEqual(stays)
  expect(found(await offline.import())).toEqual([])
  expect(server.asked).toEqual(['/a.png'])
})

test('who links to a file of somebody else’s centre means it there', async function () {
  const server = await serve({'/hc/article_attachments/36004/plan.pdf': {bytes: pdf}})
  const base = await knowledgeBase({files: {privateHosts: [server.host]}})
  const address = `${server.url}/hc/article_attachments/36004/plan.pdf`
  await base.write('in/notes.meta.json', '{"title": "Notes"}')
  await base.write('in/notes.html', `<p>See <a href="${address}">the plan</a>.</p>`)
  await base.import()
  expect(await base.read(`${inbox}/notes.mdx`)).toContain(`[the plan](${address})`)
  expect(server.asked).toEqual([])
})
