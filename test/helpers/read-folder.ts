/** A folder for one test, and what reading it gives. */

import {mkdir, mkdtemp, realpath, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterEach, beforeEach} from 'vitest'
import type {FindingDraft} from '../../src/model/finding.ts'
import type {SourcePage} from '../../src/model/source-page.ts'
import {readPaths} from '../../src/source/read-paths.ts'

export interface Folder {
  /** Absolute. */
  path(): string
  put(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>
  read(
    ...paths: string[]
  ): Promise<{pages: SourcePage[]; problems: FindingDraft[]; rules: string[]}>
}

/** A new folder before each test of the file that calls this. */
export function folderForEach(): Folder {
  let root = ''
  beforeEach(async function () {
    root = await realpath(await mkdtemp(path.join(tmpdir(), 'collate-archives-')))
  })
  afterEach(() => rm(root, {recursive: true, force: true}))

  return {
    path: () => root,
    async put(files) {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(root, name)), {recursive: true})
        await writeFile(path.join(root, name), content)
      }
    },
    async read(...paths) {
      const pages: SourcePage[] = []
      const problems: FindingDraft[] = []
      for await (const item of readPaths(paths, {source: 'files', cwd: root, root})) {
        if ('page' in item) pages.push(item.page)
        else problems.push(item.problem)
      }
      return {pages, problems, rules: problems.map(({rule}) => rule)}
    }
  }
}
