/** A summary of `check` in Markdown, for the page of a CI run or a comment: counts, then article by article, worst first. */

import type {PhrasingContent, RootContent, TableRow} from 'mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {toMarkdown} from 'mdast-util-to-markdown'
import {compare, compareSeverities, type Finding} from '../model/finding.ts'
import type {CheckResult} from '../model/result.ts'
import {byArticle, type Group} from './by-article.ts'
import {count, oneLine} from './paint.ts'
import {shower} from './places.ts'
import {howToDecide} from './sentence.ts'
import {countFindings, countsText, partTexts, sinceText} from './totals.ts'
import type {CheckView} from './view.ts'

/** Bytes. GitHub refuses a summary of more than 1 MiB; below it there is room for the last words. */
const mostOfSummary = 1_000_000

/** GitHub refuses a comment of more than 65,536 characters; others have something to say in it, too. */
const mostOfComment = 50_000

/** Kinds in the table at the top. */
const mostKinds = 10

export function markdown(result: CheckResult, view: CheckView): string {
  return within(mostOfSummary, result, view)
}

/** The same, as long as a comment may be. */
export function comment(result: CheckResult, view: CheckView): string {
  return within(mostOfComment, result, view)
}

function within(most: number, result: CheckResult, view: CheckView): string {
  const groups = byArticle(result)
    .filter(({article, findings}) => findings.length > 0 || article?.status === 'held')
    .sort(compareGroups)
  const show = shower(result, view)
  const item = (finding: Finding) => findingItem(finding, show(finding))

  const blocks = head(result)
  let room = most - sizeOf(blocks)
  let [findingsLeft, articlesLeft] = [0, 0]

  for (const group of groups) {
    const title = groupHead(group, view)
    let left = group.findings.length
    // The title of an article stands only where a finding of it has room, too.
    if (findingsLeft === 0) {
      const items: string[] = []
      let size = sizeOf([title])
      for (const finding of group.findings) {
        const text = item(finding)
        size += sizeOf([text])
        if (size > room) break
        items.push(text)
        left--
      }
      if (items.length > 0 || (group.findings.length === 0 && size <= room)) {
        room -= sizeOf([title, ...items])
        blocks.push(title, items.join(''))
      }
    }
    findingsLeft += left
    if (left > 0) articlesLeft++
  }
  if (findingsLeft > 0) blocks.push(rest(findingsLeft, articlesLeft))
  return blocks.filter((block) => block !== '').join('\n')
}

/** What there is, in one line and in a table of the kinds that are worst and most. */
function head(result: CheckResult): string[] {
  const {articles, findings, settled, since} = result
  const held = articles.filter(({status}) => status === 'held').length
  const facts = [
    count(articles.length, 'article'),
    ...(held > 0 ? [`${held} held back`] : []),
    ...(settled.length > 0 ? [`${count(settled.length, 'finding')} settled`] : []),
    ...(since ? [sinceText(since)] : []),
    ...partTexts(result)
  ]
  const kinds = kindsOf(findings)
  const shown = kinds.slice(0, mostKinds)

  return [
    text([
      heading(2, `Collate: ${countsText(countFindings(findings))}`),
      paragraph([plain(facts.join(', '))])
    ]),
    ...(shown.length > 0 ? [text([tableOf(shown)])] : []),
    ...(kinds.length > shown.length
      ? [text([paragraph([plain(`and ${count(kinds.length - shown.length, 'kind')} more`)])])]
      : [])
  ]
}

interface Kind extends Pick<Finding, 'rule' | 'severity'> {
  times: number
}

function kindsOf(findings: readonly Finding[]): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const {rule, severity} of findings) {
    const kind = kinds.get(`${severity} ${rule}`) ?? {rule, severity, times: 0}
    kinds.set(`${severity} ${rule}`, {...kind, times: kind.times + 1})
  }
  return [...kinds.values()].sort(
    (a, b) =>
      compareSeverities(a.severity, b.severity) || b.times - a.times || compare(a.rule, b.rule)
  )
}

function tableOf(kinds: readonly Kind[]): RootContent {
  return {
    type: 'table',
    align: [null, null, 'right'],
    children: [
      row([plain('severity')], [plain('rule')], [plain('findings')]),
      ...kinds.map(({rule, severity, times}) =>
        row([plain(severity)], [code(rule)], [plain(times.toLocaleString('en'))])
      )
    ]
  }
}

function groupHead({article, findings}: Group, {base}: CheckView): string {
  if (!article) return text([heading(3, 'Files and sources')])
  const {title, path, status, heldBecause} = article
  const counts = countsText(countFindings(findings))
  return text([
    heading(3, oneLine(title)),
    paragraph([code(base + path), plain(` · ${status} · ${counts}`)]),
    ...heldBecause.map((reason) => paragraph([plain(`Held because ${oneLine(reason)}`)]))
  ])
}

function findingItem(
  finding: Finding,
  {place, message}: ReturnType<ReturnType<typeof shower>>
): string {
  const [command, others] = howToDecide(finding)
  return text([
    {
      type: 'list',
      spread: false,
      children: [
        {
          type: 'listItem',
          spread: false,
          children: [
            paragraph([
              {type: 'strong', children: [plain(finding.severity)]},
              plain(` ${oneLine(message)}`),
              {type: 'break'},
              code(`${place.file}:${place.line}:${place.column}`),
              plain(' '),
              code(finding.rule),
              plain(' '),
              code(command ?? finding.id),
              ...(others ? [plain(` ${others}`)] : [])
            ])
          ]
        }
      ]
    }
  ])
}

function rest(findings: number, articles: number): string {
  const more = `${count(findings, 'finding')} more in ${count(articles, 'article')} would be too much for this page: `
  return text([paragraph([plain(more), code('npx collate check')])])
}

/** The worst first; then by path, as they come. */
function compareGroups(a: Group, b: Group): number {
  const [worstOfA, worstOfB] = [a.findings[0], b.findings[0]]
  if (worstOfA && worstOfB) return compareSeverities(worstOfA.severity, worstOfB.severity)
  return Number(worstOfA === undefined) - Number(worstOfB === undefined)
}

function text(children: RootContent[]): string {
  return toMarkdown({type: 'root', children}, {bullet: '-', extensions: [gfmToMarkdown()]})
}

function heading(depth: 2 | 3, value: string): RootContent {
  return {type: 'heading', depth, children: [plain(value)]}
}

function paragraph(children: PhrasingContent[]): {
  type: 'paragraph'
  children: PhrasingContent[]
} {
  return {type: 'paragraph', children}
}

function row(...cells: PhrasingContent[][]): TableRow {
  return {type: 'tableRow', children: cells.map((children) => ({type: 'tableCell', children}))}
}

function plain(value: string): PhrasingContent {
  return {type: 'text', value}
}

function code(value: string): PhrasingContent {
  return {type: 'inlineCode', value: oneLine(value)}
}

function sizeOf(blocks: readonly string[]): number {
  return blocks.reduce((size, block) => size + Buffer.byteLength(block) + 1, 0)
}
