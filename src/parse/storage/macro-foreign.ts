/** Macros whose text is written in another language. */

import type {ElementContent} from 'hast'
import {stamp} from '../positions.ts'
import {
  container,
  type ForeignFormat,
  type HandleMacro,
  type MacroFamily,
  textOf,
  withoutParagraph
} from './state.ts'

/** A body in another language is read as what it is. */
function foreign(format: ForeignFormat): HandleMacro {
  return function ({node, name, plain, body}, state): ElementContent[] {
    if (!plain) return body ? container(node, state.all(body)) : []
    const inner = state.read(format, textOf(plain), plain)
    stamp(inner, plain.position)
    return name.includes('inline') ? withoutParagraph(inner) : container(node, inner)
  }
}

export const foreignMacros: MacroFamily = {
  title: 'Text in another language',
  rows: [
    {
      names: 'markdown markdown-macro mohamicorp-markdown markdown-from-text easy-markdown',
      handle: foreign('markdown'),
      takesText: true,
      becomes: 'Read as Markdown.'
    },
    {
      names: 'html html-macro html-bobswift html-wrap',
      handle: foreign('html'),
      takesText: true,
      becomes:
        'Read as HTML. Programs, forms and styles in it go, frames become links, and what is left is an article like any other.'
    },
    {
      names: 'unmigrated-wiki-markup unmigrated-inline-wiki-markup wiki',
      handle: foreign('wiki'),
      takesText: true,
      becomes: 'Read as the wiki markup of old Confluence pages.'
    }
  ]
}
