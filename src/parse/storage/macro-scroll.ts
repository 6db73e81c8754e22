/** Scroll’s macros for publishing, and pages in several languages. */

import {unwrap} from './macro-containers.ts'
import {find, type HandleMacro, type MacroFamily, record} from './state.ts'

const languages = `belarusian bulgarian canadian-en canadian-fr catalan chinese croatian czech danish dutch
  english english-us estonian french german greek hindi hungarian icelandic irish italian japanese korean
  latvian lithuanian maltese norwegian norwegian-nb polish portuguese portuguese-br romanian russian slovak
  slovenian spanish swedish thai turkish ukrainian vietnamese welsh`

/** What only some readers are meant to see is kept, and said. */
const conditional: HandleMacro = function (macro, state) {
  const shown = unwrap(macro, state)
  if (shown.length > 0) find(state, 'leftover/macro', macro.node, {macro: macro.name})
  record(state, 'condition', macro.node, {macro: macro.name})
  return shown
}

/** Texts in several languages are one thing to decide. */
const translated: HandleMacro = (macro, state) => conditional({...macro, name: 'lang'}, state)

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
