/** Whether the sources that are asked over the network can be: which credentials they have, and if they answer. */

import {StopError} from '../model/stop-error.ts'
import {
  askSource,
  type Credentials,
  credentialsOf,
  type NetworkOptions,
  networkContext
} from '../source/index.ts'
import type {Workspace} from './run.ts'

export interface SourceAccess extends Credentials {
  name: string
  url: string
  /** Why it cannot be asked, or does not answer. */
  trouble?: StopError
}

/** Look at the credentials of each source; with `ask`, ask it for the least that there is. */
export async function sourceAccess(
  {root, config}: Workspace,
  {ask, ...options}: NetworkOptions & {ask: boolean}
): Promise<SourceAccess[]> {
  const sources = config.sources.filter((source) => source.type !== 'files')
  const context = networkContext(root, sources, options)
  const result: SourceAccess[] = []
  for (const source of sources) {
    const {name, url} = source
    try {
      const found = credentialsOf(source, context)
      const trouble = ask ? await askSource(source, context) : undefined
      result.push({name, url, ...found, ...(trouble && {trouble})})
    } catch (error) {
      if (!(error instanceof StopError)) throw error
      result.push({name, url, system: '', used: [], wanted: '', trouble: error})
    }
  }
  return result
}
