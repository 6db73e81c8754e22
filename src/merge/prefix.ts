/** What containers put before the lines of a block: taken off, and put there. */

import type {BlockKind, Container} from './block.ts'

/** The lines of a block without what its containers put there; `column` is where the first of them begins. */
export function withoutPrefix(
  lines: readonly string[],
  within: readonly Container[],
  kind: BlockKind,
  column?: number
): string[] {
  const [first = '', ...rest] = lines
  const start = column && column > 0 ? column : lengthOf(first, within, true)
  const extra = indentOf(first, within, column).length
  const head = column && column > 0 ? first.slice(start) : first.slice(start).trimStart()
  return [
    head,
    ...rest.map(function (line) {
      const bare = line.slice(lengthOf(line, within, false))
      if (kind !== 'code' && kind !== 'other') return bare.trimStart()
      return bare.slice(Math.min(extra, bare.length - bare.trimStart().length))
    })
  ]
}

/** Blanks before the first line that no container asks for. */
export function indentOf(
  line: string,
  within: readonly Container[],
  column: number | undefined
): string {
  const bare = lengthOf(line, within, true)
  const start = column && column > 0 ? column : line.length - line.slice(bare).trimStart().length
  const indent = line.slice(bare, start)
  return /^[ \t]*$/.test(indent) ? indent : ''
}

const itemStart = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[.\][ \t]+)?/

/** How many characters of `line` are what `within` puts there; only a first line can begin an item. */
function lengthOf(line: string, within: readonly Container[], first: boolean): number {
  let at = 0
  for (const {kind, marker = '', width = 0} of within) {
    if (kind === 'quote') {
      const match = /^ {0,3}>[ \t]?/.exec(line.slice(at))
      if (!match) return at
      at += match[0].length
    } else if (kind === 'item') {
      const rest = line.slice(at)
      const opening = first && itemStart.exec(rest)?.[0]
      const isOpening = opening && opening.trim().replace(/\s+/g, ' ') === marker
      at += isOpening ? opening.length : blanks(rest, width)
    }
  }
  return at
}

/** Characters that are blanks at the beginning of `line` and fill no more than `width` columns. */
function blanks(line: string, width: number): number {
  let columns = 0
  let at = 0
  while (columns < width && (line[at] === ' ' || line[at] === '\t')) {
    columns += line[at] === '\t' ? 4 - (columns % 4) : 1
    at++
  }
  return at
}

/** What stands before the first and the other lines of a block; `opened` are the containers that begin with it. */
export function prefixes(
  within: readonly Container[],
  opened: ReadonlySet<Container>
): {first: string; rest: string} {
  let [first, rest] = ['', '']
  for (const container of within) {
    const {kind, marker = '-', width = 2} = container
    if (kind === 'quote') {
      first += '> '
      rest += '> '
    } else if (kind === 'item') {
      const [sign = '-', ...box] = marker.split(' ')
      first += opened.has(container)
        ? `${[sign.padEnd(width - 1), ...box].join(' ')} `
        : ' '.repeat(width)
      rest += ' '.repeat(width)
    }
  }
  return {first, rest}
}
