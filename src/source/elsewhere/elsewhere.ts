/**
 * Files that lie on other hosts, by their addresses: asked for once in a run, a few at a time, without credentials, from
 * public hosts alone unless the configuration names others.
 */

import type {FilesConfig} from '../../model/config.ts'
import {type Clock, systemClock} from '../http/clock.ts'
import {type Gate, makeGate} from '../http/gate.ts'
import {backOff, mayPass, momentOf, retryAfter} from '../http/retry.ts'
import {
  type AskOptions,
  ask,
  makeConnections,
  type Reply,
  type Resolve,
  systemResolve
} from './ask.ts'
import {FetchError} from './faults.ts'
import {type Hosts, makeHosts} from './hosts.ts'
import {readReply} from './read-reply.ts'
import {saidName} from './said-name.ts'
import {openStore, type Store, type StoredFile} from './store.ts'

export interface Elsewhere {
  /** The file at `address`, at most `limit` bytes; or why it was not had. */
  get(address: string, limit: number): Promise<StoredFile | FetchError>
  /** Whether files of this address are asked for at all. */
  isWanted(address: string): boolean
  /** Forget what was kept, as it lies where it belongs. */
  forget(): Promise<void>
  /** Let go of all connections. */
  close(): Promise<void>
}

export interface ElsewhereOptions {
  clock?: Clock
  resolve?: Resolve
  /** Milliseconds until there is a connection. */
  patience?: number
  /** Milliseconds for a file, redirects included. */
  timeout?: number
  /** Keep nothing below the root. */
  isDry?: boolean
}

const width = 4
const tries = 3
const redirects = 5
/** Nobody waits longer for a picture; the next import asks again. */
const longestWait = 60_000

interface World extends AskOptions {
  clock: Clock
  gate: Gate
  hosts: Hosts
  store: Store
  timeout: number
  /** By host, the moment before which it wants to hear nothing, by `clock.elapsed`. */
  quiet: Map<string, number>
}

/** `undefined` where the configuration wants no files fetched. */
export function openElsewhere(
  root: string,
  {fetch = true, privateHosts = []}: FilesConfig,
  options: ElsewhereOptions = {}
): Elsewhere | undefined {
  if (fetch === false) return
  const from = fetch === true ? undefined : new Set(fetch.map((host) => host.toLowerCase()))
  const connections = makeConnections(width)
  const world: World = {
    clock: options.clock ?? systemClock,
    gate: makeGate(width),
    hosts: makeHosts(),
    store: openStore(root, options.isDry),
    timeout: options.timeout ?? 60_000,
    quiet: new Map(),
    resolve: options.resolve ?? systemResolve,
    privateHosts: new Set(privateHosts.map((host) => host.toLowerCase())),
    connections,
    patience: options.patience ?? 5000
  }
  /** What is asked for already, by limit and address; the bytes lie in the store. */
  const asked = new Map<string, Promise<FetchError | undefined>>()

  return {
    isWanted(address) {
      const {protocol, host, hostname} = new URL(address)
      if (protocol !== 'https:' && protocol !== 'http:') return false
      return !from || from.has(host) || from.has(hostname)
    },
    async get(address, limit) {
      const key = `${limit} ${address}`
      const doing = asked.get(key) ?? world.gate.run(() => bring(address, limit, world))
      asked.set(key, doing)
      const failed = await doing
      if (failed) return failed
      return (await world.store.read(address)) ?? new FetchError('unreachable')
    },
    forget: () => world.store.clear(),
    async close() {
      connections.http.destroy()
      connections.https.destroy()
      await world.store.close()
    }
  }
}

/** Bring the file at `address` into the store; gives why it did not come. */
async function bring(
  address: string,
  limit: number,
  world: World
): Promise<FetchError | undefined> {
  if (await world.store.read(address)) return
  const {host} = new URL(address)
  for (let number = 1; ; number++) {
    const over = world.hosts.givenUp(host)
    if (over) return over
    try {
      await quiet(host, world)
      await world.store.write(address, await walk(new URL(address), limit, world))
      world.hosts.answered(host)
      return
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
      const {passing, wait = 0} = error
      if (passing && number < tries && wait <= longestWait) {
        const pause = Math.max(wait, backOff(number, world.clock.random()))
        // A server that names a time means all requests, not this one alone.
        if (wait > 0) world.quiet.set(host, world.clock.elapsed() + pause)
        else await world.clock.sleep(pause)
        continue
      }
      if (error.fault !== 'unreachable' && error.fault !== 'busy') world.hosts.answered(host)
      world.hosts.failed(host, error)
      return error
    }
  }
}

async function quiet(host: string, {clock, quiet}: World): Promise<void> {
  const until = () => (quiet.get(host) ?? 0) - clock.elapsed()
  for (let left = until(); left > 0; left = until()) await clock.sleep(left)
}

/** The file that `start` leads to. @throws FetchError */
async function walk(start: URL, limit: number, world: World): Promise<StoredFile> {
  const signal = AbortSignal.timeout(world.timeout)
  try {
    return await follow(start, limit, signal, world)
  } catch (error) {
    // Another try would take as long.
    throw signal.aborted ? new FetchError('unreachable', {silent: true}) : error
  }
}

async function follow(
  start: URL,
  limit: number,
  signal: AbortSignal,
  world: World
): Promise<StoredFile> {
  let url = start
  for (let count = 0; count <= redirects; count++) {
    url.username = ''
    url.password = ''
    const reply = await ask(url, signal, world)
    const {statusCode: status = 0, headers} = reply
    if ([301, 302, 303, 307, 308].includes(status)) {
      reply.destroy()
      url = next(url, headers.location)
      continue
    }
    if (status !== 200) {
      reply.destroy()
      throw faultOf(status, headers, world.clock)
    }
    return {bytes: await readReply(reply, limit), name: saidName(headers, url)}
  }
  throw new FetchError('redirect')
}

function next(from: URL, location: string | undefined): URL {
  if (location === undefined || !URL.canParse(location, from)) throw new FetchError('redirect')
  const url = new URL(location, from)
  if (from.protocol === 'https:' && url.protocol === 'http:') throw new FetchError('redirect')
  return url
}

function faultOf(status: number, headers: Reply['headers'], clock: Clock): FetchError {
  if (status === 401 || status === 403) return new FetchError('forbidden')
  if (status === 404 || status === 410) return new FetchError('gone')
  if (!mayPass(status)) return new FetchError('status')
  const wait = retryAfter(headers['retry-after'] ?? null, momentOf(headers.date, clock.now()))
  return new FetchError('busy', {passing: true, ...(wait !== undefined && {wait})})
}
