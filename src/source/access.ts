/** Which credentials a source that needs a network would be asked with, and whether it answers. */

import type {NetworkSource} from '../model/config.ts'
import type {StopError} from '../model/stop-error.ts'
import {accessOf, deploymentOf} from './confluence/access.ts'
import {askSite} from './confluence/connector.ts'
import type {NetworkContext} from './remote/context.ts'
import type {Access} from './remote/credentials.ts'
import * as zendesk from './zendesk/access.ts'
import {askCentre} from './zendesk/connector.ts'

export interface Credentials extends Pick<Access, 'used' | 'wanted'> {
  /** What it is, such as `Confluence Cloud`. */
  system: string
}

/** @throws StopError when a variable is missing or holds what no credential does. */
export function credentialsOf(
  source: NetworkSource,
  {sources, env}: Pick<NetworkContext, 'env' | 'sources'>
): Credentials {
  const {used, wanted} =
    source.type === 'zendesk'
      ? zendesk.accessOf(source, sources, env)
      : accessOf(source, sources, env)
  return {system: systemOf(source), used, wanted}
}

/** Why `source` does not answer; nothing when it does. */
export function askSource(
  source: NetworkSource,
  context: NetworkContext
): Promise<StopError | undefined> {
  return source.type === 'zendesk' ? askCentre(source, context) : askSite(source, context)
}

function systemOf(source: NetworkSource): string {
  if (source.type === 'zendesk') return 'Zendesk Guide'
  return `Confluence ${deploymentOf(source) === 'cloud' ? 'Cloud' : 'Data Center'}`
}
