/** Scroll’s macros for publishing, and pages in several languages. */

import type {ElementContent} from 'hast'
import {unwrap} from './macro-containers.ts'
import {find, type HandleMacro, type Macro, type MacroFamily, record, type State} from './state.ts'

const languages = `belarusian bulgarian canadian-en canadian-fr catalan chinese croatian czech danish dutch
  english english-us estonian french german greek hindi hungarian icelandic irish italian japanese korean
  latvian lithuanian maltese norwegian norwegian-nb polish portuguese portuguese-br romanian russian slovak
  slovenian spanish swedish thai turkish ukrainian vietnamese welsh`

/** What only some readers are meant to see is kept, and said. */
const conditional: HandleMacro = (macro, state) => shownToAll(macro, 'some', state)

/** Texts in several languages are one thing to decide. */
const translated: HandleMacro = (macro, state) =>
  shownToAll({...macro, name: 'lang'}, 'languages', state)

function shownToAll(macro: Macro, why: 'languages' | 'some', state: State): ElementContent[] {
  const {node, name} = macro
  const shown = unwrap(macro, state)
  if (shown.length > 0) find(state, 'leftover/macro', node, {macro: name, why})
  record(state, 'condition', node, {macro: name})
  return shown
}

export const scrollMacros: MacroFamily = {
  title: 'Publishing and translations',
  rows: [
    {
      names: 'scroll-ignore scroll-ignore-inline scroll-pdf-ignore scroll-pdf-ignore-inline',
      handle: unwrap,
      takesText: true,
      becomes: 'What is in it: readers of the wiki see it, though it was not printed.'
    },
    {
      names:
        'scroll-only scroll-only-inline scroll-pdf-only scroll-pdf-only-inline scroll-html-only scroll-word-only',
      handle: conditional,
      takesText: true,
      becomes:
        'What is in it, with a finding: it was written to be published, and readers of the wiki did not see it.'
    },
    {
      names: 'scroll-conditional-content scroll-conditional-content-inline',
      handle: conditional,
      takesText: true,
      becomes: 'What is in it, for everybody, with a finding: the conditions are the publisher’s.'
    },
    {
      names:
        'scroll-landscape scroll-portrait scroll-content-block scroll-tablelayout scroll-pagebreak scroll-page-break scroll-imagemap scroll-pagetitle',
      handle: unwrap,
      takesText: true,
      becomes: 'What is in it; how it was set on paper goes.'
    },
    {
      names: 'sv-translation lang language translation',
      handle: translated,
      takesText: true,
      becomes:
        'What is in it, each language below the other, with a finding: make an article of each language.'
    },
    {
      names: languages.replace(/\s+/g, ' '),
      handle: translated,
      takesText: true,
      becomes: 'The same: text in that language.'
    }
  ]
}
