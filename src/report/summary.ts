/** What `import` says in the end: first what a writer should look at, then what became of the articles. */

import {compare, type Finding} from '../model/finding.ts'
import type {ArticleResult, RunResult, Written} from '../model/result.ts'
import {kindsOf} from './kinds.ts'
import {count, type Look, oneLine, type Paint, paint, shorten, wrap} from './paint.ts'
import {howToDecide, paintSeverity, placeText, sentence} from './sentence.ts'
import {countFindings, countsText, secondsText} from './totals.ts'

/** Findings that are told; the rest is counted. */
const told = 5
/** Articles that are listed; the rest is counted. */
const listed = 20
/** Below the sentence of a finding. */
const indent = ' '.repeat('  1.  warning  '.length)

export function summary(result: RunResult, options: Look): string {
  const colours = paint(options)
  const sections = [
    [
      colours.bold(head(result)),
      ...upstreamLine(result),
      ...rewrittenLine(result),
      ...waitingLine(result)
    ],
    looksFirst(result.findings, colours, options.width),
    articleLines(result.articles, colours),
    [...pairLine(result), ...account(result)]
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function head({articles, seconds}: RunResult): string {
  const pages = articles.reduce((sum, article) => sum + article.versions.length, 0)
  const written = (['new', 'updated', 'unchanged', 'kept'] as const)
    .map((kind) => ({kind, number: articles.filter((each) => each.written === kind).length}))
    .filter(({number}) => number > 0)
    .map(({kind, number}) => `${number} ${kind === 'kept' ? 'kept as you edited them' : kind}`)
  const held = articles.filter(({status}) => status === 'held').length
  if (held > 0) written.push(`${held} held back`)

  const details = written.length > 0 ? `: ${written.join(', ')}` : ''
  return `Imported. ${count(articles.length, 'article')} of ${count(pages, 'page')}${details} (${secondsText(seconds)})`
}

/** What became of the pages that were there before. */
export function upstreamLine({upstream}: RunResult): string[] {
  const [changed, looks] = [upstream?.changed.length ?? 0, upstream?.looks.length ?? 0]
  const parts = [
    ...(changed > 0
      ? [`${count(changed, 'page')} ${changed === 1 ? 'says' : 'say'} something else`]
      : []),
    ...(looks > 0
      ? [`${count(looks, 'page')} only ${looks === 1 ? 'looks' : 'look'} different`]
      : [])
  ]
  return parts.length > 0 ? [`Upstream, ${parts.join(', ')}`] : []
}

/** What changes here that did not change upstream. */
export function rewrittenLine({articles}: RunResult): string[] {
  const {length} = articles.filter(({rewritten}) => rewritten)
  if (length === 0) return []
  const [are, they, sources] =
    length === 1 ? ['is', 'it', 'its source'] : ['are', 'them', 'their sources']
  return [
    `${count(length, 'article')} ${are} updated as Collate writes ${they} otherwise now; ${sources} did not change`
  ]
}

/** Pages that wait for another run, where a run brings in so many at most. */
export function waitingLine({waiting = []}: RunResult): string[] {
  if (waiting.length === 0) return []
  const verb = waiting.length === 1 ? 'waits' : 'wait'
  return [
    `${count(waiting.length, 'new or changed page')} ${verb} for the next run: import again to go on`
  ]
}

export function looksFirst(findings: readonly Finding[], colours: Paint, width: number): string[] {
  const kinds = kindsOf(findings)
  const first = kinds.slice(0, told)
  if (first.length === 0) return []

  const lines = [colours.bold('Look at these first')]
  for (const [index, [finding, ...like]] of first.entries()) {
    if (!finding) continue
    const also = like.length > 0 ? ` (and ${like.length} more like it)` : ''
    const text = wrap(`${sentence(finding)}${also}`, width - indent.length, indent)
    const where = `${placeText(finding)}  ${finding.rule}  [${finding.id}]`
    lines.push(
      `  ${index + 1}.  ${paintSeverity(finding, colours)}  ${text}`,
      indent + colours.dim(where),
      ...whatToDo(finding).map((line) => indent + colours.dim(line))
    )
  }

  const rest = kinds.slice(told).flat()
  if (rest.length > 0)
    lines.push(`  and ${countsText(countFindings(rest))} more: npx collate check`)
  return lines
}

function whatToDo(finding: Finding): string[] {
  return [...howToDecide(finding), `npx collate explain ${finding.rule}`]
}

/** The articles that wait for someone, and those that this run changed; the others are counted. */
function articleLines(articles: readonly ArticleResult[], colours: Paint): string[] {
  const changed = articles.filter(({status, written}) => status === 'held' || !isAsBefore(written))
  const shown = changed.toSorted((a, b) => rank(a) - rank(b) || compare(a.path, b.path))
  const lines = shown.slice(0, listed).flatMap((article) => articleText(article, colours))
  if (shown.length > listed)
    lines.push(`  and ${count(shown.length - listed, 'more article')}: npx collate status`)
  if (articles.length > shown.length)
    lines.push(
      `  ${count(articles.length - shown.length, 'article')} as before: npx collate status`
    )
  return lines.length > 0 ? [colours.bold('Articles'), ...lines] : []
}

function articleText(article: ArticleResult, colours: Paint): string[] {
  const {title, status, lead, versions, path, findings, heldBecause} = article
  const state =
    status === 'published'
      ? colours.green(status)
      : colours.yellow(status.padEnd('published'.length))
  const of = versions.length > 1 ? ` of ${versions.length} versions` : ''
  const line = [
    `  ${state}`,
    shorten(oneLine(title), 60),
    ...(findings.length > 0 ? [countsText(countFindings(findings))] : []),
    colours.dim(oneLine(path)),
    colours.dim(lead ? `leads: ${oneLine(lead)}${of}` : 'written here')
  ].join('  ')
  return [line, ...heldBecause.map((reason) => `             because ${oneLine(reason)}`)]
}

function isAsBefore(written: Written | undefined): boolean {
  return written === 'unchanged' || written === 'kept'
}

/** What waits for someone comes first, then what has errors, then what has warnings. */
function rank({status, findings}: ArticleResult): number {
  if (status === 'held') return 0
  const {error, warning} = countFindings(findings)
  return error > 0 ? 1 : warning > 0 ? 2 : 3
}

/** Which pages are versions of one article, where there is more than one of any. */
function pairLine({pairs, findings}: RunResult): string[] {
  const certain = pairs.filter(({how}) => how !== 'likeness').length
  const open = (rule: string) => findings.filter((finding) => finding.rule === rule).length
  const unpaired = open('pair/unpaired')
  const parts = [
    {number: certain, text: 'certain'},
    {number: open('pair/proposed'), text: 'proposed'},
    {number: open('pair/ambiguous'), text: 'not clear'}
  ].flatMap(({number, text}) => (number > 0 ? [`${number} ${text}`] : []))
  if (unpaired > 0) parts.push(`${count(unpaired, 'page')} without another version`)
  return parts.length > 0 ? [`Pairs of versions: ${parts.join(', ')}`] : []
}

/** The account of law 1, and what was mended. */
function account({articles}: RunResult): string[] {
  const versions = articles.flatMap((article) => article.versions)
  if (versions.length === 0) return []
  const sum = (key: 'words' | 'links' | 'images' | 'lost' | 'added') =>
    versions.reduce((total, {ledger}) => total + ledger[key], 0)
  const mended = versions
    .flatMap(({repairs}) => Object.values(repairs))
    .reduce((total, times) => total + times, 0)
  const read = `${count(sum('words'), 'word')}, ${count(sum('links'), 'link')} and ${count(sum('images'), 'picture')}`
  const odd = [
    ...(sum('lost') > 0 ? [`${count(sum('lost'), 'thing')} lost`] : []),
    ...(sum('added') > 0 ? [`${count(sum('added'), 'thing')} from nowhere`] : [])
  ]
  const verdict = odd.length > 0 ? odd.join(', ') : 'all accounted for'
  return [`Mended ${count(mended, 'defect')}; read ${read}: ${verdict}`]
}
