/** A help centre or a Confluence that breaks off, drips, refuses, lies or leads elsewhere: at each request, once or for good. */

import {mkdir, rm} from 'node:fs/promises'
import path from 'node:path'
import type {Config, NetworkSource} from '../../../src/model/config.ts'
import {StopError} from '../../../src/model/stop-error.ts'
import {importPages} from '../../../src/pipeline.ts'
import * as confluence from '../../../test/helpers/confluence-server/server.ts'
import {edit as editPage, makeSite, pageOf} from '../../../test/helpers/confluence-server/site.ts'
import {startStranger} from '../../../test/helpers/http-server.ts'
import {testClock} from '../../../test/helpers/network.ts'
import {edit as editArticle, makeCentre} from '../../../test/helpers/zendesk-server/centre.ts'
import * as zendesk from '../../../test/helpers/zendesk-server/server.ts'
import {copyBase, makeFolder} from '../base.ts'
import {breaks, startProxy} from '../proxy.ts'
import {chosen, type Kind, upTo} from '../rounds.ts'
import {differences, readTree} from '../tree.ts'

const token = 'Tide-9-token'
const user = 'jo@harbour.example'
const most = 1_000_000

/** A server with something in it that changes, and the source that it is. */
interface Place {
  url: string
  /** One thing changes there, and one goes. */
  change(): void
  gone: string
  source: (url: string) => NetworkSource
  env: Readonly<Record<string, string>>
  close(): Promise<void>
}

async function centre(): Promise<Place> {
  const made = makeCentre(5)
  made.locales = ['en-us']
  const authorization = `Basic ${Buffer.from(`${user}/token:${token}`).toString('base64')}`
  const {url, close} = await zendesk.startServer(made, {authorization, cap: 3})
  return {
    url,
    close,
    change() {
      editArticle(made, 1, 'Ring the bell.')
      made.articles = made.articles.filter((_, index) => index !== 4)
    },
    gone: 'help/36001234500004',
    source: (at) => ({name: 'help', type: 'zendesk', url: at, allowHttp: true}),
    env: {ZENDESK_EMAIL: user, ZENDESK_API_TOKEN: token}
  }
}

async function site(): Promise<Place> {
  const made = makeSite(5)
  const authorization = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`
  const {url, close} = await confluence.startServer(made, {
    deployment: 'cloud',
    authorization,
    cap: 3
  })
  return {
    url,
    close,
    change() {
      editPage(made, '100001', 'Ring the bell.')
      made.pages = made.pages.filter((page) => page !== pageOf(made, '100004'))
    },
    gone: 'wiki/100004',
    source: (at) => ({
      name: 'wiki',
      type: 'confluence',
      url: at,
      deployment: 'cloud',
      spaces: ['HELP'],
      allowHttp: true
    }),
    env: {CONFLUENCE_EMAIL: user, CONFLUENCE_API_TOKEN: token}
  }
}

export const zendeskNetwork = kindOf('zendesk', 'a help centre', centre)
export const confluenceNetwork = kindOf('confluence', 'a Confluence', site)

function kindOf(name: string, what: string, open: () => Promise<Place>): Kind {
  return {
    name,
    about: `${what} whose replies break off, drip, lie or lead elsewhere`,
    async *rounds(options) {
      const stranger = await startStranger((response) => response.end('{}'))
      const place = await open()
      const {origin, pathname} = new URL(place.url)
      const proxy = await startProxy(origin)
      const work = await makeFolder()
      const root = path.join(work, 'round')
      const base = path.join(work, 'base')
      const config: Config = {
        title: 'Harbour',
        url: 'https://help.harbour.example',
        locale: 'en-US',
        lead: 'newest',
        sources: [place.source(proxy.url + pathname.replace(/\/$/, ''))],
        pairs: [],
        repairs: {},
        files: {fetch: false}
      }
      const bring = () =>
        importPages(
          {root, config},
          {write: true, cwd: root, network: {env: place.env, clock: testClock(), timeout: 700}}
        )
      try {
        await mkdir(root)
        await bring()
        await copyBase(root, base)
        place.change()
        proxy.breakAt(0, 0, undefined)
        await bring()
        const requests = proxy.requests
        const after = await readTree(root, 'content')
        const before = await readTree(base, 'content')
        const all = Object.entries(breaks(stranger.url)).flatMap(([how, act]) =>
          upTo(requests).flatMap((at) =>
            [1, 4, most].map((times) => ({
              at,
              times,
              act,
              name: `${how}, at request ${at}${times === 1 ? '' : times === most ? ' and ever after' : ` and ${times - 1} more`}`
            }))
          )
        )
        for (const {name, at, times, act} of chosen(all, (each) => each.name, options)) {
          await copyBase(base, root)
          proxy.breakAt(at, times, act)
          const wrong: string[] = []
          const told = await bring().catch((error: unknown) => error)
          if (told instanceof StopError) {
            if (!told.hint) wrong.push(`no hint: ${told.message}`)
            const odd = differences(await readTree(root, 'content'), before)
            wrong.push(...odd.map((file) => `written though it stopped: ${file}`))
          } else if (told instanceof Error) wrong.push(`a bug: ${told.stack}`)
          const said = JSON.stringify(told, told instanceof Error ? ['message', 'hint'] : undefined)
          wrong.push(
            ...removed(told)
              .filter((page) => page !== place.gone)
              .map((page) => `told as gone: ${page}`)
          )
          if (holdsSecret(said)) wrong.push(`a credential is told: ${said}`)

          proxy.breakAt(0, 0, undefined)
          const last = await bring().catch((error: Error) => error)
          if (last instanceof Error) wrong.push(`the next import failed: ${last.message}`)
          const odd = differences(await readTree(root, 'content'), after)
          wrong.push(...odd.map((file) => `other bytes in the end: ${file}`))
          const kept = [...(await readTree(root, '.')).values()].join('\n')
          if (holdsSecret(kept)) wrong.push('a credential lies in the knowledge base')
          yield {name, wrong}
        }
        const sent = stranger.authorizations.filter((each) => each !== 'none')
        yield {
          name: 'another host',
          wrong: sent.length > 0 ? [`it was sent ${sent.length} credentials`] : []
        }
      } finally {
        for (const each of [proxy, place, stranger]) await each.close()
        await rm(work, {recursive: true})
      }
    }
  }
}

const secrets = [
  token,
  ...[`${user}:${token}`, `${user}/token:${token}`].map((text) =>
    Buffer.from(text).toString('base64')
  )
]

function holdsSecret(text: string): boolean {
  return secrets.some((each) => text.includes(each))
}

function removed(told: unknown): string[] {
  const {findings = []} = told as {findings?: Array<{rule: string; args: Record<string, unknown>}>}
  return findings
    .filter(({rule}) => rule === 'drift/upstream-removed')
    .map(({args}) => String(args['page']))
}
