/** Where published articles lie is written down, so that their addresses lead on when their files are renamed or moved. */

import {addressChanges, holding, readAddresses, readSnapshots, writeSet} from '../emit/index.ts'
import type {CheckedArticle} from '../model/result.ts'
import {StopError} from '../model/stop-error.ts'

/** Write down the files of `articles`, which readers are about to see, where nothing knows them yet. */
export async function recordAddresses(
  root: string,
  articles: ReadonlyArray<Pick<CheckedArticle, 'id' | 'path'>>
): Promise<void> {
  const known = await readAddresses(root)
  const ofPages = new Map<string, Set<string>>()
  for (const {file} of await readSnapshots(root)) {
    const paths = ofPages.get(file.article) ?? new Set()
    for (const each of file.paths) paths.add(each)
    ofPages.set(file.article, paths)
  }
  const changes = articles.flatMap(({id, path}) =>
    ofPages.get(id)?.has(path) ? [] : addressChanges(id, path, known.get(id) ?? [])
  )
  if (changes.length === 0) return
  try {
    await holding(root, () => writeSet(root, changes))
  } catch (error) {
    // An import is at work, or nothing may be written here: it is as true the next time.
    if (!(error instanceof StopError)) throw error
  }
}
