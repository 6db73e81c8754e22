/** Which interface a Confluence speaks, and the credentials that it is asked with. */

import type {ConfluenceSource, NetworkSource} from '../../model/config.ts'
import {
  type Access,
  accessBy,
  areOnOneHost,
  type Environment,
  named,
  ownWay,
  type Way
} from '../remote/credentials.ts'

export function deploymentOf({url, deployment}: ConfluenceSource): 'cloud' | 'data-center' {
  return deployment ?? (new URL(url).hostname.endsWith('.atlassian.net') ? 'cloud' : 'data-center')
}

const shared: Readonly<Record<'cloud' | 'data-center', Way>> = {
  cloud: {user: 'CONFLUENCE_EMAIL', token: 'CONFLUENCE_API_TOKEN'},
  'data-center': {token: 'CONFLUENCE_TOKEN'}
}

/**
 * The credentials of `source`, one of `all`.
 * @throws StopError when a variable is missing or holds what no credential does; never with its value.
 */
export function accessOf(
  source: ConfluenceSource,
  all: readonly NetworkSource[],
  env: Environment
): Access {
  const kind = deploymentOf(source)
  const own = ownWay(source.name)
  const common = shared[kind]
  const alike = all.filter((each) => each.type === 'confluence' && deploymentOf(each) === kind)
  const isShared = areOnOneHost(alike)
  const mine = named(kind === 'cloud' ? [own.user, own.token] : [own.token])
  return isShared
    ? accessBy([own, common], `${named([common.user, common.token])} (or ${mine})`, env)
    : accessBy([own], mine, env)
}
