/** What each kind of host is told of old addresses and headers, read back as it reads it. */

import {chmod, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {SiteData} from '../../src/model/site-data.ts'
import {hostFiles} from '../../src/site/hosts/host-files.ts'
import {atMost, redirectRules} from '../../src/site/hosts/rules.ts'
import {
  nginxValue,
  readApache,
  readNetlify,
  readNginxMaps,
  readS3,
  readVercel
} from './hosts/readers.ts'
import {hasProgram, run} from './hosts/server.ts'

const site = {
  base: '/help/',
  redirects: [
    {from: '/hc/article_attachments/701', to: '/media/log/map.png'},
    {from: '/hc/articles/123', to: '/b/read-the-log/'},
    {from: '/hc/articles/123-Read-the-log', to: '/b/read-the-log/'},
    {from: '/spaces/KB/pages/77/A (new) $log, 50% "done"', to: '/b/read-the-log/'},
    {from: '/alt/Übersicht', to: '/de/b/übersicht/'},
    {from: '/default', to: '/b/price-in-$id/'},
    {from: '/b/tides', to: '/b/', gone: true}
  ],
  articles: [
    {path: '/b/read-the-log/', walkthrough: false},
    {path: '/a/create-a-token/', walkthrough: true}
  ],
  sections: [{path: '/b/'}],
  locales: [
    {tag: 'en', path: '/'},
    {tag: 'de', path: '/de/'}
  ],
  players: ['https://player.example'],
  contact: 'https://quay.example/help',
  centre: {
    locales: ['de', 'en-us'],
    files: {},
    sections: {},
    translated: {'de/articles/123': '/de/b/das-protokoll/'}
  }
} as unknown as SiteData
const styles = ["'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"]
const files = hostFiles(site, styles)
const file = (name: string) => files[name] ?? ''

/** Address → where it leads, on every host that reads rules of kinds. */
const moves = Object.entries({
  '/help/hc/articles/123': '/help/b/read-the-log/',
  '/help/hc/articles/123-Read-the-log': '/help/b/read-the-log/',
  '/help/spaces/KB/pages/77/A%20(new)%20$log,%2050%25%20%22done%22': '/help/b/read-the-log/',
  '/help/alt/%C3%9Cbersicht': '/help/de/b/%C3%BCbersicht/',
  '/help/default': '/help/b/price-in-$id/',
  '/help/b/tides': '/help/b/',
  '/help/hc': '/help/',
  '/help/hc/de': '/help/de/',
  '/help/hc/de/articles/9': '/help/hc/articles/9?locale=de',
  '/help/hc/de/articles/9/comments/7': '/help/hc/de/articles/9',
  '/help/hc/pt-br/articles/9': '/help/hc/articles/9',
  '/help/hc/pt-br/articles/9/comments/7': '/help/hc/articles/9',
  '/help/hc/fr/article_attachments/701/map.png': '/help/hc/article_attachments/701',
  '/help/hc/requests/new': 'https://quay.example/help',
  '/help/hc/fr': '/help/',
  '/help/b/read-the-log/': undefined,
  '/help/': undefined
})

/** Some hosts write `$` as `%24`, which is the same address. */
const plain = (address: string | null | undefined) => address?.replaceAll('%24', '$')

test.each(moves)('%s leads to %s on every host', function (address, to) {
  const maps = readNginxMaps(file('_hosts/nginx-maps.conf'))
  const found = {
    netlify: readNetlify(file('_redirects'))(address),
    vercel: readVercel(file('vercel.json'))(address),
    apache: readApache(file('.htaccess'), site.base)(address),
    nginx:
      ['$collate_moved', '$collate_gone']
        .map((name) => plain(nginxValue(maps, name, decodeURI(address))))
        .find(Boolean) || undefined
  }
  expect(found).toEqual({netlify: to, vercel: to, apache: to, nginx: to})
})

test('what may come back is not said to have moved for good', function () {
  expect(file('_redirects')).toContain('/help/b/tides /help/b/ 302\n')
  expect(file('.htaccess')).toContain('"^b/tides/?$" "/help/b/" [R=302,L,NE]')
  expect(file('vercel.json')).toMatch(/"destination": "\/help\/b\/",\s*"statusCode": 302/)
  const maps = readNginxMaps(file('_hosts/nginx-maps.conf'))
  expect(maps.get('$collate_gone')?.entries).toContainEqual(['/help/b/tides', '/help/b/'])
  expect(file('_hosts/s3-website.json')).toMatch(
    /"ReplaceKeyWith": "help\/b\/",\s*"HttpRedirectCode": "302"/
  )
})

test('S3 gets rules for addresses that nothing else begins with, and no more than it reads', function () {
  const keys = new Set(['help/hc/articles/123/', 'help/hc/en-us/articles/123/'])
  const moved = readS3(file('_hosts/s3-website.json'), keys)
  expect(moved('/help/alt/%C3%9Cbersicht')).toBe('/help/de/b/%C3%BCbersicht/')
  // `123` begins `123-Read-the-log`, too: the page at the address leads on.
  expect(moved('/help/hc/articles/123')).toBeUndefined()
  expect(moved('/help/hc/articles/123-Read-the-log')).toBe('/help/b/read-the-log/')
  expect(moved('/help/hc/en-us/articles/9-Other')).toBe('/help/hc/articles/9-Other')
  expect(moved('/help/hc/en-us/articles/123')).toBeUndefined()
  const many = Array.from({length: 90}, (_, at) => ({from: `/old/${at}/x`, to: '/b/'}))
  const crowded = hostFiles({...site, redirects: many}, styles)['_hosts/s3-website.json'] ?? ''
  expect(readS3(crowded, keys)('/help/hc/de/articles/9-Other')).toBe('/help/hc/articles/9-Other')
})

test('hosts that read only so many rules keep those of kinds', function () {
  const rules = redirectRules(site)
  const few = atMost(rules, 19)
  expect(few.length).toBe(19)
  expect(few.slice(0, 4).map(({from}) => from)).toContain('/hc/articles/123')
  expect(few.map(({from}) => from)).not.toContain('/hc/article_attachments/701')
  expect(few.at(-1)?.from).toBe('/hc/:locale')
})

test('rules never lead to a program for mail, and are few where there was no help centre', function () {
  const mailed = redirectRules({...site, contact: 'mailto:quay@harbour.example'})
  expect(mailed.filter(({to}) => to.startsWith('mailto:'))).toEqual([])
  const {centre: _, ...without} = site
  expect(redirectRules(without).filter(({pattern}) => pattern)).toEqual([])
})

/** Policy of the page at `path`, and how long a file is kept. */
const kinds = {
  '/help/b/read-the-log/':
    /connect-src 'self'.*style-src 'self' 'sha256-[^']+';.*frame-src https:\/\/player\.example/,
  '/help/a/create-a-token/': /connect-src 'none'.*style-src 'self' 'sha256-/,
  '/help/media/log/map.svg': /sandbox/
}

describe.skipIf(!installed('nginx'))('a real nginx', function () {
  test('moves, keeps its policies, and shows the page for unknown addresses', async function () {
    const root = await served()
    const server = await run(
      'nginx',
      (port, folder) => `daemon off; pid ${folder}/pid; events {} http {
access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p;
fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
include ${root}/help/_hosts/nginx-maps.conf;
server { listen 127.0.0.1:${port}; root ${root}; include ${root}/help/_hosts/nginx-server.conf; }}`
    )
    await examine(server.ask).finally(server.close)
    await rm(root, {recursive: true, force: true})
  })
})

describe.skipIf(!installed('apache2'))('a real Apache', function () {
  test('moves, keeps its policies, and shows the page for unknown addresses', async function () {
    const root = await served()
    const modules = 'mpm_event authz_core dir rewrite headers setenvif alias'.split(' ')
    const loaded = modules.map(
      (name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`
    )
    const server = await run(
      'apache2',
      (port, folder) => `${loaded.join('\n')}
${process.getuid?.() === 0 ? 'User nobody\nGroup nogroup' : ''}
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
DocumentRoot ${root}
<Directory ${root}>
  AllowOverride All
  Require all granted
</Directory>`
    )
    await examine(server.ask).finally(server.close)
    await rm(root, {recursive: true, force: true})
  })
})

const apacheModules = '/usr/lib/apache2/modules'

function installed(name: string): boolean {
  const found = hasProgram(name)
  if (!found) console.info(`No ${name}: what it is told is only read back, not tried.`)
  return found
}

/** A folder with the files that the tests ask for, and all that the host reads. */
async function served(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'collate-served-'))
  // The servers’ own users must read it.
  await chmod(root, 0o755)
  const pages = ['', 'b/read-the-log/', 'a/create-a-token/'].map((path) => `${path}index.html`)
  const all = {
    ...files,
    ...Object.fromEntries([...pages, '404.html', 'media/log/map.svg'].map((name) => [name, name]))
  }
  for (const [name, text] of Object.entries(all)) {
    await mkdir(dirname(join(root, 'help', name)), {recursive: true})
    await writeFile(join(root, 'help', name), text)
  }
  return root
}

async function examine(ask: (path: string) => Promise<Response>): Promise<void> {
  const found: Array<[string, string | undefined]> = []
  for (const [address] of moves) {
    const {headers} = await ask(address)
    const to = headers.get('location')?.replace(/^http:\/\/127[^/]*/, '')
    found.push([address, plain(to)])
  }
  expect(found).toEqual(moves)

  expect((await ask('/help/b/tides')).status).toBe(302)
  expect((await ask('/help/default')).status).toBe(301)
  for (const [path, policy] of Object.entries(kinds)) {
    const {status, headers} = await ask(path)
    expect([path, status]).toEqual([path, 200])
    expect(headers.get('content-security-policy'), path).toMatch(policy)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  }
  const lost = await ask('/help/nowhere')
  expect([lost.status, await lost.text()]).toEqual([404, '404.html'])
}
