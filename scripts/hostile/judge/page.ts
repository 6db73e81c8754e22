/** The laws of DESIGN, held of one page: made an article, written, read back, accounted for, merged. */

import type {Root} from 'mdast'
import {conserve} from '../../../src/conserve/index.ts'
import {plainText, readMdx, writeMarkdown, writeMdx} from '../../../src/mdx/index.ts'
import type {Config} from '../../../src/model/config.ts'
import type {Args} from '../../../src/model/finding.ts'
import type {Format, SourcePage} from '../../../src/model/source-page.ts'
import {preparePage} from '../../../src/pipeline/page/prepare.ts'
import {knowsNothing} from '../../../test/helpers/known.ts'
import {firstLine, liveIn} from './live.ts'
import {mergeProblems} from './merging.ts'

export interface Case {
  format: Format
  text: string
  /**
   * Tags in it may be broken from inside: what a reader sees of those differs from reader to reader, so that they need not
   * agree on every word. The page says so itself, by `conserve/lost` and `conserve/added`.
   */
  isBroken?: boolean
  /** Seed of a writer's edit, to be merged with what another text of the source gives. */
  edit?: {seed: number; other: string}
}

export const judgedConfig: Config = {
  title: 'Hostile',
  url: 'https://help.harbour.example',
  locale: 'en',
  lead: 'newest',
  sources: [],
  pairs: [],
  repairs: {},
  files: {fetch: false}
}

/** What is wrong with what becomes of a page; nothing where every law holds. */
export function problemsOf({format, text, edit, isBroken = false}: Case): string[] {
  const problems: string[] = []
  const made = attempt('making the article', problems, () => articleOf(format, text, isBroken))
  if (!made) return problems
  problems.push(...made.problems)

  const {mdx} = made
  const read = attempt('reading it back', problems, () => readMdx(mdx, 'a.mdx'))
  if (read) {
    for (const {rule} of read.findings) problems.push(`read back with a finding ${rule}`)
    const again = attempt('writing it again', problems, () => writeMdx(read.front, read.body))
    if (again !== undefined && again !== mdx) problems.push('read back otherwise than written')
  }
  problems.push(...liveIn(mdx))
  if (edit) {
    const other = attempt('making the other article', problems, () =>
      articleOf(format, edit.other, true)
    )
    if (other)
      problems.push(
        ...(attempt('merging', problems, () => mergeProblems(mdx, other.mdx, edit.seed)) ?? [])
      )
  }
  return problems
}

/** What a writer's file `text` becomes: it is read whatever it is, and published as it was read. */
export function problemsOfWriters(given: string): string[] {
  const problems: string[] = []
  // No file holds half a character.
  const text = given.toWellFormed()
  const read = attempt('reading', problems, () => readMdx(text, 'a.mdx'))
  if (!read) return problems
  const mdx = attempt('writing', problems, () => writeMarkdown(read.body))
  if (mdx === undefined) return problems
  problems.push(...liveIn(mdx))
  // How tags are laid out in lines may change once; what they say may not.
  const again = attempt('reading it back', problems, () => typedBody(mdx))
  const laidOut = again && attempt('writing it again', problems, () => writeMarkdown(again))
  if (!again || laidOut === undefined) return problems
  if (spoken(again) !== spoken(read.body)) problems.push('read back otherwise than written')
  if (writeMarkdown(typedBody(laidOut)) !== laidOut) problems.push('written otherwise each time')
  return problems
}

function typedBody(mdx: string): Root {
  return readMdx(`---\nid: a\ntitle: T\n---\n\n${mdx}`, 'a.mdx').body
}

/** Signs that steer a terminal say nothing: they are written as blanks. */
function spoken(body: Root): string {
  return plainText(body).replace(/[\s\u0001-\u001F]+/g, '')
}

function articleOf(
  format: Format,
  body: string,
  isBroken: boolean
): {mdx: string; problems: string[]} {
  const page: SourcePage = {source: 's', id: '1', format, body, file: 'in/1', meta: {}}
  const prepared = preparePage(page, knowsNothing, judgedConfig)
  const {article, entries, mended, findings} = prepared
  const mdx = writeMdx({id: 'a', title: article.title}, article.body)
  const problems = findings
    .filter(({rule, args}) => rule === 'repair/unbalanced' && !(isBroken && isCount(args)))
    .map(({args}) => `the repair ${args['repair']} was left out: ${args['difference']}`)
  if (isBroken) return {mdx, problems}
  const {lost, added} = conserve({
    format,
    body: prepared.page.body,
    mended,
    entries,
    mdx,
    title: article.title
  })
  if (lost.length > 0) problems.push(`lost ${quoted(lost)}`)
  if (added.length > 0) problems.push(`added ${quoted(added)}`)
  return {mdx, problems}
}

/** Whether a repair was left out as words were lost or made, and not as it fell over. */
function isCount({difference}: Args): boolean {
  return /^(?:lost|made|words) /.test(String(difference))
}

function quoted(tokens: readonly string[]): string {
  return `${tokens.length}: ${tokens.slice(0, 4).join(', ').slice(0, 120)}`
}

/** What `work` gives; what it throws is a problem, as only a clear error may stop anything. */
function attempt<Result>(what: string, problems: string[], work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    const [, where = ''] =
      /\n\s+at (?:.* \()?(?:file:\/\/)?(?:.*\/)?(src\/[^)\n]*|node_modules\/[^)\n]*)/.exec(
        (error as Error).stack ?? ''
      ) ?? []
    problems.push(`${what} threw ${firstLine(error)} ${where && `(${where})`}`.trim())
    return undefined
  }
}
