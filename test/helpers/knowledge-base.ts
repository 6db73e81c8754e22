/** Knowledge bases in temporary folders, for tests that run the real thing. */

import {createHash} from 'node:crypto'
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import type {Config} from '../../src/model/config.ts'
import type {RunResult} from '../../src/model/result.ts'
import {type ImportOptions, importPages, type Workspace} from '../../src/pipeline.ts'
import {atEndOfFile} from './clean-up.ts'

export interface KnowledgeBase extends Workspace {
  write(file: string, text: string | Uint8Array): Promise<void>
  read(file: string): Promise<string>
  remove(file: string): Promise<void>
  /** Import `in/`, or the configured sources. */
  import(options?: ImportSome & {source?: string; paths?: string[]}): Promise<RunResult>
  /** A digest of every file of `content/`, by path. */
  digests(): Promise<Record<string, string>>
}

/** What tests ask an import for. */
export type ImportSome = Partial<Pick<ImportOptions, 'write' | 'only' | 'limit' | 'patches'>>

/** A new and empty knowledge base, gone when the tests of the file are over. */
export async function knowledgeBase(config: Partial<Config> = {}): Promise<KnowledgeBase> {
  const root = await mkdtemp(path.join(tmpdir(), 'collate-'))
  atEndOfFile(() => rm(root, {recursive: true, force: true}))
  const workspace: Workspace = {
    root,
    config: {
      title: 'Harbour Help',
      url: 'https://help.harbour.example',
      locale: 'en',
      lead: 'newest',
      sources: [],
      pairs: [],
      repairs: {},
      // Tests that want something of another host say so.
      files: {fetch: false},
      ...config
    }
  }
  const at = (file: string) => path.join(root, file)

  return {
    ...workspace,
    async write(file, text) {
      await mkdir(path.dirname(at(file)), {recursive: true})
      await writeFile(at(file), text)
    },
    read: (file) => readFile(at(file), 'utf8'),
    remove: (file) => rm(at(file)),
    import({source, write = true, paths, ...some} = {}) {
      const given = paths ?? (workspace.config.sources.length > 0 ? [] : [at('in')])
      return importPages(workspace, {
        ...some,
        paths: given,
        write,
        cwd: root,
        ...(source && {source})
      })
    },
    async digests() {
      const files = await readdir(at('content'), {recursive: true, withFileTypes: true})
      const result: Record<string, string> = {}
      for (const file of files.filter((each) => each.isFile())) {
        const name = path.join(file.parentPath, file.name)
        const digest = createHash('sha256')
          .update(await readFile(name))
          .digest('hex')
        result[path.relative(root, name)] = digest
      }
      return result
    }
  }
}
