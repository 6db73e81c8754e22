/** The articles that writers have: found wherever they moved them, by the id in their front matter. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {filesBelow} from '../../emit/index.ts'
import {type ReadMdx, readFront, readMdx} from '../../mdx/index.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {pushAll} from '../../model/long-lists.ts'

export interface WrittenArticle {
  /** Relative to the root. */
  file: string
  text: string
  /** Read when it is first asked for: most are as they were. */
  readonly read: ReadMdx
}

export interface WrittenArticles {
  byId: ReadonlyMap<string, WrittenArticle>
  findings: FindingDraft[]
}

export async function readArticles(root: string): Promise<WrittenArticles> {
  const byId = new Map<string, WrittenArticle>()
  const findings: FindingDraft[] = []

  for (const file of await filesBelow(root, 'content/articles', '.mdx')) {
    const text = await readFile(path.join(root, file), 'utf8')
    const {id} = readFront(text)
    const first = byId.get(id)
    if (first)
      findings.push({
        rule: 'source/duplicate-id',
        args: {id, other: first.file},
        at: {file, line: 1, column: 1}
      })
    else if (id) byId.set(id, written(file, text))
    else
      pushAll(
        findings,
        readMdx(text, file).findings.map((draft) => withPlace(draft, file))
      )
  }

  return {byId, findings}
}

function written(file: string, text: string): WrittenArticle {
  let read: ReadMdx | undefined
  return {
    file,
    text,
    get read() {
      read ??= readMdx(text, file)
      return read
    }
  }
}

function withPlace(draft: FindingDraft, file: string): FindingDraft {
  return typeof draft.at === 'object' ? draft : {...draft, at: {file, line: 1, column: 1}}
}
