/** Two versions side by side, as text: which step answers which, then word by word, then the findings. */

import type {Article} from '../model/article.ts'
import type {Finding} from '../model/finding.ts'
import {findingJson, print} from './json.ts'
import {count, type Look, oneLine, type Paint, paint, shorten} from './paint.ts'
import {findingLines} from './sentence.ts'

/** A block of both versions, or of one; what is needed of a row to print it. */
export interface DiffRow {
  kind: 'same' | 'changed' | 'left' | 'right' | 'moved'
  leftLine?: number
  rightLine?: number
  path: readonly string[]
  segments: ReadonlyArray<{text: string; kind: 'same' | 'removed' | 'added'}>
}

/** Steps that answer each other. */
export interface StepRow {
  /** `2, 3 = 2, 3`, `5 → (missing)`. */
  line: string
  left: readonly string[]
  right: readonly string[]
  moved: boolean
}

export interface DiffView {
  left: Article
  right: Article
  rows: readonly DiffRow[]
  steps: readonly StepRow[]
  findings: readonly Finding[]
}

export function diffText({left, right, rows, steps, findings}: DiffView, look: Look): string {
  const colours = paint(look)
  const sections = [
    [`${colours.red('-')} ${versionText(left)}`, `${colours.green('+')} ${versionText(right)}`],
    titled('Steps', stepLines(steps), colours),
    titled('Text', rowLines(rows, look), colours),
    findings.length > 0
      ? titled(
          'Findings',
          findings.flatMap((finding) => findingLines(finding, colours)),
          colours
        )
      : ['No findings']
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** What `diff --json` prints. */
export function diffJson({left, right, rows, steps, findings}: DiffView): string {
  const side = ({id, title, file, page}: Article) => ({id, title, file, ...(page && {page})})
  return print({
    schemaVersion: 1,
    left: side(left),
    right: side(right),
    steps,
    rows,
    findings: findings.map(findingJson)
  })
}

function versionText({title, page, file}: Article): string {
  return `${oneLine(title)}  (${oneLine(page ?? file)})`
}

function titled(title: string, lines: readonly string[], colours: Paint): string[] {
  return lines.length > 0 ? [colours.bold(title), ...lines] : []
}

function stepLines(steps: readonly StepRow[]): string[] {
  const width = Math.max(...steps.map(({line}) => line.length))
  return steps.map(function ({line, left, right, moved}) {
    const [a, b] = [titles(left), titles(right)]
    const both = a === b || b === '' ? a : a === '' ? b : `${a}  |  ${b}`
    return `  ${line.padEnd(width)}  ${both}${moved ? '  (moved)' : ''}`
  })
}

function titles(all: readonly string[]): string {
  return all.map((title) => shorten(oneLine(title), 60)).join(' / ')
}

const marks: Readonly<Record<DiffRow['kind'], string>> = {
  same: ' ',
  changed: '~',
  left: '-',
  right: '+',
  moved: '>'
}

/** Every block that differs; those that are the same are counted. */
export function rowLines(rows: readonly DiffRow[], look: Look): string[] {
  const colours = paint(look)
  const lines: string[] = []
  let same = 0
  let path = ''
  let before = ''

  for (const row of rows) {
    if (row.kind === 'same') {
      same++
      continue
    }
    if (same > 0) lines.push(colours.dim(`    … ${count(same, 'block')} the same`))
    same = 0
    const above = oneLine(row.path.join(' / '))
    // Right below its own heading, a block needs no path.
    const isBelow = oneLine(row.path.at(-1) ?? '') === before
    if (above !== path && above !== '' && !isBelow) lines.push(colours.dim(`  under ${above}`))
    path = above
    before = oneLine(row.segments.map(({text}) => text).join(''))
    const [first, ...rest] = isRewritten(row)
      ? row.segments.map((segment) => segmentsText({...row, segments: [segment]}, look))
      : [segmentsText(row, look)]
    lines.push(
      `  ${marks[row.kind]} ${first?.trim() ? first : '(a picture or another block without words)'}`,
      ...rest.map((text) => `    ${text}`)
    )
  }
  if (same > 0) lines.push(colours.dim(`    … ${count(same, 'block')} the same`))
  return lines
}

/** One text for another, with too little in common to be read into each other. */
function isRewritten({kind, segments}: DiffRow): boolean {
  return kind === 'changed' && segments.every((segment) => segment.kind !== 'same')
}

/** Words that only one side has, in colour, or marked as `[-gone-]` and `{+new+}` where there is none. */
function segmentsText({segments, kind: side}: DiffRow, {colour}: Look): string {
  const {red, green} = paint({colour})
  // The mark before the block says whose it is.
  const isWhole = side === 'left' || side === 'right'
  return segments
    .map(function ({text, kind}) {
      const before = text.startsWith(' ') ? ' ' : ''
      const after = text.endsWith(' ') ? ' ' : ''
      const plain = oneLine(text)
      if (kind === 'same' || plain === '') return `${before}${plain}${after}`
      const marked =
        kind === 'removed'
          ? red(colour || isWhole ? plain : `[-${plain}-]`)
          : green(colour || isWhole ? plain : `{+${plain}+}`)
      return `${before}${marked}${after}`
    })
    .join('')
    .replace(/\s+/gu, ' ')
}
