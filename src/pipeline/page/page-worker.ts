/** A thread that makes pages: it knows all pages by what is said of them, and makes those that it is given. */

import {parentPort, receiveMessageOnPort, workerData} from 'node:worker_threads'
import type {FindingDraft} from '../../model/finding.ts'
import {pageKey, type SourcePage} from '../../model/source-page.ts'
import {StopError} from '../../model/stop-error.ts'
import {openCache} from '../cache.ts'
import {type Index, indexPages, sitesOf} from '../known/known.ts'
import {orFailed} from '../or-failed.ts'
import {makePage} from './make-page.ts'
import {
  type Answer,
  type Outcome,
  type PageHead,
  type Setting,
  sign,
  type Task,
  type Wanted
} from './page-work.ts'

const {config, cache: place, said, bodies, signs} = workerData as Setting
const cache = openCache(place.root, {isReadOnly: place.isReadOnly, sweeps: false})
const pages: SourcePage[] = []
let index: Index | undefined

parentPort?.on('message', async function (task: Task) {
  if (task.kind === 'pages') for (const head of task.pages) pages.push(withBody(head))
  else if (task.kind === 'learn') {
    for (const title of task.titles) known().learn(...title)
  } else parentPort?.postMessage(await make(task.batch, task.wanted))
})

function known(): Index {
  index ??= indexPages(pages, sitesOf(config), said)
  return index
}

async function make(batch: number, wanted: readonly Wanted[]): Promise<Answer> {
  const outcomes: Outcome[] = []
  try {
    Atomics.store(signs, sign.batch, batch)
    for (const [at, {page, name}] of wanted.entries()) {
      Atomics.store(signs, sign.page, at)
      const failed: FindingDraft[] = []
      const made = await orFailed(() => makePage(page, known(), config), page.file, failed)
      outcomes.push(made ?? {failed})
      if (made) await (await cache).write(name, made.kept)
    }
    return {kind: 'made', batch, outcomes}
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    const {message, hint, place} = error
    const stop = {message, ...(hint !== undefined && {hint}), ...(place && {place})}
    return {kind: 'stop', batch, stop}
  }
}

function withBody(head: PageHead): SourcePage {
  return {
    ...head,
    get body() {
      return bodyOf(head)
    }
  }
}

/** Asked of the thread that has it, and waited for: whoever asks cannot go on without it. */
function bodyOf(head: PageHead): string {
  const given = Atomics.load(signs, sign.bodies)
  bodies.postMessage(pageKey(head))
  Atomics.wait(signs, sign.bodies, given)
  return (receiveMessageOnPort(bodies) as {message: string}).message
}
