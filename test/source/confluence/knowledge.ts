/** A knowledge base whose source is a Confluence server of this machine. */

import type {ConfluenceSource} from '../../../src/model/config.ts'
import type {RunResult} from '../../../src/model/result.ts'
import {importPages} from '../../../src/pipeline.ts'
import {readSources} from '../../../src/source/index.ts'
import {atEndOfTest} from '../../helpers/clean-up.ts'
import {
  type ConfluenceServer,
  type ServerOptions,
  startServer
} from '../../helpers/confluence-server/server.ts'
import type {Site} from '../../helpers/confluence-server/site.ts'
import {type ImportSome, type KnowledgeBase, knowledgeBase} from '../../helpers/knowledge-base.ts'
import {type TestClock, testClock} from '../../helpers/network.ts'

export {rules, tally} from '../../helpers/network.ts'

export interface Wiki {
  kb: KnowledgeBase
  server: ConfluenceServer
  clock: TestClock
  import(options?: ImportSome & {offline?: boolean}): Promise<RunResult>
  /** The ids of the pages that the source has, without making articles of them. */
  read(): Promise<string[]>
  /** Requests since the last call. */
  asked(): string[]
}

export const cloudToken = {CONFLUENCE_EMAIL: 'jo@harbour.example', CONFLUENCE_API_TOKEN: 'Tide-9'}
/** Of an account that sees more than everybody does. */
const credentials = {...cloudToken, CONFLUENCE_TOKEN: 'Reef-4'}
export const cloudHeader = `Basic ${Buffer.from('jo@harbour.example:Tide-9').toString('base64')}`

export async function wiki(
  site: Site,
  options: ServerOptions,
  more: Partial<ConfluenceSource> & {env?: Record<string, string>; timeout?: number} = {}
): Promise<Wiki> {
  const {env = credentials, timeout = 5000, ...rest} = more
  const server = await startServer(site, options)
  atEndOfTest(() => server.close())
  const kb = await knowledgeBase({
    sources: [
      {
        name: 'wiki',
        type: 'confluence',
        url: server.url,
        deployment: options.deployment,
        spaces: ['HELP'],
        allowHttp: true,
        ...rest
      }
    ]
  })
  const clock = testClock()
  let told = 0
  return {
    kb,
    server,
    clock,
    import: ({offline = false, write = true, ...some} = {}) =>
      importPages(kb, {...some, write, offline, cwd: kb.root, network: {env, clock, timeout}}),
    async read() {
      const ids: string[] = []
      const stream = readSources(kb.config.sources, kb.root, undefined, {env, clock, timeout})
      for await (const item of stream) if ('page' in item) ids.push(item.page.id)
      return ids
    },
    asked() {
      const requests = server.requests.slice(told)
      told = server.requests.length
      return requests
    }
  }
}
