/** Findings under their articles. */

import {compare, type Finding} from '../model/finding.ts'
import type {CheckedArticle, CheckResult} from '../model/result.ts'

export interface Group {
  /** Absent for the findings of no article, such as those about unreadable files. */
  article?: CheckedArticle
  findings: readonly Finding[]
}

/** Findings of no article first, if there are any; then every article, by its path. */
export function byArticle({
  articles,
  findings
}: Pick<CheckResult, 'articles' | 'findings'>): Group[] {
  const those = new Map<string, Finding[]>(articles.map(({id}) => [id, []]))
  const others: Finding[] = []
  for (const finding of findings) (those.get(finding.article) ?? others).push(finding)

  return [
    ...(others.length > 0 ? [{findings: others}] : []),
    ...articles
      .toSorted((a, b) => compare(a.path, b.path) || compare(a.id, b.id))
      .map((article) => ({article, findings: those.get(article.id) ?? []}))
  ]
}
