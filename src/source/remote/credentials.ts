/**
 * Credentials: from the environment and from nowhere else.
 *
 * `COLLATE_<NAME OF THE SOURCE>_TOKEN` (with `…_EMAIL`, where it takes a user) holds for one source. What is
 * not named so holds for all sources of one kind, as long as they are on one host.
 */

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

/** Variables that go together: with a user, the token counts as a password; without, it is a bearer’s. */
export interface Way {
  token: string
  user?: string
  /** The token may do without its user. */
  userIsOptional?: true
  /** What stands before the `:` of basic authentication (default: the user). */
  named?: (user: string) => string
}

/** The variables of the source `name` alone. */
export function ownWay(name: string): Way & {user: string} {
  const prefix = `COLLATE_${name.toUpperCase().replaceAll('-', '_')}`
  return {user: `${prefix}_EMAIL`, token: `${prefix}_TOKEN`, userIsOptional: true}
}

/** Whether what is named for a kind of source can mean only one host. */
export function areOnOneHost(sources: ReadonlyArray<{url: string}>): boolean {
  return new Set(sources.map(({url}) => new URL(url).origin)).size <= 1
}

/** Names of variables as a phrase. */
export function named(names: ReadonlyArray<string | undefined>): string {
  const known = names.filter((name) => name !== undefined)
  return known.map((name) => `\`${name}\``).join(' and ')
}

/**
 * The first of `ways` of which a variable is set.
 * @throws StopError when another of it is missing, or one holds what no credential does; never with its value.
 */
export function accessBy(ways: readonly Way[], wanted: string, env: Environment): Access {
  for (const way of ways)
    if (read(way.token, env) !== undefined || (way.user && read(way.user, env) !== undefined))
      return {...header(way, env), wanted}
  return {used: [], wanted}
}

const both = 'Set both, or neither'

function header(way: Way, env: Environment): Omit<Access, 'wanted'> {
  const user = way.user === undefined ? undefined : read(way.user, env)
  const token = read(way.token, env)
  if (token === undefined)
    throw new StopError(`\`${way.user}\` is set, but \`${way.token}\` is not`, {hint: both})
  if (user === undefined && way.user !== undefined && !way.userIsOptional)
    throw new StopError(`\`${way.token}\` is set, but \`${way.user}\` is not`, {hint: both})
  if (user === undefined || way.user === undefined)
    return {authorization: `Bearer ${token}`, used: [way.token]}
  const basic = Buffer.from(`${way.named?.(user) ?? user}:${token}`).toString('base64')
  return {authorization: `Basic ${basic}`, used: [way.user, way.token]}
}

function read(name: string, env: Environment): string | undefined {
  const value = env[name]?.trim() ?? ''
  if (value === '') return
  // Anything else would break the header, and the error would print it.
  if (!/^[\u0021-\u007E]+$/.test(value))
    throw new StopError(
      `The value of \`${name}\` holds a blank or a letter that no credential has`,
      {hint: 'Copy it again'}
    )
  return value
}
