/** Decisions written down, and taken back; what people wrote beside them stays. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {Document, isSeq, parseDocument, YAMLSeq} from 'yaml'
import {absent, decisionFile, type FileChange} from '../emit/index.ts'
import {StopError} from '../model/stop-error.ts'
import {writeYaml} from '../model/write-yaml.ts'
import {yamlTrouble} from '../model/yaml-limits.ts'
import type {DecisionFile} from './decisions.ts'

type Lists = Record<keyof DecisionFile, unknown[]>

/** The file of the decisions of `article` after `change`; gone where nothing is decided any more. */
export async function changedDecisions(
  root: string,
  article: string,
  change: (lists: DecisionFile) => void
): Promise<FileChange> {
  const file = decisionFile(article)
  const text = await readFile(path.join(root, file), 'utf8').catch(absent)
  const isSlow = yamlTrouble(text ?? '') !== undefined
  const parsed = parseDocument(isSlow ? '' : (text ?? ''))
  if (isSlow || parsed.errors.length > 0)
    throw new StopError(`\`${file}\` cannot be read as YAML`, {
      hint: 'Mend it first: `npx collate check` shows where it is broken'
    })
  const document = parsed.contents === null ? new Document({}) : parsed
  const before = document.toJS() as Partial<Lists>
  const now: Lists = {
    decisions: [...(before.decisions ?? [])],
    conflicts: [...(before.conflicts ?? [])],
    same: [...(before.same ?? [])],
    different: [...(before.different ?? [])]
  }
  change(now as unknown as DecisionFile)
  for (const key of ['decisions', 'conflicts', 'same', 'different'] as const)
    setList(document, key, before[key] ?? [], now[key])
  const isEmpty = Object.values(now).every((list) => list.length === 0)
  return {file, bytes: isEmpty ? undefined : writeYaml(document, {lineWidth: 100})}
}

/** Entries that stay keep their nodes, and so their comments and their form. */
function setList(
  document: Document,
  key: keyof DecisionFile,
  before: readonly unknown[],
  now: readonly unknown[]
): void {
  if (now.length === 0) {
    document.delete(key)
    return
  }
  if (isDeepStrictEqual(before, now)) return
  const former = document.get(key, true)
  const list = new YAMLSeq()
  list.items = now.map(function (entry) {
    const at = before.findIndex((each) => isDeepStrictEqual(each, entry))
    return (isSeq(former) && former.items[at]) || document.createNode(entry)
  })
  document.set(key, list)
}
