/** What was mended: counted over all articles, or one article in full, as text and as JSON. */

import type {Args} from '../model/args.ts'
import {compare} from '../model/finding.ts'
import type {
  Comparison,
  MendedArticle,
  MendedPage,
  MendingEntry,
  MendingReport,
  MendingStep
} from '../model/mending.ts'
import type {Piece} from '../model/words.ts'
import {rowLines} from './diff.ts'
import {print} from './json.ts'
import {count, type Look, oneLine, type Paint, paint, shorten, wrap} from './paint.ts'

/** What was taken out is told to this many characters; JSON and the HTML page have all of it. */
const told = 400
/** Articles that are listed; the rest is counted. */
const listed = 30

export function repairsText(report: MendingReport, look: Look): string {
  const colours = paint(look)
  const parts =
    report.details.length > 0
      ? report.details.map((article) => articleText(article, look))
      : [overview(report, colours, look.width)]
  const problems = report.problems.map(
    ({file, reason}) => `${colours.red('cannot read')} ${oneLine(file)}: ${oneLine(reason)}`
  )
  return `${[...parts, ...(problems.length > 0 ? [problems.join('\n')] : [])].join('\n\n')}\n`
}

export interface RepairTotal {
  id: string
  summary: string
  count: number
  /** In how many articles. */
  articles: number
}

/** Every repair that did something, the busiest first. */
export function repairTotals({articles, summaries}: MendingReport): RepairTotal[] {
  const totals = new Map<string, RepairTotal>()
  for (const {repairs} of articles)
    for (const [id, number] of Object.entries(repairs)) {
      const total = totals.get(id) ?? {id, summary: summaries[id] ?? '', count: 0, articles: 0}
      totals.set(id, {...total, count: total.count + number, articles: total.articles + 1})
    }
  return [...totals.values()].sort((a, b) => b.count - a.count || compare(a.id, b.id))
}

function overview(report: MendingReport, colours: Paint, width: number): string {
  const totals = repairTotals(report)
  const all = totals.reduce((sum, total) => sum + total.count, 0)
  const head = `${count(all, 'change')} in ${count(report.articles.length, 'article')}`
  if (totals.length === 0) return `${head}\n`.trimEnd()
  const names = Math.max(...totals.map(({id}) => oneLine(id).length))
  const digits = Math.max(...totals.map((total) => String(total.count).length))
  const indent = ' '.repeat(digits + names + 6)
  const rows = totals.map(function (total) {
    const often = `in ${count(total.articles, 'article')}`
    const sentence = wrap(
      `${oneLine(total.summary)} ${colours.dim(often)}`,
      width - indent.length,
      indent
    )
    return `  ${String(total.count).padStart(digits)}  ${oneLine(total.id).padEnd(names)}  ${sentence}`
  })
  const busiest = report.articles
    .map((article) => ({...article, all: sum(Object.values(article.repairs))}))
    .sort((a, b) => b.all - a.all || compare(a.id, b.id))
  const articles = busiest
    .slice(0, listed)
    .map(
      ({title, path, id, all: number}) =>
        `  ${String(number).padStart(digits)}  ${shorten(oneLine(title), 60)}  ${colours.dim(oneLine(path ?? id))}`
    )
  const rest =
    busiest.length > listed ? [`  and ${count(busiest.length - listed, 'more article')}`] : []
  return [
    colours.bold(head),
    ...rows,
    '',
    colours.bold('Articles'),
    ...articles,
    ...rest,
    '',
    'One in full: npx collate repairs ARTICLE'
  ].join('\n')
}

function articleText({id, title, path, pages, comparison}: MendedArticle, look: Look): string {
  const colours = paint(look)
  const lines = [`${colours.bold(oneLine(title))}  ${colours.dim(oneLine(path ?? id))}`]
  for (const page of pages) lines.push('', ...pageLines(page, colours, look))
  if (pages.length === 0) lines.push('', 'No page that it was made of is there any more')
  if (comparison) lines.push('', ...comparisonLines(comparison, pages, colours, look))
  return lines.join('\n')
}

function pageLines(
  {source, file, format, steps}: MendedPage,
  colours: Paint,
  look: Look
): string[] {
  const changes = sum(steps.map(({entries}) => entries.length))
  const head = `${oneLine(source)}  ${colours.dim(`${format}, ${oneLine(file)}`)}`
  const done =
    changes === 0
      ? 'nothing was mended'
      : `${count(changes, 'change')} by ${count(steps.length, 'repair')}`
  return [`${head}  ${done}`, ...steps.flatMap((step) => stepLines(step, colours, look))]
}

function stepLines({by, summary, entries}: MendingStep, colours: Paint, look: Look): string[] {
  const often = entries.length > 1 ? ` ${colours.dim(`${entries.length} times`)}` : ''
  return [
    '',
    `  ${colours.bold(oneLine(by))}${often}  ${wrap(oneLine(summary), look.width - 4, '    ')}`,
    ...entries.flatMap((entry) => entryLines(entry, colours))
  ]
}

function entryLines({place, what, removed, added, aside}: MendingEntry, colours: Paint): string[] {
  const facts = factsText(what)
  const lines = [
    `    ${colours.dim(`${oneLine(place.file)}:${place.line}:${place.column}`)}${facts ? `  ${facts}` : ''}`
  ]
  for (const text of piecesOf(removed)) lines.push(`      ${colours.red('-')} ${short(text)}`)
  for (const text of piecesOf(added)) lines.push(`      ${colours.green('+')} ${short(text)}`)
  if (aside !== undefined) {
    lines.push(`      ${colours.yellow('set aside')}, to be put back from the record:`)
    for (const line of aside.split('\n')) lines.push(`        ${oneLine(line)}`.trimEnd())
  }
  return lines
}

function short(text: string): string {
  return shorten(oneLine(text), told)
}

/** What a piece holds, one thing a line. */
export function piecesOf(piece: Piece | undefined): string[] {
  if (!piece) return []
  return [
    ...(piece.text.trim() === '' ? [] : [piece.text]),
    ...piece.links.map((address) => `link to ${address}`),
    ...piece.images.map((address) => `picture ${address}`)
  ]
}

/** The old and the new of something, and the other facts in words. */
export function factsOf(what: Args): {from?: string; to?: string; others: string[]} {
  const {from, to, ...rest} = what
  const isSwap = to !== undefined || Object.keys(rest).length === 0
  return {
    ...(isSwap && from !== undefined && {from: String(from)}),
    ...(to !== undefined && {to: String(to)}),
    others: Object.entries(isSwap ? rest : what).map(
      ([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`
    )
  }
}

function factsText(what: Args): string {
  const {from, to, others} = factsOf(what)
  const quote = (text: string) => (text === '' ? '(nothing)' : `“${shorten(oneLine(text), 120)}”`)
  const swap =
    from === undefined
      ? to === undefined
        ? []
        : [`→ ${quote(to)}`]
      : [to === undefined ? quote(from) : `${quote(from)} → ${quote(to)}`]
  return [...swap, ...others.map((each) => shorten(oneLine(each), 160))].join('  ')
}

function comparisonLines(
  {words, rows, before, after}: Comparison,
  pages: readonly MendedPage[],
  colours: Paint,
  look: Look
): string[] {
  const head = `${colours.bold('Before and after')}  ${count(words.before, 'word')} in the source, ${count(words.after, 'word')} in the article`
  const others = pages.length > 1 ? `, of the page that leads` : ''
  if (rows.length > 0)
    return [
      `${head}${others}`,
      ...rowLines(
        rows.map((row) => ({...row, path: []})),
        look
      )
    ]
  if (before === after) return [`${head}${others}: the same`]
  return [
    `${head}${others}: too long or too different to be read into each other; --html shows them side by side`
  ]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** What `repairs --json` prints. */
export function repairsJson(report: MendingReport): string {
  const {articles, details, problems} = report
  const detailed = new Map(details.map((article) => [article.id, article]))
  return print({
    schemaVersion: 1,
    repairs: repairTotals(report),
    articles: articles.map(function (counts) {
      const article = detailed.get(counts.id)
      return {
        ...counts,
        ...(article && {pages: article.pages.map(pageJson)}),
        ...(article?.comparison && {comparison: article.comparison})
      }
    }),
    problems
  })
}

function pageJson({source, format, file, steps}: MendedPage): Record<string, unknown> {
  return {source, format, file, steps}
}
