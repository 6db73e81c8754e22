/**
 * One request to a host that an article names, without anything that says who asks.
 *
 * The host must be a public one: all addresses that its name stands for are looked at, and the connection goes to those
 * very addresses, so that no later answer of a name server can lead it elsewhere.
 */

import type {LookupAddress} from 'node:dns'
import {lookup} from 'node:dns/promises'
import http, {type IncomingMessage} from 'node:http'
import https from 'node:https'
import {isIP, type LookupFunction} from 'node:net'
import {FetchError} from './faults.ts'
import {isPublicAddress} from './public-address.ts'

/** Asks the system what addresses a name stands for. */
export type Resolve = (host: string) => Promise<LookupAddress[]>

export const systemResolve: Resolve = (host) => lookup(host, {all: true, order: 'verbatim'})

/** What comes: its head has been read, its bytes not yet. */
export type Reply = IncomingMessage

export interface Connections {
  http: http.Agent
  https: https.Agent
}

/** Connections that are kept for the next file of the same host, `width` at a time. */
export function makeConnections(width: number): Connections {
  return {
    http: new http.Agent({keepAlive: true, maxSockets: width}),
    https: new https.Agent({keepAlive: true, maxSockets: width})
  }
}

export interface AskOptions {
  resolve: Resolve
  /** Hosts that may lie anywhere, such as `intranet.acme.example` or `127.0.0.1:8080`. */
  privateHosts: ReadonlySet<string>
  connections: Connections
  /** Milliseconds until there is a connection; the reply may begin three times as late. */
  patience: number
}

/** Ask for `url`; what comes is read by the caller. @throws FetchError */
export async function ask(url: URL, signal: AbortSignal, options: AskOptions): Promise<Reply> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new FetchError('private')
  const mayBePrivate = options.privateHosts.has(url.host) || options.privateHosts.has(url.hostname)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  // Node looks up names only.
  if (isIP(literal) !== 0 && !mayBePrivate && !isPublicAddress(literal))
    throw new FetchError('private')

  return new Promise(function (done, fail) {
    const request = begin(url, signal, mayBePrivate, options)
    const giveUp = () => request.destroy(new FetchError('unreachable', {silent: true}))
    const timers = [setTimeout(giveUp, options.patience), setTimeout(giveUp, 3 * options.patience)]
    const stop = () => timers.forEach(clearTimeout)
    request.on('socket', function (socket) {
      const connected = () => clearTimeout(timers[0])
      if (socket.connecting)
        socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected)
      else connected()
    })
    request.on('response', function (reply) {
      stop()
      done(reply)
    })
    request.on('error', function (error) {
      stop()
      fail(error instanceof FetchError ? error : failure(error, request.reusedSocket))
    })
    request.end()
  })
}

/** @throws FetchError for an address that the parser of addresses takes, and no request does. */
function begin(
  url: URL,
  signal: AbortSignal,
  mayBePrivate: boolean,
  {connections, resolve}: AskOptions
): http.ClientRequest {
  const isPlain = url.protocol === 'http:'
  try {
    return (isPlain ? http : https).request(url, {
      agent: isPlain ? connections.http : connections.https,
      lookup: guarded(resolve, mayBePrivate),
      headers: {
        accept: 'image/*,*/*;q=0.8',
        'accept-encoding': 'identity',
        'user-agent': 'collate'
      },
      signal
    })
  } catch (error) {
    throw failure(error as NodeJS.ErrnoException, false)
  }
}

/** What means that nobody answered. */
const silences = ['EAI_AGAIN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH', 'ETIMEDOUT']

/** Name servers say so themselves when they may know better later; idle connections are closed at times. */
function failure({code = ''}: NodeJS.ErrnoException, reused: boolean): FetchError {
  const passing = code === 'EAI_AGAIN' || reused
  return new FetchError('unreachable', {passing, silent: silences.includes(code)})
}

/** A look-up that gives addresses only when all of them are public. */
function guarded(resolve: Resolve, mayBePrivate: boolean): LookupFunction {
  return function (host, {all}, callback) {
    resolve(host).then(
      function (found) {
        const [first] = found
        if (!first) callback(new FetchError('unreachable'), '', 0)
        else if (!mayBePrivate && !found.every(({address}) => isPublicAddress(address)))
          callback(new FetchError('private'), '', 0)
        else if (all) callback(null, found)
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0)
    )
  }
}
