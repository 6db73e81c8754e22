/** Old addresses that writers typed and that lead nowhere, as something else is there or they are none. */

import type {FindingDraft} from '../model/finding.ts'
import {normal} from './addresses.ts'
import type {Prepared} from './prepare-one.ts'

/** By id of the article; `taken`: paths that the site has, `textOf`: the text of a writer's file. */
export function unusedRedirects(
  articles: readonly Prepared[],
  taken: ReadonlySet<string>,
  textOf: (file: string) => string | undefined
): Map<string, FindingDraft[]> {
  const result = new Map<string, FindingDraft[]>()
  const owners = new Map<string, Prepared>()
  for (const article of articles)
    for (const from of article.redirects) {
      const because = useless(from, article)
      if (!because) continue
      const {id} = article.front
      const at = {file: article.file, ...placeOf(from, textOf(article.file) ?? '')}
      const draft: FindingDraft = {rule: 'stage/redirect-unused', args: {from, ...because}, at}
      result.set(id, [...(result.get(id) ?? []), draft])
    }
  return result

  function useless(from: string, article: Prepared): FindingDraft['args'] | undefined {
    const path = normal(from)
    if (path === undefined) return {because: 'no-path'}
    if (taken.has(path) || taken.has(`${path}/`)) return {because: 'taken'}
    const owner = owners.get(path)
    if (!owner) owners.set(path, article)
    return owner && owner !== article ? {because: 'twice', other: owner.file} : undefined
  }
}

function placeOf(typed: string, text: string): {line: number; column: number} {
  const lines = text.split('\n')
  const end = lines.indexOf('---', 1)
  const index = lines.slice(0, end).findIndex((line) => line.includes(typed))
  return {line: index + 1 || 1, column: (lines[index]?.indexOf(typed) ?? 0) + 1}
}
