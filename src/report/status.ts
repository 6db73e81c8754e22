/** Articles by state, and what holds each back. */

import type {ArticleResult, RunResult} from '../model/result.ts'
import {count, type Look, oneLine, type Paint, paint} from './paint.ts'
import {countFindings, countsText} from './totals.ts'

const states = [
  ['held', 'Held back'],
  ['draft', 'Drafts'],
  ['published', 'Published']
] as const

export function status({articles}: RunResult, look: Look): string {
  const colours = paint(look)
  const lines: string[] = []

  for (const [state, title] of states) {
    const those = articles.filter((article) => article.status === state)
    if (those.length === 0) continue
    lines.push(colours.bold(`${title} (${those.length})`))
    for (const article of those) lines.push(...articleLines(article, colours))
    lines.push('')
  }
  return `${[...lines, count(articles.length, 'article')].join('\n')}\n`
}

function articleLines(article: ArticleResult, colours: Paint): string[] {
  const {title, path, lead, versions, heldBecause, findings} = article
  const others = versions.filter(({key}) => key !== lead).map(({key}) => key)
  const sources = [
    lead ?? 'written here',
    ...(others.length > 0 ? [`leads ${others.join(', ')}`] : [])
  ]
  return [
    `  ${oneLine(title)}`,
    `    ${colours.dim(`${oneLine(path)}  ${oneLine(sources.join(' '))}`)}`,
    `    ${countsText(countFindings(findings))}`,
    ...heldBecause.map((reason) => `    held because ${oneLine(reason)}`)
  ]
}
