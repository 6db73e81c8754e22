/** Two versions in two columns of a terminal. */

import type {ShownBlock, SideRow, SideSteps, Words} from '../model/side-by-side.ts'
import {count, type Look, oneLine, type Paint, paint} from './paint.ts'

/** What is not parted at the end of a line: pieces of one word, some of them the side's own. */
type Word = Words[]

type Side = 'left' | 'right'

/** Columns of a terminal that two texts need. */
export const leastWidth = 60

const marks: Readonly<Record<SideRow['kind'], string>> = {
  same: ' ',
  changed: '~',
  left: '-',
  right: '+',
  moved: '>',
  elsewhere: ' '
}

/** Every block that differs; those that are the same are counted. */
export function rowColumns(rows: readonly SideRow[], look: Look): string[] {
  const colours = paint(look)
  const lines: string[] = []
  let same = 0
  const flush = () => {
    if (same > 0) lines.push(colours.dim(`    … ${count(same, 'block')} the same`))
    same = 0
  }

  for (const row of rows) {
    // What moved is told once, beside what it answers.
    if (row.kind === 'elsewhere') continue
    if (row.kind === 'same') {
      same++
      continue
    }
    flush()
    // The mark before a block that stands alone says whose it is.
    const isMarked = !look.colour && row.left.length > 0 && row.right.length > 0
    const cell = (side: Side) => cellOf(row[side], side, isMarked)
    lines.push(...columns(marks[row.kind], cell('left'), cell('right'), look, colours))
  }
  flush()
  return lines
}

/** Steps that answer each other, with their numbers. */
export function stepColumns(steps: readonly SideSteps[], look: Look): string[] {
  const colours = paint(look)
  return steps.flatMap(function ({left, right, moved}) {
    const mark = right.length === 0 ? '-' : left.length === 0 ? '+' : moved ? '>' : ' '
    const cell = (all: SideSteps['left']) =>
      plain(all.map(({number, title}) => `${number}. ${title}`).join(' ') || '(missing)')
    return columns(mark, cell(left), cell(right), look, colours)
  })
}

function plain(text: string): Word[] {
  return pieces(text).map((word) => [{text: word, isOwn: false}])
}

function pieces(text: string): string[] {
  return oneLine(text)
    .split(' ')
    .filter((word) => word !== '')
}

function cellOf(blocks: readonly ShownBlock[], side: Side, isMarked: boolean): Word[] {
  return blocks.flatMap(({kind, step, parts, pictures}) => [
    ...(step !== undefined && kind !== 'heading' ? plain(`${step}.`) : []),
    ...parts.flatMap((words) => wordsOf(words, side, isMarked)),
    ...pictures.flatMap(({name}) => plain(`(picture: ${name})`))
  ])
}

/** Without colours, words of one side only are marked as `[-gone-]` and `{+new+}`. */
function wordsOf(words: readonly Words[], side: Side, isMarked: boolean): Word[] {
  const [open, close] = side === 'left' ? ['[-', '-]'] : ['{+', '+}']
  const result: Word[] = []
  for (const {text, isOwn} of words) {
    const marked = isOwn && isMarked
    const all = pieces(text)
    for (const [at, piece] of all.entries()) {
      const start = marked && at === 0 ? open : ''
      const end = marked && at === all.length - 1 ? close : ''
      const word = {text: `${start}${piece}${end}`, isOwn}
      const last = result.at(-1)
      if (at === 0 && last && !/^\s/.test(text)) last.push(word)
      else result.push([word])
    }
  }
  return result
}

function columns(
  mark: string,
  left: readonly Word[],
  right: readonly Word[],
  look: Look,
  colours: Paint
): string[] {
  const width = Math.floor((look.width - 7) / 2)
  const [a, b] = [wrapped(left, width), wrapped(right, width)]
  const lines = Math.max(a.length, b.length, 1)
  return Array.from({length: lines}, function (_, at) {
    const from = a[at] ?? []
    const padding = ' '.repeat(Math.max(0, width - widthOfLine(from)))
    const before = `  ${at === 0 ? mark : ' '} ${painted(from, colours.red)}${padding}`
    return `${before} │ ${painted(b[at] ?? [], colours.green)}`.trimEnd()
  })
}

function painted(line: readonly Word[], own: (text: string) => string): string {
  return line
    .map((word) => word.map(({text, isOwn}) => (isOwn ? own(text) : text)).join(''))
    .join(' ')
}

/** Lines of at most `width` columns; what has no blank to break at is broken anywhere. */
function wrapped(words: readonly Word[], width: number): Word[][] {
  const lines: Word[][] = []
  let line: Word[] = []
  let room = width
  for (const word of words.flatMap((each) => broken(each, width))) {
    const needed = widthOfWord(word) + (line.length > 0 ? 1 : 0)
    if (needed > room && line.length > 0) {
      lines.push(line)
      line = [word]
      room = width - widthOfWord(word)
    } else {
      line.push(word)
      room -= needed
    }
  }
  return line.length > 0 ? [...lines, line] : lines
}

function broken(word: Word, width: number): Word[] {
  if (widthOfWord(word) <= width) return [word]
  const result: Word[] = [[]]
  let room = width
  for (const {text, isOwn} of word)
    for (const character of text) {
      const needed = widthOf(character)
      if (needed > room) {
        result.push([])
        room = width
      }
      room -= needed
      const last = result.at(-1)?.at(-1)
      if (last?.isOwn === isOwn) last.text += character
      else result.at(-1)?.push({text: character, isOwn})
    }
  return result
}

function widthOfLine(line: readonly Word[]): number {
  return line.reduce((sum, word) => sum + widthOfWord(word), Math.max(0, line.length - 1))
}

function widthOfWord(word: Word): number {
  return word.reduce((sum, {text}) => sum + widthOf(text), 0)
}

/** Columns that a terminal gives to `text`. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    if (
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\p{Emoji_Presentation}]/u.test(
        character
      )
    )
      width += 2
    else if (!/[\p{M}\p{Cf}]/u.test(character)) width++
  return width
}
