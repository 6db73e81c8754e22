/**
 * Credentials: from the environment and from nowhere else.
 *
 * `COLLATE_<NAME OF THE SOURCE>_TOKEN` (with `…_EMAIL`, where it takes a user) holds for one source. What is
 * not named so holds for all sources of one kind, as long as they are on one host.
 */

import type {ConfluenceSource} from '../../model/config.ts'
import {StopError} from '../../model/stop-error.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Access {
  /** Value of the header `Authorization`; absent: nobody in particular asks. */
  authorization?: string
  /** Names of the variables that were used. */
  used: readonly string[]
  /** Names of the variables that may be set, as a phrase. */
  wanted: string
}

export function deploymentOf({url, deployment}: ConfluenceSource): 'cloud' | 'data-center' {
  return deployment ?? (new URL(url).hostname.endsWith('.atlassian.net') ? 'cloud' : 'data-center')
}

/**
 * The credentials of `source`, one of `all`.
 * @throws StopError when a variable is missing or holds what no credential does; never with its value.
 */
export function accessOf(
  source: ConfluenceSource,
  all: readonly ConfluenceSource[],
  env: Environment
): Access {
  const kind = deploymentOf(source)
  const prefix = `COLLATE_${source.name.toUpperCase().replaceAll('-', '_')}`
  const own = [`${prefix}_EMAIL`, `${prefix}_TOKEN`] as const
  const alike = all.filter((each) => deploymentOf(each) === kind)
  const isShared = new Set(alike.map(({url}) => new URL(url).origin)).size <= 1
  const shared =
    kind === 'cloud'
      ? (['CONFLUENCE_EMAIL', 'CONFLUENCE_API_TOKEN'] as const)
      : ([undefined, 'CONFLUENCE_TOKEN'] as const)
  const named = (names: ReadonlyArray<string | undefined>) =>
    names
      .filter((name) => name !== undefined)
      .map((name) => `\`${name}\``)
      .join(' and ')
  const mine = kind === 'cloud' ? own : [own[1]]
  const wanted = isShared ? `${named(shared)} (or ${named(mine)})` : named(mine)

  if (read(own[1], env) !== undefined || read(own[0], env) !== undefined)
    return {...header(own, env), wanted}
  if (isShared && shared.some((name) => name !== undefined && read(name, env) !== undefined))
    return {...header(shared, env), wanted}
  return {used: [], wanted}
}

const both = 'Set both, or neither'

function header(
  [userName, tokenName]: readonly [string | undefined, string],
  env: Environment
): Omit<Access, 'wanted'> {
  const user = userName === undefined ? undefined : read(userName, env)
  const token = read(tokenName, env)
  if (token === undefined)
    throw new StopError(`\`${userName}\` is set, but \`${tokenName}\` is not`, {hint: both})
  if (user === undefined && userName === 'CONFLUENCE_EMAIL')
    throw new StopError(`\`${tokenName}\` is set, but \`${userName}\` is not`, {hint: both})
  if (userName === undefined || user === undefined)
    return {authorization: `Bearer ${token}`, used: [tokenName]}
  const basic = Buffer.from(`${user}:${token}`).toString('base64')
  return {authorization: `Basic ${basic}`, used: [userName, tokenName]}
}

function read(name: string, env: Environment): string | undefined {
  const value = env[name]?.trim() ?? ''
  if (value === '') return
  // Anything else would break the header, and the error would print it.
  if (!/^[\u0021-\u007E]+$/.test(value))
    throw new StopError(
      `The value of \`${name}\` holds a blank or a letter that no credential has`,
      {
        hint: 'Copy it again'
      }
    )
  return value
}
