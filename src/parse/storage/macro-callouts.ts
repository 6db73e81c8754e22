/** Boxes that say: mind this. */

import type {ElementContent} from 'hast'
import type {CalloutKind} from '../../model/article.ts'
import {type HandleMacro, type Macro, make, makeText, type State, textOf} from './state.ts'

/** As their colours mean them: note is yellow, warning red, info blue, tip green. */
export const calloutMacros: Readonly<Record<string, HandleMacro>> = {
  alert: callout('note'),
  auimessage: callout('note'),
  info: callout('note'),
  note: callout('caution'),
  panel: callout('note'),
  tip: callout('tip'),
  'ui-text-box': callout('note'),
  warning: callout('warning')
}

function callout(kind: CalloutKind): HandleMacro {
  return function ({node, parameters, body, plain}: Macro, state: State): ElementContent[] {
    const title = parameters.get('title') ?? ''
    const text = textOf(plain)
    const blocks = body
      ? state.all(body)
      : text.trim()
        ? [make(node, 'p', {}, [makeText(node, text)])]
        : []
    const holds = title || blocks.some((each) => each.type !== 'text' || each.value.trim() !== '')
    if (!holds) return []
    const first = title ? [make(node, 'p', {dataCalloutTitle: ''}, [makeText(node, title)])] : []
    return [make(node, 'aside', {dataCallout: kind}, [...first, ...blocks])]
  }
}
