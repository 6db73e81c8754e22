/** The process that checks while a site is served: asked with the root of a knowledge base, it answers what may be shown. */

import {loadConfig} from '../config/index.ts'
import {type StopDetails, StopError} from '../model/stop-error.ts'
import {checkContent, type Verdict} from './stage-content.ts'

export type CheckAnswer = Omit<Verdict, 'articles'> | {stop: StopDetails & {message: string}}

process.on('message', async function (root: string) {
  process.send?.(await answer(root))
})

async function answer(root: string): Promise<CheckAnswer> {
  try {
    const {articles: _, ...verdict} = await checkContent({root, config: await loadConfig(root)})
    return verdict
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    const {message, hint, place} = error
    return {stop: {message, ...(hint !== undefined && {hint}), ...(place && {place})}}
  }
}
