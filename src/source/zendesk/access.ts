/** The credentials that a help centre is asked with: an account with its API token, or a token of OAuth. */

import type {NetworkSource, ZendeskSource} from '../../model/config.ts'
import {
  type Access,
  accessBy,
  areOnOneHost,
  type Environment,
  named,
  ownWay,
  type Way
} from '../remote/credentials.ts'
import type {Asked} from '../remote/said.ts'

/** Zendesk tells tokens from passwords by what stands behind the address of the account. */
const account = (user: string) => `${user.replace(/\/token$/, '')}/token`

const oauth: Way = {token: 'ZENDESK_OAUTH_TOKEN'}
const byToken = {user: 'ZENDESK_EMAIL', token: 'ZENDESK_API_TOKEN', named: account}

/**
 * The credentials of `source`, one of `all`.
 * @throws StopError when a variable is missing or holds what no credential does; never with its value.
 */
export function accessOf(
  source: ZendeskSource,
  all: readonly NetworkSource[],
  env: Environment
): Access {
  const own = {...ownWay(source.name), named: account}
  const mine = `\`${own.token}\`, with \`${own.user}\` for an API token`
  if (!areOnOneHost(all.filter(({type}) => type === 'zendesk'))) return accessBy([own], mine, env)
  const wanted = `${named([byToken.user, byToken.token])}, or \`${oauth.token}\` (or ${mine})`
  return accessBy([own, oauth, byToken], wanted, env)
}

export function askedOf({name, url}: ZendeskSource, access: Access): Asked {
  return {name, url, access, system: 'the help centre', scope: 'its articles', settings: '`url`'}
}
