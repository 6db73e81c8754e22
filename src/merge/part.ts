/** An article's file in its parts: front matter and body. */

export interface Parted {
  front: string
  body: string
  /** A text as the writer's editor keeps it: with its mark at the beginning, its ends of lines. */
  restore(text: string): string
}

export function parted(text: string): Parted {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  // Where both ends of lines are, as after pasting, the text gets those that most of it has.
  const windows = text.split('\r\n').length - 1
  const others = text.split('\n').length - 1 - windows
  // A third kind, of times long gone, is nobody's end of lines: such a text is left as it is.
  const isOdd = others > 0 && /\r(?!\n)/.test(text)
  const isWindows = !isOdd && windows > 0 && windows >= others
  const plain = text.slice(mark.length)
  const [front, body] = split(isOdd ? plain : plain.replace(/\r\n/g, '\n'))
  return {
    front,
    body,
    restore: (merged) => mark + (isWindows ? merged.replace(/\n/g, '\r\n') : merged)
  }
}

/** The text of an article's file below its front matter. */
export function bodyText(text: string): string {
  return split(text)[1]
}

/** Part front matter, with the line that closes it, from the body. */
function split(text: string): [string, string] {
  if (!/^---[\t ]*\r?\n/.test(text)) return ['', text]
  const close = /\r?\n---[\t ]*(?:\r?\n|$)/.exec(text.slice(3))
  if (!close) return ['', text]
  const end = 3 + close.index + close[0].length
  return [text.slice(0, end), text.slice(end)]
}
