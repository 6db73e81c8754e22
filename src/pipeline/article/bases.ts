/** The texts that were generated last: the bases of merges, each read when it is asked for. */

import {readFileSync} from 'node:fs'
import path from 'node:path'
import {filesBelow} from '../../emit/index.ts'

export interface Bases {
  /** By the article's id; `undefined` where nothing was generated yet. */
  get(article: string): string | undefined
}

export async function readBases(root: string): Promise<Bases> {
  const files = new Map(
    (await filesBelow(root, 'content/base', '.mdx')).map((file) => [
      path.basename(file, '.mdx'),
      path.join(root, file)
    ])
  )
  return {
    get(article) {
      const file = files.get(article)
      return file === undefined ? undefined : readFileSync(file, 'utf8')
    }
  }
}
