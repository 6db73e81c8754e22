/** The articles that writers have: found wherever they moved them, by the id in their front matter. */

import {readFileSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {absent, filesBelow, type Snapshot, stillThere} from '../../emit/index.ts'
import {type MdxReader, type ReadMdx, readFront, readMdx} from '../../mdx/index.ts'
import {compare, type FindingDraft} from '../../model/finding.ts'
import {pushAll} from '../../model/long-lists.ts'
import type {LineColumn} from '../../model/text.ts'
import {decodedText, encodingFinding} from './encoding.ts'
import {typedSecrets} from './typed-secrets.ts'

export interface WrittenArticle {
  /** Relative to the root. */
  file: string
  /** Read, as is what follows, when it is asked for: most are as they were. */
  readonly text: string
  readonly read: ReadMdx
  /** Where it is not UTF-8, so that nothing may be written over it. */
  fault?: LineColumn
}

export interface WrittenArticles {
  byId: ReadonlyMap<string, WrittenArticle>
  /** Files that lie where an article lay, and have no id any more, by the id that they had. */
  withoutId: ReadonlyMap<string, string>
  /** All files, those that cannot be read as articles, too. */
  files: string[]
  findings: FindingDraft[]
}

/** `homes`: where each article lay before, by id; of several files with one id, the one that lies there is the article. */
export async function readArticles(
  root: string,
  homes: ReadonlyMap<string, string> = new Map(),
  reader?: MdxReader
): Promise<WrittenArticles> {
  const byId = new Map<string, WrittenArticle>()
  const findings: FindingDraft[] = []
  const without = new Map<string, string>()
  const lodgers = new Map([...homes].map(([id, file]) => [file, id]))

  const files: string[] = []
  const listed = await filesBelow(root, 'content/articles', '.mdx')
  for (const file of homesFirst(listed, new Set(lodgers.keys()))) {
    const bytes = await readFile(path.join(root, file)).catch(absent)
    // Taken away, or renamed, since the folder was read.
    if (!bytes) continue
    files.push(file)
    const {text, fault} = decodedText(bytes)
    const {id} = reader ? reader.head(text, file).front : readFront(text)
    const first = byId.get(id)
    if (id && !first) {
      byId.set(id, written(root, file, {reader, fault}))
      continue
    }
    const was = lodgers.get(file)
    if (!id && was !== undefined) without.set(was, file)
    // It is no article, and lies in the repository all the same.
    const secrets = typedSecrets(text, {id, file})
    pushAll(
      findings,
      secrets.map((draft) => ({...draft, answers: []}))
    )
    if (fault) findings.push(encodingFinding(file, fault))
    else if (first)
      findings.push({
        rule: 'merge/same-id',
        args: {id, other: first.file},
        at: {file, line: 1, column: 1}
      })
    else
      pushAll(
        findings,
        readMdx(text, file).findings.map((draft) => withPlace(draft, file))
      )
  }

  // An article that was moved as well is where its id is.
  const withoutId = new Map([...without].filter(([id]) => !byId.has(id)))
  return {byId, withoutId, files: files.sort(compare), findings}
}

/** Where each article lay when a run saw it last, by id. */
export function homesOf(snapshots: readonly Snapshot[]): Map<string, string> {
  return new Map(
    snapshots.flatMap(function ({file: {article, paths}}) {
      const last = paths.at(-1)
      return last === undefined ? [] : [[article, last] as const]
    })
  )
}

function homesFirst(files: readonly string[], homes: ReadonlySet<string>): string[] {
  return files.toSorted((a, b) => Number(homes.has(b)) - Number(homes.has(a)))
}

function written(
  root: string,
  file: string,
  {reader, fault}: {reader: MdxReader | undefined; fault: LineColumn | undefined}
): WrittenArticle {
  let last: WeakRef<ReadMdx> | undefined
  return {
    file,
    ...(fault && {fault}),
    get text() {
      const bytes = stillThere(file, () => readFileSync(path.join(root, file)))
      return decodedText(bytes).text
    },
    get read() {
      const {text} = this
      const read = last?.deref() ?? (reader ? reader.read(text, file) : readMdx(text, file))
      last = new WeakRef(read)
      return read
    }
  }
}

function withPlace(draft: FindingDraft, file: string): FindingDraft {
  return typeof draft.at === 'object' ? draft : {...draft, at: {file, line: 1, column: 1}}
}
