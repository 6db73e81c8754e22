/** Whether the sources that are asked over the network can be: which credentials they have, and if they answer. */

import {StopError} from '../model/stop-error.ts'
import {
  accessOf,
  askSite,
  deploymentOf,
  type NetworkOptions,
  networkContext
} from '../source/index.ts'
import type {Workspace} from './run.ts'

export interface SourceAccess {
  name: string
  url: string
  interface: 'Cloud' | 'Data Center'
  /** Names of the variables that its credentials come from; never their values. */
  used: readonly string[]
  /** Variables that may be set, as a phrase. */
  wanted: string
  /** Why it cannot be asked, or does not answer. */
  trouble?: StopError
}

/** Look at the credentials of each source; with `ask`, ask it for the least that there is. */
export async function sourceAccess(
  {root, config}: Workspace,
  {ask, ...options}: NetworkOptions & {ask: boolean}
): Promise<SourceAccess[]> {
  const sources = config.sources.filter((source) => source.type === 'confluence')
  const context = networkContext(root, sources, options)
  const result: SourceAccess[] = []
  for (const source of sources) {
    const {name, url} = source
    const kind = deploymentOf(source) === 'cloud' ? 'Cloud' : 'Data Center'
    try {
      const {used, wanted} = accessOf(source, sources, context.env)
      const trouble = ask ? await askSite(source, context) : undefined
      result.push({name, url, interface: kind, used, wanted, ...(trouble && {trouble})})
    } catch (error) {
      if (!(error instanceof StopError)) throw error
      result.push({name, url, interface: kind, used: [], wanted: '', trouble: error})
    }
  }
  return result
}
