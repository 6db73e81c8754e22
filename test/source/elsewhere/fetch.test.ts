/** Files of other hosts: what is asked for, from whom, and what is never asked. */

import {mkdtemp, readdir, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterEach, describe, expect, test} from 'vitest'
import type {FilesConfig} from '../../../src/model/config.ts'
import {type Elsewhere, type ElsewhereOptions, openElsewhere} from '../../../src/source/index.ts'
import {type FileServer, fileServer, type Reply} from '../../helpers/file-server.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const limit = 1000
const clean: Array<() => unknown> = []

afterEach(async function () {
  for (const each of clean.splice(0)) await each()
})

async function serve(files: Record<string, Reply | ((number: number) => Reply)>, options = {}) {
  const server = await fileServer(files, options)
  clean.push(() => server.close())
  return server
}

/** Time stands still, but for those who sleep. */
function fakeClock() {
  const slept: number[] = []
  let now = 0
  return {
    slept,
    now: () => now,
    elapsed: () => now,
    random: () => 0,
    async sleep(milliseconds: number) {
      slept.push(milliseconds)
      now += milliseconds
    }
  }
}

async function open(config: FilesConfig, options: ElsewhereOptions = {}): Promise<Elsewhere> {
  const root = await mkdtemp(path.join(tmpdir(), 'collate-elsewhere-'))
  clean.push(() => rm(root, {recursive: true, force: true}))
  const elsewhere = openElsewhere(root, config, {clock: fakeClock(), ...options})
  if (!elsewhere) throw new Error('Unexpected refusal to fetch')
  clean.push(() => elsewhere.close())
  return elsewhere
}

const toServer = ({host}: FileServer, options?: ElsewhereOptions) =>
  open({privateHosts: [host]}, options)

async function faultOf(elsewhere: Elsewhere, address: string): Promise<string> {
  const found = await elsewhere.get(address, limit)
  return 'fault' in found ? found.fault : `${found.bytes.length} bytes`
}

describe('a host that answers', function () {
  test('gives each file once, whoever asks, and none of our secrets', async function () {
    const server = await serve({'/a.png': {bytes: png}})
    const elsewhere = await toServer(server)
    const address = `${server.url.replace('//', '//user:secret@')}/a.png#part`
    const found = await Promise.all([1, 2, 3].map(() => elsewhere.get(address, limit)))

    expect(found).toEqual([1, 2, 3].map(() => ({bytes: png, name: 'a.png'})))
    expect(server.asked).toEqual(['/a.png'])
    const [{authorization, cookie, referer} = {}] = server.headers
    expect([authorization, cookie, referer]).toEqual([undefined, undefined, undefined])
  })

  test('is asked for four files at a time, at most', async function () {
    const paths = Array.from({length: 20}, (_, at) => `/${at}.png`)
    const server = await serve(Object.fromEntries(paths.map((each) => [each, {bytes: png}])), {
      delay: 5
    })
    const elsewhere = await toServer(server)
    await Promise.all(paths.map((each) => elsewhere.get(server.url + each, limit)))
    expect(server.asked).toHaveLength(20)
    expect(server.most).toBe(4)
  })

  test('says what a file is called, in its headers or at its end', async function () {
    const server = await serve({
      '/1': {bytes: png, headers: {'content-disposition': 'attachment; filename="Tide table.pdf"'}},
      '/2': {
        bytes: png,
        headers: {'content-disposition': "inline; filename=x; filename*=UTF-8''Fl%C3%B8d.pdf"}
      },
      '/3': {bytes: png, headers: {'content-type': 'application/pdf; charset=binary'}},
      '/4': {to: '/files/plan.docx?x=1'},
      '/files/plan.docx?x=1': {bytes: png}
    })
    const elsewhere = await toServer(server)
    const names = await Promise.all(
      ['1', '2', '3', '4'].map((each) => elsewhere.get(`${server.url}/${each}`, limit))
    )
    expect(names.map((each) => 'name' in each && each.name)).toEqual([
      'Tide table.pdf',
      'Flød.pdf',
      '3.pdf',
      'plan.docx'
    ])
  })

  test('may pack what it sends, within the limit', async function () {
    const packed = (bytes: Uint8Array) => ({
      bytes: gzipSync(bytes),
      headers: {'content-encoding': 'gzip'}
    })
    const server = await serve({'/a': packed(png), '/bomb': packed(Buffer.alloc(1_000_000))})
    const elsewhere = await toServer(server)
    expect(await faultOf(elsewhere, `${server.url}/a`)).toBe(`${png.length} bytes`)
    expect(await faultOf(elsewhere, `${server.url}/bomb`)).toBe('too-large')
  })

  test('asks for patience, and gets it', async function () {
    const clock = fakeClock()
    const server = await serve({
      '/a': (number) => (number < 3 ? {status: 429, headers: {'retry-after': '20'}} : {bytes: png}),
      '/b': {status: 429, headers: {'retry-after': '3600'}}
    })
    const elsewhere = await toServer(server, {clock})
    expect(await faultOf(elsewhere, `${server.url}/a`)).toBe(`${png.length} bytes`)
    expect(clock.slept).toEqual([20_000, 20_000])
    expect(await faultOf(elsewhere, `${server.url}/b`)).toBe('busy')
    expect(clock.slept).toEqual([20_000, 20_000])
  })
})

describe('a host that lies, or breaks off', function () {
  test.each<[string, Reply, string]>([
    ['says that it sends too much', {bytes: png, claims: limit + 1}, 'too-large'],
    ['says less than it sends', {bytes: png, claims: png.length - 20}, 'broken'],
    ['says more than it sends', {bytes: png, claims: png.length + 20}, 'broken'],
    ['says nothing, and sends too much', {bytes: Buffer.alloc(limit + 1)}, 'too-large'],
    ['hangs up', {hangUp: true}, 'unreachable'],
    ['has no such file', {status: 404}, 'gone'],
    ['wants to know who asks', {status: 401}, 'forbidden'],
    ['forbids', {status: 403}, 'forbidden'],
    ['has a fault', {status: 500}, 'status'],
    ['has a fault for a while', {status: 503}, 'busy'],
    ['sends a part', {bytes: png, status: 206}, 'status'],
    ['leads round', {to: '/a'}, 'redirect'],
    ['leads to no address', {to: 'http://['}, 'redirect']
  ])('%s', async function (_, reply, fault) {
    const server = await serve({'/a': reply})
    expect(await faultOf(await toServer(server), `${server.url}/a`)).toBe(fault)
  })

  test('is tried again where that may help', async function () {
    const server = await serve({
      '/a': (number) => (number < 3 ? {bytes: png, claims: 500} : {bytes: png})
    })
    expect(await faultOf(await toServer(server), `${server.url}/a`)).toBe(`${png.length} bytes`)
    expect(server.asked).toHaveLength(3)
  })

  test('may be silent for a while only, and then is left in peace', async function () {
    const server = await serve({'/a': {silent: true}, '/b': {silent: true}, '/c': {bytes: png}})
    const elsewhere = await toServer(server, {patience: 50})
    const faults = []
    for (const each of ['a', 'b', 'c'])
      faults.push(await faultOf(elsewhere, `${server.url}/${each}`))
    expect(faults).toEqual(['unreachable', 'unreachable', 'unreachable'])
    expect(server.asked).toEqual(['/a', '/b'])
  })
})

describe('what is no public address', function () {
  const resolve = (...addresses: string[]) =>
    async function (host: string) {
      if (host !== 'pictures.harbour.example') throw new Error(`Unexpected host ${host}`)
      return addresses.map((address) => ({address, family: address.includes(':') ? 6 : 4}))
    }

  test.each([
    'http://127.0.0.1:PORT/a',
    'http://localhost:PORT/a',
    'http://2130706433:PORT/a',
    'http://0x7f.1:PORT/a',
    'http://0177.0.0.1:PORT/a',
    'http://0:PORT/a',
    'http://[::1]:PORT/a',
    'http://[::ffff:127.0.0.1]:PORT/a',
    'http://[::ffff:7f00:1]:PORT/a',
    'http://[64:ff9b::7f00:1]:PORT/a',
    'http://[2002:7f00:1::]:PORT/a',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fe80::1]/a',
    'http://[fd00::1]/a',
    'http://10.0.0.7/a',
    'http://100.64.0.1/a',
    'http://255.255.255.255/a'
  ])('%s is not asked', async function (address) {
    const server = await serve({'/a': {bytes: png}})
    const elsewhere = await open({}, {patience: 500})
    const {port} = new URL(server.url)
    expect(await faultOf(elsewhere, address.replace('PORT', port))).toBe('private')
    expect(server.asked).toEqual([])
  })

  test.each([[['127.0.0.1']], [['::1']], [['8.8.8.8', '127.0.0.1']], [['::ffff:10.0.0.1']]])(
    'nor is a name of %j',
    async function (addresses) {
      const server = await serve({'/a': {bytes: png}})
      const elsewhere = await open({}, {resolve: resolve(...addresses), patience: 500})
      const {port} = new URL(server.url)
      expect(await faultOf(elsewhere, `http://pictures.harbour.example:${port}/a`)).toBe('private')
      expect(server.asked).toEqual([])
    }
  )

  test('a name is looked up once, and the connection goes to what was looked at', async function () {
    const server = await serve({'/a': {bytes: png}})
    const {port} = new URL(server.url)
    let asked = 0
    // The second answer would be another one.
    const rebinding = async () => [{address: asked++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4}]
    const host = `pictures.harbour.example:${port}`
    const elsewhere = await open({privateHosts: [host]}, {resolve: rebinding})
    expect(await faultOf(elsewhere, `http://${host}/a`)).toBe(`${png.length} bytes`)
    expect(asked).toBe(1)
  })

  test('a host that may be asked cannot lead to one that may not', async function () {
    const inner = await serve({'/secret': {bytes: png}})
    const outer = await serve({
      '/a': {to: `${inner.url}/secret`},
      '/b': {to: inner.url.replace('127.0.0.1', 'localhost')},
      '/c': {to: 'file:///etc/passwd'},
      '/d': {to: 'gopher://127.0.0.1/'}
    })
    const elsewhere = await toServer(outer)
    for (const each of ['a', 'b', 'c', 'd'])
      expect(await faultOf(elsewhere, `${outer.url}/${each}`)).toBe('private')
    expect(inner.asked).toEqual([])
  })

  test('a host that is named without its port may have any', async function () {
    const server = await serve({'/a': {bytes: png}})
    const elsewhere = await open({privateHosts: ['127.0.0.1']})
    expect(await faultOf(elsewhere, `${server.url}/a`)).toBe(`${png.length} bytes`)
  })
})

describe('without a network', function () {
  const all = Array.from({length: 400}, (_, at) => `https://h${at % 40}.harbour.example/${at}.png`)
  const noNetwork = (code: string, lookups: string[]) => async (host: string) => {
    lookups.push(host)
    throw Object.assign(new Error(code), {code})
  }

  test('hundreds of files cost no time', async function () {
    const lookups: string[] = []
    const elsewhere = await open({}, {resolve: noNetwork('EAI_AGAIN', lookups)})
    const faults = await Promise.all(all.map((each) => faultOf(elsewhere, each)))
    expect(new Set(faults)).toEqual(new Set(['unreachable']))
    expect(new Set(lookups).size).toBeLessThan(10)
  })

  test('nor do name servers that never answer', async function () {
    const never = () => new Promise<never>(() => {})
    const elsewhere = await open({}, {resolve: never, patience: 20})
    const started = performance.now()
    const faults = await Promise.all(all.map((each) => faultOf(elsewhere, each)))
    expect(new Set(faults)).toEqual(new Set(['unreachable']))
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('hosts that are gone are no sign of it', async function () {
    const server = await serve({'/a': {bytes: png}})
    const lookups: string[] = []
    const gone = noNetwork('ENOTFOUND', lookups)
    const elsewhere = await toServer(server, {resolve: gone})
    await Promise.all(all.map((each) => faultOf(elsewhere, each)))
    expect(lookups).toHaveLength(80)
    expect(await faultOf(elsewhere, `${server.url}/a`)).toBe(`${png.length} bytes`)
  })
})

test('only the hosts that are named are asked, if any are', async function () {
  const some = await open({fetch: ['help.harbour.example']})
  expect(some.isWanted('https://help.harbour.example:8443/a.png')).toBe(true)
  expect(some.isWanted('https://other.example/a.png')).toBe(false)
  expect((await open({fetch: true})).isWanted('https://other.example/a.png')).toBe(true)
  expect(openElsewhere('/nowhere', {fetch: false})).toBeUndefined()
})

test('what came stays until it is forgotten', async function () {
  const root = await mkdtemp(path.join(tmpdir(), 'collate-elsewhere-'))
  clean.push(() => rm(root, {recursive: true, force: true}))
  const server = await serve({'/a.png': {bytes: png}})
  const run = async () => {
    const elsewhere = openElsewhere(root, {privateHosts: [server.host]})
    clean.push(() => elsewhere?.close())
    await elsewhere?.get(`${server.url}/a.png`, limit)
    return elsewhere
  }
  await run()
  const second = await run()
  expect(server.asked).toEqual(['/a.png'])
  await second?.forget()
  expect(await readdir(path.join(root, '.collate'))).toEqual([])
})
