/** What sources that are asked over the network need to know of the world. */

import type {NetworkSource} from '../../model/config.ts'
import type {PageKey, SourcePage} from '../../model/source-page.ts'
import {type Clock, systemClock} from '../http/index.ts'
import type {Environment} from './credentials.ts'

export interface NetworkContext {
  /** Absolute root of the knowledge base. */
  root: string
  /** All sources that need a network: credentials that several could use are shared with care. */
  sources: readonly NetworkSource[]
  /** Pages as the knowledge base has them: what did not change is not asked for again. */
  former: ReadonlyMap<PageKey, SourcePage>
  env: Environment
  clock: Clock
  /** Milliseconds for one request. */
  timeout: number
  /** Takes out what must not be kept on disk, such as a secret in the text. */
  hide: (page: SourcePage) => SourcePage
  progress?: ((done: number, total: number) => void) | undefined
  /** Keep nothing below the root. */
  isDry?: boolean | undefined
  /** Whether a page is wanted, by its key and id; absent: all are. */
  wants?: ((key: PageKey, id: string) => boolean) | undefined
  /** Whether no more new or changed pages are wanted; absent: there is no end. */
  isFull?: (() => boolean) | undefined
}

export type NetworkOptions = Partial<Omit<NetworkContext, 'root' | 'sources'>>

const minute = 60_000

export function networkContext(
  root: string,
  sources: readonly NetworkSource[],
  options: NetworkOptions
): NetworkContext {
  return {
    root,
    sources,
    former: new Map(),
    env: process.env,
    clock: systemClock,
    timeout: minute,
    hide: (page) => page,
    ...options
  }
}
