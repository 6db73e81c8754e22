/** What a run looked at that its inputs do not hold, and whether the next one would say the same. */

import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import type {Elsewhere, FetchError} from '../../source/index.ts'

export interface Witness {
  /** Files beside pages that were looked for, by absolute path. */
  files: Set<string>
  /** What became of the files on other hosts that were asked for. */
  asked: Map<string, Asked>
  /** A file came from another host: it may be another the next time. */
  isUnsteady: boolean
  /** Articles asked where others lie on the site, which the run may have changed. */
  asksSite: boolean
}

/** A file on another host, and why it did not come. */
export interface Asked {
  address: string
  limit: number
  fault: string
}

export function newWitness(): Witness {
  return {files: new Set(), asked: new Map(), isUnsteady: false, asksSite: false}
}

/** `elsewhere`, where `witness` is told what became of each file; one that came may be another the next time. */
export function witnessed(elsewhere: Elsewhere, witness: Witness): Elsewhere {
  return {
    ...elsewhere,
    async get(address, limit) {
      const got = await elsewhere.get(address, limit)
      if ('fault' in got)
        witness.asked.set(`${limit} ${address}`, {address, limit, fault: faultOf(got)})
      else witness.isUnsteady = true
      return got
    }
  }
}

/** Whether all of `asked` would end as it did. */
export async function isAsAsked(
  asked: readonly Asked[],
  elsewhere: Elsewhere | undefined
): Promise<boolean> {
  if (asked.length === 0) return true
  if (!elsewhere) return false
  const same = await Promise.all(
    asked.map(async function ({address, limit, fault}) {
      const got = await elsewhere.get(address, limit)
      return 'fault' in got && got.fault === fault
    })
  )
  return same.every(Boolean)
}

function faultOf({fault, size}: FetchError): string {
  return size === undefined ? fault : `${fault} ${size}`
}

/** The digest of what lies at `file`, empty where nothing does that can be read. */
export function lookAt(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('base64url')
  } catch {
    return ''
  }
}
