/** What `import --dry-run` says: counts first, then the diff of each article, then the other files by name. */

import type {FileDoing, PlannedFile} from '../model/plan.ts'
import type {RunResult} from '../model/result.ts'
import {count, type Look, oneLine, type Paint, paint, printable} from './paint.ts'
import {looksFirst, rewrittenLine, upstreamLine, waitingLine} from './summary.ts'
import {secondsText} from './totals.ts'

/** Shown on a terminal, unless all is asked for: articles, lines of each, and names of other files of a kind. */
export const shownArticles = 10
const shownLines = 60
const shownNames = 5

export interface PlanCounts {
  /** Articles. */
  new: number
  changed: number
  unchanged: number
  /** Those in which sources and writers changed the same. */
  conflicts: number
  held: number
}

export function planCounts({articles}: Pick<RunResult, 'articles'>): PlanCounts {
  const those = (is: (article: RunResult['articles'][number]) => boolean) =>
    articles.filter(is).length
  return {
    new: those(({written}) => written === 'new'),
    changed: those(({written}) => written === 'updated'),
    unchanged: those(({written}) => written !== 'new' && written !== 'updated'),
    conflicts: those(({findings}) => findings.some(({args}) => args['conflict'] !== undefined)),
    held: those(({status}) => status === 'held')
  }
}

export interface PlanOptions extends Look {
  /** Nothing is left out, however much it is. */
  isWhole: boolean
}

/** `result` of a run that wrote nothing. */
export function planText(result: RunResult, options: PlanOptions): string {
  const colours = paint(options)
  const {plan = [], findings} = result
  const sections = [
    [
      colours.bold(head(result)),
      ...upstreamLine(result),
      ...rewrittenLine(result),
      ...waitingLine(result)
    ],
    ...patches(plan, options, colours),
    otherFiles(plan, options, colours),
    looksFirst(findings, colours, options.width)
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function head(result: RunResult): string {
  const {new: fresh, changed, unchanged, conflicts, held} = planCounts(result)
  const counts = [
    [fresh, 'new'],
    [changed, 'changed'],
    [unchanged, 'unchanged'],
    [conflicts, 'in conflict'],
    [held, 'held back']
  ] as const
  const parts = counts.map(([number, name]) => `${number.toLocaleString('en')} ${name}`)
  const time = secondsText(result.seconds)
  const all = count(result.articles.length, 'article')
  return `Dry run, nothing was written. ${all}: ${parts.join(', ')} (${time})`
}

function patches(plan: readonly PlannedFile[], options: PlanOptions, colours: Paint): string[][] {
  const all = plan.filter(isArticle)
  const shown = options.isWhole ? all : all.slice(0, shownArticles)
  const texts = shown.flatMap(({file, doing, patch}) => {
    const title = `${doing.padEnd('changed'.length)}  ${oneLine(file)}`
    if (patch === undefined) return [[colours.bold(title)]]
    const lines = patch.trimEnd().split('\n')
    const first = options.isWhole ? lines : lines.slice(0, shownLines)
    const rest = lines.length - first.length
    return [
      [
        colours.bold(title),
        ...first.map((line) => paintLine(line, colours)),
        ...(rest > 0 ? [colours.dim(`  and ${count(rest, 'more line')}`)] : [])
      ]
    ]
  })
  const rest = all.length - shown.length
  return rest > 0
    ? [...texts, [`and ${count(rest, 'more article')}: npx collate import --dry-run --full`]]
    : texts
}

function paintLine(line: string, {green, red, blue, dim}: Paint): string {
  const safe = printable(line)
  if (/^(?:---|\+\+\+) /.test(safe)) return dim(safe)
  if (safe.startsWith('+')) return green(safe)
  if (safe.startsWith('-')) return red(safe)
  return safe.startsWith('@@') ? blue(safe) : safe
}

/** What the folders of `content/` hold, for people. */
const kinds: ReadonlyArray<readonly [folder: string, name: string]> = [
  ['sections', 'Sections'],
  ['articles', 'Pictures and files'],
  ['conflicts', 'Conflicts'],
  ['decisions', 'Decisions'],
  ['records', 'Records of what was mended'],
  ['base', 'Articles as they were made'],
  ['sources', 'Pages as they were last seen'],
  ['addresses', 'Former addresses']
]

function otherFiles(plan: readonly PlannedFile[], options: PlanOptions, colours: Paint): string[] {
  const others = plan.filter((each) => !isArticle(each))
  const lines = kinds.flatMap(function ([folder, name]) {
    const own = others.filter(({file}) => file.startsWith(`content/${folder}/`))
    if (own.length === 0) return []
    const shown = options.isWhole ? own : own.slice(0, shownNames)
    const rest = own.length - shown.length
    return [
      `  ${name}: ${doings(own)}`,
      ...shown.map(({file, doing}) =>
        colours.dim(`    ${doing.padEnd('changed'.length)}  ${oneLine(file)}`)
      ),
      ...(rest > 0 ? [colours.dim(`    and ${rest} more`)] : [])
    ]
  })
  return lines.length > 0 ? [colours.bold('Other files'), ...lines] : []
}

function doings(files: readonly PlannedFile[]): string {
  return (['new', 'changed', 'removed'] as const satisfies readonly FileDoing[])
    .map((doing) => [files.filter((each) => each.doing === doing).length, doing] as const)
    .flatMap(([number, doing]) => (number > 0 ? [`${number} ${doing}`] : []))
    .join(', ')
}

function isArticle({file}: PlannedFile): boolean {
  return file.startsWith('content/articles/') && file.endsWith('.mdx')
}
