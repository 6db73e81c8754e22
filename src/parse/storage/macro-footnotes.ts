/** Footnotes: marks in the text, and the notes themselves at the end of the page. */

import type {ElementContent} from 'hast'
import {type Macro, type MacroFamily, make, makeText, record, type State, textOf} from './state.ts'

function footnote(macro: Macro, state: State): ElementContent[] {
  const {node, body, plain, parameters} = macro
  const texts = [parameters.get('text') || (parameters.get('') ?? ''), textOf(plain).trim()]
  const children = [
    ...texts.flatMap((text) => (text ? [make(node, 'p', {}, [makeText(node, text)])] : [])),
    ...(body ? state.all(body) : [])
  ]
  if (children.length === 0) return []
  state.notes.push({at: node, children})
  return [make(node, 'sup', {dataFootnoteRef: String(state.notes.length)}, [])]
}

/** The notes of the page, as the section that the article stage knows. */
export function footnotes({notes}: State): ElementContent[] {
  const [first] = notes
  if (!first) return []
  const items = notes.map(({at, children}, index) =>
    make(at, 'li', {dataFootnote: String(index + 1)}, children)
  )
  return [make(first.at, 'section', {dataFootnotes: ''}, [make(first.at, 'ol', {}, items)])]
}

export const footnoteMacros: MacroFamily = {
  title: 'Footnotes',
  rows: [
    {
      names: 'footnote cfm-footnote footnote-macro',
      handle: footnote,
      takesText: true,
      becomes: 'A mark in the text, and the note at the end of the article.'
    },
    {
      names: 'footnotes display-footnotes cfm-display-footnotes footnotes-display',
      handle({node, name}, state) {
        record(state, 'dynamic-macro', node, {macro: name})
        return []
      },
      bodiless: true,
      becomes: 'Nothing of its own: the site shows the notes at the end.'
    }
  ]
}
