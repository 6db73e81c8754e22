/** What there is to say of exported articles, as text and as JSON. */

import type {ExportedArticle, ExportNote, Target} from '../model/export.ts'
import {noteSentence} from '../model/export-notes.ts'
import {print} from './json.ts'
import {count, type Look, oneLine, paint, shorten, wrap} from './paint.ts'

const longest = 600

/** The notes of one article, a line each; empty where there are none. */
export function exportNotesText({file, title, notes}: ExportedArticle, look: Look): string {
  if (notes.length === 0) return ''
  const colours = paint(look)
  const lines = notes.map(function (note) {
    const place = note.line === undefined ? file : `${file}:${note.line}:${note.column ?? 1}`
    const says = shorten(oneLine(noteSentence(note.kind, note.args)), longest)
    return `  ${colours.dim(oneLine(place))}\n    ${wrap(`${says}.`, look.width - 4, '    ')}`
  })
  return `${colours.bold(oneLine(title))}: ${count(notes.length, 'note')}\n${lines.join('\n')}\n`
}

/** What was written into `folder`. */
export function exportSummary(articles: number, notes: number, files: number, to: string): string {
  const parts = [count(articles, 'article'), count(files, 'picture or file', 'pictures and files')]
  return `Exported ${parts.join(', ')} to ${oneLine(to)}; ${count(notes, 'note')}\n`
}

/** `schemas/export.schema.json`. */
export function exportJson(to: Target, articles: readonly ExportedArticle[]): string {
  return print({
    schemaVersion: 1,
    to,
    articles: articles.map(({id, title, file, name, text, meta, files, notes}) => ({
      id,
      title,
      path: file,
      name,
      text,
      meta,
      files,
      notes: notes.map(noteJson)
    }))
  })
}

function noteJson({kind, args, line, column}: ExportNote): Record<string, unknown> {
  return {
    kind,
    says: `${noteSentence(kind, args)}.`,
    ...(line !== undefined && {line, column: column ?? 1})
  }
}
