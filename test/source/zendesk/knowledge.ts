/** A knowledge base whose source is a help centre of this machine. */

import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import type {ZendeskSource} from '../../../src/model/config.ts'
import type {RunResult} from '../../../src/model/result.ts'
import type {SourcePage} from '../../../src/model/source-page.ts'
import {importPages} from '../../../src/pipeline.ts'
import {readSources} from '../../../src/source/index.ts'
import {atEndOfTest} from '../../helpers/clean-up.ts'
import {type ImportSome, type KnowledgeBase, knowledgeBase} from '../../helpers/knowledge-base.ts'
import {type TestClock, testClock} from '../../helpers/network.ts'
import type {Centre} from '../../helpers/zendesk-server/centre.ts'
import {
  type ServerOptions,
  startServer,
  type ZendeskServer
} from '../../helpers/zendesk-server/server.ts'

export {rules} from '../../helpers/network.ts'

export interface Home {
  kb: KnowledgeBase
  server: ZendeskServer
  clock: TestClock
  import(options?: ImportSome & {offline?: boolean}): Promise<RunResult>
  /** The pages that the source has, without making articles of them. */
  pages(): Promise<SourcePage[]>
  /** Their ids. */
  read(): Promise<string[]>
  /** Requests since the last call. */
  asked(): string[]
}

/** Of staff, by the account and its API token. */
export const staff = {ZENDESK_EMAIL: 'jo@harbour.example', ZENDESK_API_TOKEN: 'Tide-9'}
export const staffHeader = `Basic ${Buffer.from('jo@harbour.example/token:Tide-9').toString('base64')}`

export async function home(
  centre: Centre,
  options: ServerOptions = {},
  more: Partial<ZendeskSource> & {env?: Record<string, string>; timeout?: number} = {}
): Promise<Home> {
  const {env = {}, timeout = 5000, ...rest} = more
  const server = await startServer(centre, {authorization: staffHeader, ...options})
  atEndOfTest(() => server.close())
  const kb = await knowledgeBase({
    locale: 'en-US',
    sources: [{name: 'help', type: 'zendesk', url: server.url, allowHttp: true, ...rest}]
  })
  const clock = testClock()
  let told = 0
  return {
    kb,
    server,
    clock,
    import: ({offline = false, write = true, ...some} = {}) =>
      importPages(kb, {...some, write, offline, cwd: kb.root, network: {env, clock, timeout}}),
    pages,
    read: async () => (await pages()).map(({id}) => id),
    asked() {
      const requests = server.requests.slice(told)
      told = server.requests.length
      return requests
    }
  }

  async function pages(): Promise<SourcePage[]> {
    const found: SourcePage[] = []
    const stream = readSources(kb.config.sources, kb.root, undefined, {env, clock, timeout})
    for await (const item of stream) if ('page' in item) found.push(item.page)
    return found
  }
}

/** The text of every file below `root`: what must not be kept is in none of them. */
export async function everythingIn(root: string): Promise<string> {
  const files = await readdir(root, {recursive: true, withFileTypes: true})
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(path.join(file.parentPath, file.name), 'latin1'))
  return (await Promise.all(texts)).join('\n')
}

/** Paths without their queries and ids, each with how often it was asked for. */
export function tally(requests: readonly string[]): Record<string, number> {
  const result: Record<string, number> = {}
  for (const request of requests) {
    const path = (request.split('?')[0] ?? '').replace(/\/\d+/g, '/ID')
    const kind = path.replace('/api/v2', '').replace('/help_center', '')
    result[kind] = (result[kind] ?? 0) + 1
  }
  return result
}
