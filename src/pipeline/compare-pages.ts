/** A page as it was and as it is, both made by the present pipeline: a new version of that is no news of a source. */

import {type Change, changesOf} from '../collate/index.ts'
import {writeMdx} from '../mdx/index.ts'
import type {SourcePage} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {frontMatter} from './article/account-for.ts'
import type {Prepare} from './page/prepare.ts'

export type Compared =
  | {kind: 'changed'; changes: readonly Change[]}
  /** Readers are told the same; `isText` where the text of the article is the same to the letter, too. */
  | {kind: 'looks'; isText: boolean}
  /** One of the two cannot be made an article. */
  | {kind: 'unknown'; reason: string}

/** Fails only as a whole run does. */
export async function comparePages(
  was: SourcePage,
  is: SourcePage,
  prepare: Prepare
): Promise<Compared> {
  try {
    const {article: before} = await prepare(was)
    const {article: after} = await prepare(is)
    const changes = changesOf(before, after)
    if (changes.length > 0) return {kind: 'changed', changes}
    const [old, now] = [before, after].map((each) => writeMdx(frontMatter('', each), each.body))
    return {kind: 'looks', isText: old === now}
  } catch (error) {
    if (error instanceof StopError || !(error instanceof Error)) throw error
    return {kind: 'unknown', reason: error.message}
  }
}
