/** Boxes that say: mind this. */

import type {ElementContent} from 'hast'
import type {CalloutKind} from '../../model/article.ts'
import {emoji} from '../../model/emoticons.ts'
import {table} from '../../model/table.ts'
import {
  type HandleMacro,
  inside,
  type Macro,
  type MacroFamily,
  make,
  makeText,
  record,
  type State,
  textOf
} from './state.ts'

/** What the parameter `type` of a box means. */
const types: Readonly<Record<string, CalloutKind>> = table({
  danger: 'warning',
  error: 'warning',
  hint: 'tip',
  success: 'tip',
  tip: 'tip',
  warn: 'caution',
  warning: 'caution'
})

function callout(kind: CalloutKind): HandleMacro {
  return (macro, state) => box(macro, kind, state)
}

function typed(macro: Macro, state: State): ElementContent[] {
  return box(macro, types[(macro.parameters.get('type') ?? '').toLowerCase()] ?? 'note', state)
}

function box(
  {node, parameters, body, plain}: Macro,
  kind: CalloutKind,
  state: State
): ElementContent[] {
  const title = parameters.get('title') ?? ''
  const text = textOf(plain)
  const blocks = body
    ? inside(state, () => state.all(body))
    : text.trim()
      ? [make(node, 'p', {}, [makeText(node, text)])]
      : []
  const holds = title || blocks.some((each) => each.type !== 'text' || each.value.trim() !== '')
  if (!holds) return []

  const sign = icon(parameters)
  const shown = [sign, title].filter((each) => each !== '').join(' ')
  const first = shown ? [make(node, 'p', {dataCalloutTitle: ''}, [makeText(node, shown)])] : []
  if (sign) record(state, 'panel', node, {}, {added: [makeText(node, sign)]})
  return [make(node, 'aside', {dataCallout: kind}, [...first, ...blocks])]
}

/** The character that someone chose for a panel. */
function icon(parameters: Macro['parameters']): string {
  const text = parameters.get('panelIconText') ?? ''
  const name = parameters.get('panelIcon') ?? ''
  if (!text && !name) return ''
  const sign = emoji(text, parameters.get('panelIconId') ?? '', [name])
  return /[\p{L}\p{N}]/u.test(sign) ? '' : sign
}

/** As their colours mean them: note is yellow, warning red, info blue, tip green. */
export const calloutMacros: MacroFamily = {
  title: 'Boxes',
  rows: [
    {
      names: 'info',
      handle: callout('note'),
      takesText: true,
      becomes: 'A note, with its title.'
    },
    {
      names: 'tip success hint',
      handle: callout('tip'),
      takesText: true,
      becomes: 'A tip, with its title.'
    },
    {
      names: 'note',
      handle: callout('caution'),
      takesText: true,
      becomes: 'A caution, with its title: the box is yellow in Confluence.'
    },
    {
      names: 'warning error',
      handle: callout('warning'),
      takesText: true,
      becomes: 'A warning, with its title: the box is red in Confluence.'
    },
    {
      names: 'panel',
      handle: callout('note'),
      takesText: true,
      becomes: 'A note, with its title; a character that was chosen as its icon begins the title.'
    },
    {
      names: 'alert auimessage aui-message message-box ui-text-box',
      handle: typed,
      takesText: true,
      becomes: 'A note, tip, caution or warning, as its type says.'
    }
  ]
}
