/** Texts about articles, each read when it is asked for: what was generated last, and what is in conflict. */

import {readFileSync} from 'node:fs'
import path from 'node:path'
import {filesBelow, stillThere} from '../../emit/index.ts'

export interface Texts {
  /** By the article's id; `undefined` where there is none. */
  get(article: string): string | undefined
}

/** The texts that were generated last: the bases of merges. */
export function readBases(root: string): Promise<Texts> {
  return textsBelow(root, 'content/base', '.mdx')
}

/** What `conflictsText` wrote. */
export function readConflicts(root: string): Promise<Texts> {
  return textsBelow(root, 'content/conflicts', '.yaml')
}

async function textsBelow(root: string, folder: string, extension: string): Promise<Texts> {
  const files = new Map(
    (await filesBelow(root, folder, extension)).map((file) => [
      path.basename(file, extension),
      file
    ])
  )
  return {
    get(article) {
      const file = files.get(article)
      if (file === undefined) return
      return stillThere(file, () => readFileSync(path.join(root, file), 'utf8'))
    }
  }
}
