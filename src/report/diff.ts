/** Two versions as text: the findings as sentences, which step answers which, then word by word. */

import type {Article} from '../model/article.ts'
import type {Finding} from '../model/finding.ts'
import type {SideBySide} from '../model/side-by-side.ts'
import {leastWidth, rowColumns, stepColumns} from './diff-columns.ts'
import {findingJson, print} from './json.ts'
import {count, type Look, oneLine, type Paint, paint, shorten, wrap} from './paint.ts'
import {howToDecide, paintSeverity, placeText, sentence} from './sentence.ts'

/** A block of both versions, or of one; what is needed of a row to print it. */
export interface DiffRow {
  kind: 'same' | 'changed' | 'left' | 'right' | 'moved'
  leftLine?: number
  rightLine?: number
  path: readonly string[]
  segments: ReadonlyArray<{text: string; kind: 'same' | 'removed' | 'added'}>
  /** Of a block without words, the description of each picture, or the name of its file. */
  pictures?: readonly string[]
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
  /** The left leads the article that the right is another version of; only then can findings be decided. */
  areVersions: boolean
  rows: readonly DiffRow[]
  steps: readonly StepRow[]
  findings: readonly Finding[]
  /** Findings that a decision settles. */
  settled: readonly Finding[]
}

/** `sides`: for a terminal that has room for both versions. */
export function diffText(view: DiffView, look: Look, sides?: SideBySide): string {
  const colours = paint(look)
  const {left, right, areVersions, rows, steps} = view
  const beside = look.width >= leastWidth && Number.isFinite(look.width) ? sides : undefined
  const sections = [
    [
      `${colours.red('-')} ${versionText(left, areVersions ? ', leads' : '')}`,
      `${colours.green('+')} ${versionText(right)}`
    ],
    findingsLines(view, look),
    titled('Steps', beside ? stepColumns(beside.steps, look) : stepLines(steps), colours),
    titled('Text', beside ? rowColumns(beside.rows, look) : rowLines(rows, look), colours)
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function findingsLines({findings, settled, areVersions}: DiffView, look: Look): string[] {
  const colours = paint(look)
  const done = settled.length > 0 ? [colours.dim(`${settled.length} settled by a decision`)] : []
  if (findings.length === 0) return ['No findings', ...done]
  return [
    colours.bold('Findings'),
    ...findings.flatMap((finding) => tell(finding, areVersions, look)),
    ...done
  ]
}

/** The sentence first, then where it comes from, then what can be typed as it stands. */
function tell(finding: Finding, canDecide: boolean, look: Look): string[] {
  const colours = paint(look)
  const indent = ' '.repeat(11)
  const under = (text: string) => wrap(text, look.width - indent.length, '').split('\n')
  const [first = '', ...rest] = under(sentence(finding))
  const facts = [
    ...under(`${finding.rule} [${finding.id}] ${placeText(finding)}`),
    // In one piece, whatever the width: it is copied.
    ...(canDecide ? howToDecide(finding) : [])
  ]
  return [
    `  ${paintSeverity(finding, colours)}  ${first}`,
    ...rest.map((line) => `${indent}${line}`),
    ...facts.map((line) => colours.dim(`${indent}${line}`))
  ]
}

/** What `diff --json` prints: `schemas/diff.schema.json`. */
export function diffJson(view: DiffView): string {
  const {left, right, areVersions, rows, steps, findings, settled} = view
  const side = ({id, title, file, page}: Article) => ({id, title, file, ...(page && {page})})
  return print({
    schemaVersion: 1,
    left: side(left),
    right: side(right),
    areVersions,
    steps,
    rows,
    findings: findings.map(findingJson),
    settled: settled.map(findingJson)
  })
}

function versionText({title, page, file}: Article, more = ''): string {
  return `${oneLine(title)}  (${oneLine(page ?? file)}${more})`
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
      `  ${marks[row.kind]} ${first?.trim() ? first : wordless(row)}${row.kind === 'moved' ? colours.dim('  (moved)') : ''}`,
      ...rest.map((text) => `    ${text}`)
    )
  }
  if (same > 0) lines.push(colours.dim(`    … ${count(same, 'block')} the same`))
  return lines
}

function wordless({pictures = []}: DiffRow): string {
  if (pictures.length === 0) return '(a block without words)'
  return pictures.map((name) => `(picture: ${oneLine(name)})`).join(' ')
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
