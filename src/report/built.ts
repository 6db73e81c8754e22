/** What `build` says in the end, and `dev` whenever something changes. */

import type {Finding} from '../model/finding.ts'
import {count, type Look} from './paint.ts'
import {findingLines} from './sentence.ts'
import {countFindings, countsText} from './totals.ts'

export function builtText(
  {findings, pages, articles}: {findings: readonly Finding[]; pages: number; articles: number},
  look: Look
): string {
  return `${[
    ...findings.flatMap((finding) => findingLines(finding, look)),
    `Built the site: ${count(articles, 'article')}, ${countsText(countFindings(findings))}`,
    `${count(pages, 'page')} in all, those that lead on from old addresses included`
  ].join('\n')}\n`
}

export function followedText(
  {findings, articles}: {findings: readonly Finding[]; articles: number},
  look: Look
): string {
  return `${[
    ...findings.flatMap((finding) => findingLines(finding, look)),
    `The site shows ${count(articles, 'article')}; ${countsText(countFindings(findings))}`
  ].join('\n')}\n`
}
