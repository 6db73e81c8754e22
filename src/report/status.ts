/** Articles by state: what holds each back and the way out, and what nobody has sorted yet. */

import type {Finding} from '../model/finding.ts'
import type {ArticleResult, Hold, RunResult} from '../model/result.ts'
import {decideCommand} from './answer-text.ts'
import {print} from './json.ts'
import {count, type Look, oneLine, type Paint, paint} from './paint.ts'
import {countFindings, countsText} from './totals.ts'

export type State = 'held' | 'review' | 'draft' | 'published'

const states = [
  ['held', 'Held back'],
  ['review', 'To be looked at'],
  ['draft', 'Drafts'],
  ['published', 'Published']
] as const satisfies ReadonlyArray<readonly [State, string]>

/** What ends a state: in words, with what to type, or the line of the front matter that it is about. */
interface WayOut {
  say: string
  command?: string
  line?: string
}

/** What lies around the articles of the inbox. */
export interface StatusView {
  /** Whether there is a folder at `path`, from the root. */
  isFolder(path: string): boolean
  /** Whether git knows what lies at `path`. */
  isTracked(path: string): boolean
  /** Names of the folders in that at `path`. */
  foldersIn(path: string): readonly string[]
}

export function status({articles}: RunResult, view: StatusView, look: Look): string {
  const colours = paint(look)
  const lines: string[] = []

  for (const [state, title] of states) {
    const those = articles.filter((article) => stateOf(article) === state)
    if (those.length === 0) continue
    lines.push(colours.bold(`${title} (${those.length})`))
    for (const article of those) lines.push(...articleLines(article, colours))
    lines.push('')
  }
  lines.push(...inboxLines(articles.filter(isInInbox), view, colours))
  return `${[...lines, totals(articles)].join('\n')}\n`
}

const schemaVersion = 1

/** What `status --json` prints: `schemas/status.schema.json`. */
export function statusJson({articles, seconds}: RunResult, view: StatusView): string {
  const number = (state: State) => articles.filter((article) => stateOf(article) === state).length
  return print({
    schemaVersion,
    articles: articles.map((article) => {
      const {id, title, path, lead, versions, holds, findings} = article
      const ways = waysOut(article)
      return {
        id,
        title,
        path,
        state: stateOf(article),
        inbox: isInInbox(article),
        ...(lead && {lead}),
        versions: versions.map(({key}) => key),
        findings: countFindings(findings),
        holds: holds.map(({kind, because}, index) => ({kind, because, wayOut: ways[index]})),
        ...(stateOf(article) === 'draft' && {wayOut: draftOut(article)}),
        ...(isInInbox(article) && {sort: moveCommand(article, view)})
      }
    }),
    totals: {
      articles: articles.length,
      held: number('held'),
      review: number('review'),
      draft: number('draft'),
      published: number('published'),
      inbox: articles.filter(isInInbox).length,
      seconds
    }
  })
}

function stateOf({status, holds}: ArticleResult): State {
  const isReview = holds.length > 0 && holds.every(({kind}) => kind === 'review')
  return status === 'held' && isReview ? 'review' : status
}

/** Of one that a writer took away, there is no file that could be moved. */
function isInInbox({path, holds}: ArticleResult): boolean {
  return path.split('/')[3] === 'inbox' && !holds.some(({kind}) => kind === 'deleted')
}

function articleLines(article: ArticleResult, colours: Paint): string[] {
  const {title, path, lead, versions, holds, findings} = article
  const others = versions.filter(({key}) => key !== lead).map(({key}) => key)
  const sources = [
    lead ?? 'written here',
    ...(others.length > 0 ? [`leads ${others.join(', ')}`] : [])
  ]
  const ways = waysOut(article)
  const isTyped = stateOf(article) === 'draft' && holds.length === 0
  const draft = isTyped ? wayLines(draftOut(article), colours) : []
  return [
    `  ${oneLine(title)}`,
    `    ${colours.dim(`${oneLine(path)}  ${oneLine(sources.join(' '))}`)}`,
    `    ${countsText(countFindings(findings))}`,
    ...holds.flatMap(({because}, index) => [
      `    held because ${oneLine(because)}`,
      ...wayLines(ways[index], colours)
    ]),
    ...draft
  ]
}

function wayLines(way: WayOut | undefined, colours: Paint): string[] {
  if (!way) return []
  const {say, command, line} = way
  const typed = command ?? line
  return [`      ${oneLine(say)}`, ...(typed ? [colours.dim(`        ${oneLine(typed)}`)] : [])]
}

/** What ends each of its holds, in their order. */
function waysOut(article: ArticleResult): WayOut[] {
  const {path, findings, holds} = article
  return holds.map((hold): WayOut => {
    const finding = findings.find(({fingerprint}) => fingerprint === hold.finding)
    return wayOut(hold, path, finding)
  })
}

function wayOut({kind}: Hold, path: string, finding: Finding | undefined): WayOut {
  const publish = finding ? {command: decideCommand(finding, 'publish')} : {}
  const likely = String(finding?.args['likely'] ?? '')
  switch (kind) {
    case 'review':
      return {say: `When it is right, take this line out of ${path}:`, line: 'status: review'}
    case 'missing':
      return {say: 'Import that version, or publish the article without it:', ...publish}
    case 'closed':
      return {
        say: `Open it there and import again, or write this line between the --- at the top of ${path}:`,
        line: 'status: published'
      }
    case 'status':
      return {
        say: `Correct that line of ${path}, or take it out${likely ? '; you may have meant' : ''}:`,
        line: `status: ${likely || 'draft, review or published'}`
      }
    case 'deleted':
      return finding
        ? {
            say: 'Say that it is to stay away, or bring it back:',
            command: decideCommand(finding, 'take')
          }
        : {say: 'To have it back, take that decision back:', command: 'npx collate decide --list'}
    case 'lost-id':
      return {say: `Write its id again, between the --- at the top of ${path}`}
    default:
      return {say: 'Take it out of the text; if it opens nothing, readers may see it:', ...publish}
  }
}

function draftOut({path}: ArticleResult): WayOut {
  return {say: `When it is ready, take this line out of ${path}:`, line: 'status: draft'}
}

function inboxLines(
  articles: readonly ArticleResult[],
  view: StatusView,
  {bold, dim}: Paint
): string[] {
  if (articles.length === 0) return []
  return [
    bold(`In the inbox (${articles.length})`),
    '  Put them into sections, each with the folder of its pictures; their old addresses go on working:',
    ...articles.map((article) => dim(`    ${oneLine(moveCommand(article, view))}`)),
    ...[...new Set(articles.map(localeFolder))].map((folder) => sectionsLine(folder, view)),
    ''
  ]
}

/** What SECTION may be: nothing can be moved into a folder that is not there. */
function sectionsLine(folder: string, view: StatusView): string {
  const names = view.foldersIn(folder).filter((name) => name !== 'inbox')
  return names.length > 0
    ? `  SECTION in ${folder}/ is one of ${names.join(', ')}, or a new one: mkdir ${folder}/SECTION`
    : `  There is no section in ${folder}/ yet; first make one: mkdir ${folder}/SECTION`
}

function moveCommand(article: ArticleResult, view: StatusView): string {
  const {path} = article
  const beside = path.slice(0, -'.mdx'.length)
  const all = view.isFolder(beside) ? [path, beside] : [path]
  // Of what git does not know, `git mv` moves nothing.
  const move = all.every((each) => view.isTracked(each)) ? 'git mv' : 'mv'
  return `${move} ${all.join(' ')} ${localeFolder(article)}/SECTION/`
}

/** `content/articles/en` */
function localeFolder({path}: ArticleResult): string {
  return path.split('/').slice(0, 3).join('/')
}

function totals(articles: readonly ArticleResult[]): string {
  const parts = states.flatMap(([state, title]) => {
    const number = articles.filter((article) => stateOf(article) === state).length
    return number > 0 ? [`${title.toLowerCase()} ${number}`] : []
  })
  const all = count(articles.length, 'article')
  return parts.length > 0 ? `${all}: ${parts.join(', ')}` : all
}
