/** Collapses white space in a line of text as a browser shows it. */

import type {PhrasingContent} from 'mdast'

const blank = /[\t\n\f\r ]+/g

export function isBlankText(node: PhrasingContent): boolean {
  return node.type === 'text' && node.value.replace(blank, '') === ''
}

/** Collapse the texts in `nodes`, in place; empty ones go. */
export function collapse(nodes: PhrasingContent[]): PhrasingContent[] {
  const state: State = {open: true, last: undefined}
  const result = each(nodes, state)
  if (state.last) trimEnd(state.last)
  return result.filter(shows)
}

interface State {
  /** White space here would not show: at the start, after a break or after a blank. */
  open: boolean
  /** The text that ended last with a blank. */
  last: {value: string} | undefined
}

function each(nodes: readonly PhrasingContent[], state: State): PhrasingContent[] {
  for (const node of nodes) {
    if (node.type === 'text') {
      let value = node.value.replace(blank, ' ')
      if (state.open && value.startsWith(' ')) value = value.slice(1)
      node.value = value
      if (value === '') continue
      state.open = value.endsWith(' ')
      state.last = state.open ? node : undefined
    } else if (node.type === 'break') {
      if (state.last) trimEnd(state.last)
      state.open = true
      state.last = undefined
    } else if ('children' in node) {
      each(node.children, state)
      node.children = (node.children as PhrasingContent[]).filter(shows) as never[]
    } else {
      state.open = false
      state.last = undefined
    }
  }
  return [...nodes]
}

function trimEnd(node: {value: string}): void {
  if (node.value.endsWith(' ')) node.value = node.value.slice(0, -1)
}

function shows(node: PhrasingContent): boolean {
  return node.type !== 'text' || node.value !== ''
}
