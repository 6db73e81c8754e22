/** The three texts of a conflict, one below the other, words that differ from the first marked. */

import type {MarkedText, ShownConflict} from '../model/shown-conflict.ts'
import {type Look, oneLine, paint} from './paint.ts'

const width = 'theirs'.length

export function conflictText({kind, file, base, mine, theirs}: ShownConflict, look: Look): string {
  if (kind === 'whole') return `  Both texts are in ${oneLine(file)}`
  const gone: MarkedText[] = [{text: '(not there)', kind: 'same'}]
  const rows: Array<[name: string, texts: readonly MarkedText[]]> = [
    ['before', base === '' ? gone : [{text: base, kind: 'same'}]],
    [kind === 'merged' ? 'now' : 'mine', mine.length > 0 ? mine : gone],
    ['theirs', theirs.length > 0 ? theirs : gone]
  ]
  const {bold} = paint(look)
  return rows
    .flatMap(function ([name, texts]) {
      const [first = '', ...rest] = linesOf(texts, look)
      const indent = ' '.repeat(width + 4)
      return [`  ${bold(name.padEnd(width))}  ${first}`, ...rest.map((line) => `${indent}${line}`)]
    })
    .join('\n')
}

/** Words in colour, or as `[-gone-]` and `{+new+}` where there is none. */
function linesOf(texts: readonly MarkedText[], {colour}: Look): string[] {
  const {red, green} = paint({colour})
  const marks = {
    same: (text: string) => text,
    removed: (text: string) => red(colour ? text : `[-${text}-]`),
    added: (text: string) => green(colour ? text : `{+${text}+}`)
  }
  return texts
    .map(({text, kind}) =>
      text
        .split('\n')
        .map(function (line) {
          const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(line) ?? []
          return words === '' ? line : before + marks[kind](oneLine(words)) + after
        })
        .join('\n')
    )
    .join('')
    .trimEnd()
    .split('\n')
}
