/**
 * Threads that make pages, side by side: each is given a few at a time, and never more than it can soon begin.
 *
 * What comes out is the same as from one thread, in whatever order they end. A page that ends its thread is a finding, as
 * is one that fails; the others are made by a new one.
 */

import {MessageChannel, type MessagePort, Worker} from 'node:worker_threads'
import type {PageKey, SourcePage} from '../../model/source-page.ts'
import {pageKey} from '../../model/source-page.ts'
import {StopError} from '../../model/stop-error.ts'
import type {Answer, Outcome, PageHead, Setting, Task, Wanted} from './page-work.ts'
import {sign} from './page-work.ts'

export interface PagePool {
  /** Tell all threads which titles pages were found to have. */
  learn(titles: Extract<Task, {kind: 'learn'}>['titles']): void
  /** Make `wanted`; `take` gets what became of each, by its place, as they come. */
  make(wanted: readonly Wanted[], take: (at: number, outcome: Outcome) => void): Promise<void>
  close(): Promise<void>
}

export interface PoolSetting extends Omit<Setting, 'bodies' | 'signs'> {
  /** All pages of the run. */
  pages: readonly SourcePage[]
  size: number
}

/** Pages, and characters of them, that are given at a time. */
const mostPages = 50
const mostCharacters = 300_000
/** Batches that wait at a thread, so that it need not. */
const ahead = 2
/** As much as the first thread of a program has, so that the same page fails in both or in none. */
const stackSizeMb = 1.2

export function openPagePool({pages, size, ...setting}: PoolSetting): PagePool {
  const byKey = new Map(pages.map((page) => [pageKey(page), page]))
  const learnt: Extract<Task, {kind: 'learn'}>['titles'] = []
  const hands = Array.from({length: size}, start)
  let batches = 0

  return {
    learn(titles) {
      for (const title of titles) learnt.push(title)
      for (const hand of hands) hand.tell({kind: 'learn', titles})
    },
    async make(wanted, take) {
      const todo = [...wanted.keys()].reverse()
      await Promise.all(
        [...hands.keys()].flatMap((hand) => Array.from({length: ahead}, () => serve(hand)))
      )

      async function serve(number: number): Promise<void> {
        for (let places = next(); places.length > 0; places = next()) {
          const hand = hands[number] as Hand
          const batch = ++batches
          try {
            const given = places.map((at) => wanted[at] as Wanted)
            const outcomes = await hand.make(batch, given)
            for (const [index, at] of places.entries()) take(at, outcomes[index] as Outcome)
          } catch (error) {
            if (!(error instanceof Ended)) throw error
            if (hands[number] === hand) hands[number] = start()
            const guilty = hand.batch === batch ? places[hand.page] : undefined
            if (guilty !== undefined) take(guilty, failure(wanted[guilty] as Wanted, error))
            else if (hand.batch === 0) throw error
            for (const at of places.toReversed()) if (at !== guilty) todo.push(at)
          }
        }
      }

      function next(): number[] {
        const places: number[] = []
        for (let left = mostCharacters; left > 0 && places.length < mostPages; ) {
          const at = todo.pop()
          if (at === undefined) break
          places.push(at)
          left -= wanted[at]?.page.body.length ?? 0
        }
        return places
      }
    },
    async close() {
      await Promise.all(hands.map((hand) => hand.close()))
    }
  }

  function start(): Hand {
    const hand = new Hand(setting, (key) => byKey.get(key)?.body ?? '')
    for (let from = 0; from < pages.length; from += 1000)
      hand.tell({kind: 'pages', pages: pages.slice(from, from + 1000).map(headOf)})
    if (learnt.length > 0) hand.tell({kind: 'learn', titles: learnt})
    return hand
  }
}

function headOf({source, id, format, file, meta, origin}: SourcePage): PageHead {
  return {source, id, format, file, meta, ...(origin !== undefined && {origin})}
}

function failure({page: {file}}: Wanted, {message}: Error): Outcome {
  const at = {file, line: 1, column: 1}
  return {failed: [{rule: 'source/failed', args: {reason: message, where: ''}, at}]}
}

/** The thread is no more. */
class Ended extends Error {}

interface Waiting {
  resolve: (outcomes: Outcome[]) => void
  reject: (error: Error) => void
}

class Hand {
  readonly #worker: Worker
  readonly #bodies: MessagePort
  readonly #signs = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT))
  readonly #waiting = new Map<number, Waiting>()

  constructor(setting: Omit<Setting, 'bodies' | 'signs'>, bodyOf: (key: PageKey) => string) {
    const {port1, port2} = new MessageChannel()
    this.#bodies = port1
    port1.on('message', (key: PageKey) => {
      port1.postMessage(bodyOf(key))
      Atomics.add(this.#signs, sign.bodies, 1)
      Atomics.notify(this.#signs, sign.bodies)
    })
    const isSource = import.meta.url.endsWith('.ts')
    this.#worker = new Worker(new URL(`page-worker.${isSource ? 'ts' : 'js'}`, import.meta.url), {
      workerData: {...setting, bodies: port2, signs: this.#signs} satisfies Setting,
      transferList: [port2],
      execArgv: [
        ...process.execArgv,
        ...(isSource ? ['--disable-warning=ExperimentalWarning'] : [])
      ],
      resourceLimits: {stackSizeMb}
    })
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#worker.on('error', (error) =>
      this.#end(error instanceof Error ? error.message : String(error))
    )
    this.#worker.on('exit', (code) => this.#end(`the thread ended with ${code}`))
  }

  /** The batch and the page in it that it worked on last; 0: none. */
  get batch(): number {
    return Atomics.load(this.#signs, sign.batch)
  }

  get page(): number {
    return Atomics.load(this.#signs, sign.page)
  }

  tell(task: Task): void {
    this.#worker.postMessage(task)
  }

  make(batch: number, wanted: readonly Wanted[]): Promise<Outcome[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(batch, {resolve, reject})
      this.tell({
        kind: 'make',
        batch,
        wanted: wanted.map(({page, name}) => ({page: textOf(page), name}))
      })
    })
  }

  async close(): Promise<void> {
    this.#waiting.clear()
    this.#bodies.close()
    await this.#worker.terminate()
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.batch)
    this.#waiting.delete(answer.batch)
    if (answer.kind === 'made') waiting?.resolve(answer.outcomes)
    else waiting?.reject(new StopError(answer.stop.message, answer.stop))
  }

  #end(message: string): void {
    const error = new Ended(message)
    for (const {reject} of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

/** What a page is made of; its untouched bytes are not. */
function textOf(page: SourcePage): SourcePage {
  return {...headOf(page), body: page.body}
}
