/**
 * What the last import said, and all that it read: where every byte of that is still the same, the next one would say the
 * same and write nothing, so that nothing need be made.
 *
 * It lies in `.collate/cache/imports/`, a file for each way to call an import. What cannot be read, or is of another
 * program, configuration or content, counts as none. Nothing that is published depends on it.
 */

import path from 'node:path'
import {setTimeout} from 'node:timers/promises'
import type {RunResult} from '../../model/result.ts'
import type {Elsewhere} from '../../source/index.ts'
import {pipelineVersion} from '../version.ts'
import {digestOf, type Inputs, readInputs} from './inputs.ts'
import {readStored, writeStored} from './stored.ts'
import {isAsAsked, lookAt, type Witness} from './witness.ts'

export interface Remembered {
  /** What an import would say that writes nothing; `undefined` where that is not known. */
  recall(elsewhere: Elsewhere | undefined): Promise<RunResult | undefined>
  /** Wait until what is saved from now on is told from what the run has staged. */
  pause(): Promise<void>
  /** Remember `result` until something changes, where the run put so many files in place. */
  keep(result: RunResult, witness: Witness, files: number): Promise<void>
}

/** What an import is called with. */
export interface Call {
  root: string
  /** Absolute. */
  paths: readonly string[]
  /** All else that its result depends on, as data. */
  options: readonly unknown[]
  today: string
}

export function remembered({root, paths, options, today}: Call): Remembered {
  const named = JSON.stringify([paths.map((each) => path.relative(root, each)), ...options])
  const name = digestOf(named)
  let before: Inputs | undefined
  let began = Number.POSITIVE_INFINITY

  return {
    async recall(elsewhere) {
      before = await readInputs(root, paths)
      const stored = before && readStored(root, name)
      if (!stored || stored.head.key !== (await keyOf(before))) return
      const {files, asked} = stored.head
      if (files.some(([file, digest]) => lookAt(path.resolve(root, file)) !== digest)) return
      return (await isAsAsked(asked, elsewhere)) ? stored.result() : undefined
    },
    async pause() {
      if (before && !before.hasArticles) await setTimeout(2 * tick)
      began = Date.now()
    },
    async keep(result, witness, files) {
      if (witness.isUnsteady || !before || (files > 0 && (before.hasArticles || witness.asksSite)))
        return
      const now = await readInputs(root, paths)
      if (!now || now.sources !== before.sources) return
      // What somebody saved meanwhile, the run did not see.
      if (files > 0 ? now.changed > began - tick : now.content !== before.content) return
      const beside = [...witness.files].filter((file) => !now.holds(file))
      writeStored(root, name, files > 0 ? asRepeated(result) : result, {
        key: await keyOf(now),
        files: beside.map((file) => [path.relative(root, file), lookAt(file)]),
        asked: [...witness.asked.values()]
      })
    }
  }

  async function keyOf(inputs: Inputs | undefined): Promise<string> {
    const day = inputs?.mayRunOut ? today : ''
    return digestOf(await pipelineVersion(), named, inputs?.content, inputs?.sources, day)
  }
}

/** Clocks of disks are this coarse, in ms. */
const tick = 10

/** What the next import says of articles that this one made. */
function asRepeated(result: RunResult): RunResult {
  return {
    ...result,
    articles: result.articles.map(({rewritten: _, written, ...article}) => ({
      ...article,
      ...(written && {written: written === 'kept' ? written : 'unchanged'})
    }))
  }
}
