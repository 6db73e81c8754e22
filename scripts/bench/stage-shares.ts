/** Which part of the program takes how much of a run, told by a profile of its CPU. */

import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'

interface Profile {
  nodes: ReadonlyArray<{
    id: number
    callFrame: {functionName: string; url: string}
    children?: readonly number[]
  }>
  samples: readonly number[]
  timeDeltas: readonly number[]
}

/** Part of the program → its share of the time in which anything was done, largest first. */
export type Shares = ReadonlyArray<readonly [part: string, share: number]>

/** Of all profiles in `folder`, one a thread, as `node --cpu-prof` leaves them. */
export async function sharesOf(folder: string): Promise<Shares> {
  const times = new Map<string, number>()
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.cpuprofile')) continue
    addTimes(times, JSON.parse(await readFile(path.join(folder, name), 'utf8')) as Profile)
  }
  const all = [...times.values()].reduce((sum, time) => sum + time, 0)
  return [...times].map(([part, time]) => [part, time / all] as const).sort(([, a], [, b]) => b - a)
}

function addTimes(times: Map<string, number>, {nodes, samples, timeDeltas}: Profile): void {
  const above = new Map<number, number>()
  for (const {id, children = []} of nodes) for (const child of children) above.set(child, id)
  const frames = new Map(nodes.map(({id, callFrame}) => [id, callFrame]))
  const parts = new Map<number, string>()

  for (const [at, sample] of samples.entries()) {
    const part = parts.get(sample) ?? partOf(sample)
    parts.set(sample, part)
    if (part !== '(idle)') times.set(part, (times.get(part) ?? 0) + (timeDeltas[at] ?? 0))
  }

  /** The stage whose code is at work, or called what is; of what all stages share, whoever asked. */
  function partOf(sample: number): string {
    const own = frames.get(sample)?.functionName ?? ''
    if (own === '(idle)') return own
    if (own === '(garbage collector)') return 'garbage collection'
    let shared: string | undefined
    for (let id: number | undefined = sample; id !== undefined; id = above.get(id)) {
      const stage = /\/(?:src|lib)\/([^/]+?)(?:\.[jt]s)?(?:\/|$)/.exec(
        frames.get(id)?.url ?? ''
      )?.[1]
      if (stage === undefined || isPackage(frames.get(id)?.url ?? '')) continue
      if (stage !== 'model') return stage
      shared = stage
    }
    return shared ?? 'start of the program'
  }
}

function isPackage(url: string): boolean {
  return url.includes('/node_modules/')
}

export function sharesText(shares: Shares): string {
  return shares
    .filter(([, share]) => share >= 0.005)
    .map(([part, share]) => `${part} ${(share * 100).toFixed(0)} %`)
    .join(', ')
}
