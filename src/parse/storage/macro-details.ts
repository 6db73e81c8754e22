/** Page properties: a table that is data too, for the front matter and for reports on other pages. */

import {detailsRows} from '../details-rows.ts'
import {container, type Macro, type MacroFamily, record, type State} from './state.ts'

export const detailsMacros: MacroFamily = {
  title: 'Page properties',
  rows: [
    {
      names: 'details',
      becomes:
        'Its table, and `details` in the front matter, by the first cell of each row; a hidden one is front matter only.',
      handle: details,
      takesText: true
    }
  ]
}

function details({node, name, parameters, body, plain: text}: Macro, state: State) {
  const shown = container(node, state.all(body ?? text?.children ?? []))
  const rows = detailsRows(shown)
  if (rows.length > 0) state.details.push({id: parameters.get('id') ?? '', rows})
  if (parameters.get('hidden') !== 'true') return shown
  const keys = rows.map(({key}) => key).slice(0, 20)
  record(state, 'hidden', node, {macro: name, details: keys}, {removed: shown})
  return []
}
