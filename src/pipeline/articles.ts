/** The articles that writers have: found wherever they moved them, by the id in their front matter. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {filesBelow} from '../emit/index.ts'
import {readMdx} from '../mdx/index.ts'
import type {FindingDraft} from '../model/finding.ts'

export interface WrittenArticle {
  /** Relative to the root. */
  file: string
  text: string
  read: ReturnType<typeof readMdx>
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
    const read = readMdx(text, file)
    const {id} = read.front
    const first = byId.get(id)
    if (first)
      findings.push({
        rule: 'source/duplicate-id',
        args: {id, first: first.file, second: file},
        at: {file, line: 1, column: 1}
      })
    else if (id) byId.set(id, {file, text, read})
    else findings.push(...read.findings.map((draft) => withPlace(draft, file)))
  }

  return {byId, findings}
}

function withPlace(draft: FindingDraft, file: string): FindingDraft {
  return typeof draft.at === 'object' ? draft : {...draft, at: {file, line: 1, column: 1}}
}
