/** Colour, and text that is safe to print: the only place that knows about terminals. */

export interface Look {
  colour: boolean
  /** Columns to wrap at; `Infinity` where nobody looks at a terminal. */
  width: number
}

export const plainLook: Look = {colour: false, width: Number.POSITIVE_INFINITY}

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39]
} as const

export type Paint = Readonly<Record<keyof typeof codes, (text: string) => string>>

export function paint({colour}: Pick<Look, 'colour'>): Paint {
  const make = ([on, off]: readonly [number, number]) =>
    function (text: string): string {
      return colour && text !== '' ? `\u001B[${on}m${text}\u001B[${off}m` : text
    }
  return {
    bold: make(codes.bold),
    dim: make(codes.dim),
    red: make(codes.red),
    green: make(codes.green),
    yellow: make(codes.yellow),
    blue: make(codes.blue)
  }
}

/** One line that is safe to print. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/gu, ' ')).trim()
}

/**
 * `text`, of one line, without characters that move the cursor, recolour the terminal, turn the text around or end a
 * line, and without what services of CI take for a command wherever it stands in their logs.
 */
export function printable(text: string): string {
  return text
    .replace(/(?!\t)[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, '\uFFFD')
    .replace(/##(?=\[|vso\[)/g, '# #')
}

/** Cut `text` to `length` characters, with an ellipsis. */
export function shorten(text: string, length: number): string {
  const characters = [...text]
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text
}

/** Break `text` at blanks into lines of at most `width`; all but the first begin with `indent`. */
export function wrap(text: string, width: number, indent: string): string {
  if (!Number.isFinite(width)) return text
  const lines: string[] = []
  let line = ''

  for (const word of text.split(' ')) {
    const room = Math.max(20, width - (lines.length > 0 ? indent.length : 0))
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(`\n${indent}`)
}

/** `1 error`, `2 errors`, `1,234 words`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
