/**
 * Code as Confluence 3 to 5 wrote it into its pages: in a `script` that its highlighter shows. It is no program, and
 * readers see it.
 */

import type {DefaultTreeAdapterTypes} from 'parse5'

export interface BrushScript {
  /** What the highlighter was told, such as `brush: java; gutter: false`. */
  parameters: string
  /** Where the code is, in what was parsed. */
  start: number
  end: number
}

/** The code in `element`, where it is such a script. */
export function brushScript({
  tagName,
  attrs,
  childNodes: [only]
}: DefaultTreeAdapterTypes.Element): BrushScript | undefined {
  const value = (name: string) => attrs.find((each) => each.name === name)?.value ?? ''
  if (tagName !== 'script' || value('type') !== 'syntaxhighlighter') return
  const at = only?.sourceCodeLocation
  return at ? {parameters: value('class'), start: at.startOffset, end: at.endOffset} : undefined
}

/** The code in the part `from`–`to` of `source`, which is all that the script holds, and where it begins. */
export function codeIn(source: string, from: number, to: number): {code: string; start: number} {
  const written = source.slice(from, to)
  const mark = /^\s*<!\[CDATA\[/.exec(written)?.[0].length ?? 0
  // Or it is read as the end of the mark already.
  const isMarked = mark > 0 || source.slice(Math.max(0, from - 9), from) === '<![CDATA['
  const code = written.slice(mark)
  return {code: isMarked ? code.replace(/\]\]>\s*$/, '') : code, start: from + mark}
}
