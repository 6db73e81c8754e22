/** What only templates hold: hints for writers, and variables. */

import {type ElementFamily, type Handle, record, textOf} from './state.ts'

/** What a template tells its writer to fill in: no reader of the page sees it. */
const placeholder: Handle = function (node, state) {
  const words = state.all(node.children)
  record(state, 'placeholder', node, {text: textOf(node).trim().slice(0, 80)}, {removed: words})
  return []
}

/** Declarations of templates: no reader of a page sees them. */
const declarations: Handle = function (node, state) {
  record(state, 'declarations', node, {}, {removed: state.all(node.children)})
  return []
}

export const templateElements: ElementFamily = {
  title: 'Templates',
  rows: [
    {
      names: 'ac:placeholder',
      handle: placeholder,
      becomes: 'Left out: it tells a writer what to type here. The record keeps its words.'
    },
    {
      names: 'at:declarations at:string at:textarea at:list at:option',
      handle: declarations,
      becomes: 'Left out: questions of a template. The record keeps their words.'
    },
    {
      names: 'at:var at:i18n',
      handle: declarations,
      becomes: 'Left out: a variable that was never filled in.'
    }
  ]
}
