/**
 * Which hosts are not worth asking any more: an article may show hundreds of pictures of one that is gone, and each would
 * wait in vain. Where no host at all answers, there is no network.
 */

import type {FetchError} from './faults.ts'

export interface Hosts {
  /** Why `host` is not asked; `undefined` where it is. */
  givenUp(host: string): FetchError | undefined
  /** It answered, whatever it said. */
  answered(host: string): void
  failed(host: string, error: FetchError): void
}

/** Failures in a row, each after all its tries. */
const most = 2
/** Hosts that nobody answers for, while none other ever did. */
const mostSilent = 5

export function makeHosts(): Hosts {
  const failures = new Map<string, number>()
  const over = new Map<string, FetchError>()
  const silent = new Map<string, FetchError>()
  let hasAnswered = false

  return {
    givenUp(host) {
      const [any] = hasAnswered || silent.size < mostSilent ? [] : silent.values()
      return over.get(host) ?? any
    },
    answered(host) {
      hasAnswered = true
      failures.delete(host)
    },
    failed(host, error) {
      if (error.fault !== 'unreachable' && error.fault !== 'busy') return
      if (error.silent) silent.set(host, error)
      else hasAnswered = true
      const count = (failures.get(host) ?? 0) + 1
      failures.set(host, count)
      if (count >= most) over.set(host, error)
    }
  }
}
