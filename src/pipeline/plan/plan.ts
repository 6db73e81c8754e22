/** What would be written, gathered instead of being written. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {createTwoFilesPatch} from 'diff'
import {absent, type FileChange} from '../../emit/index.ts'
import {hideSecrets} from '../../mend/index.ts'
import type {PlannedFile} from '../../model/plan.ts'
import type {Take} from '../article/make-all.ts'

/** Milliseconds after which a diff is given up: texts of which nearly all is new. */
const patience = 2000

export interface Planning {
  take: Take
  plan: PlannedFile[]
}

/** `patches`: articles of which the diff is kept; of the others, it is only known that they change. */
export function planning(root: string, patches: number): Planning {
  const plan: PlannedFile[] = []
  let left = patches
  return {
    plan,
    async take(changes, article) {
      const own: PlannedFile[] = []
      for (const change of changes) {
        const planned = await plannedFile(root, change, left > 0)
        if (!planned) continue
        if (planned.patch !== undefined) left--
        own.push({...planned, ...(article !== undefined && {article})})
      }
      plan.push(...own.sort((a, b) => Number(isArticle(b.file)) - Number(isArticle(a.file))))
    }
  }
}

async function plannedFile(
  root: string,
  {file, bytes}: FileChange,
  isShown: boolean
): Promise<PlannedFile | undefined> {
  const now = await readFile(path.join(root, file)).catch(absent)
  if (bytes === undefined ? !now : now && Buffer.compare(now, Buffer.from(bytes)) === 0) return
  const doing = bytes === undefined ? 'removed' : now ? 'changed' : 'new'
  if (!isShown || !isArticle(file)) return {file, doing}
  const texts = [now, bytes].map((each) => each && Buffer.from(each).toString())
  return {file, doing, patch: patchOf(file, texts[0], texts[1])}
}

function isArticle(file: string): boolean {
  return file.startsWith('content/articles/') && file.endsWith('.mdx')
}

/** A unified diff as `git apply` takes it, but for secrets: they are hidden in it. */
export function patchOf(file: string, now: string | undefined, then: string | undefined): string {
  const [was, is] = [now, then].map((text) =>
    text === undefined ? '' : withoutSecrets(text, file)
  )
  const names = [
    now === undefined ? '/dev/null' : `a/${file}`,
    then === undefined ? '/dev/null' : `b/${file}`
  ] as const
  const options = {context: 3, timeout: patience}
  const made = createTwoFilesPatch(...names, was ?? '', is ?? '', undefined, undefined, options)
  return (made ?? whole(names, was ?? '', is ?? '')).replace(/^=+\n/, '')
}

function withoutSecrets(text: string, file: string): string {
  return hideSecrets(text, file).text
}

/** All out, all in. */
function whole([from, to]: readonly [string, string], was: string, is: string): string {
  const [before, after] = [was, is].map((text) => text.replace(/\n$/, '').split('\n'))
  const out = (before ?? []).map((line) => `-${line}\n`)
  const put = (after ?? []).map((line) => `+${line}\n`)
  return `--- ${from}\n+++ ${to}\n@@ -1,${out.length} +1,${put.length} @@\n${[...out, ...put].join('')}`
}
