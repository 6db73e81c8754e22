/** Tabs and steps: parts of a page with titles of their own. */

import type {Element, ElementContent} from 'hast'
import {plain} from '../../model/readable.ts'
import {unwrap} from './macro-containers.ts'
import {group, section} from './sections.ts'
import {
  attribute,
  child,
  inside,
  isElement,
  type Macro,
  type MacroFamily,
  make,
  makeText,
  record,
  type State,
  textOf
} from './state.ts'

/** Parameters that a title stands in. */
const titles = ['title', 'name', 'label', 'text']
const stepNames = new Set(['ui-step', 'step'])

function tabs(macro: Macro, state: State): ElementContent[] {
  return group(state, function (rank) {
    const {tabRank} = state
    state.tabRank = rank
    const inner = unwrap(macro, state)
    state.tabRank = tabRank
    return inner
  })
}

function tab(macro: Macro, state: State): ElementContent[] {
  const {node, parameters} = macro
  const title = titles.map((key) => parameters.get(key)).find(Boolean)
  if (!title) return unwrap(macro, state)
  const {tabRank} = state
  const rank = tabRank || Math.min(Math.max(state.rank + 1, 2), 6)
  state.tabRank = 0
  const shown = section(node, title, rank, state, () => unwrap(macro, state))
  state.tabRank = tabRank
  return [make(node, 'div', {}, shown)]
}

/** Steps: headings where each has a title, else a numbered list. */
function steps(macro: Macro, state: State): ElementContent[] {
  const {node, body = []} = macro
  const items = body.filter(isStep)
  const others = body.filter(
    (each) => !isStep(each) && (each.type !== 'text' || each.value.trim() !== '')
  )
  if (items.length === 0) return unwrap(macro, state)

  const titled = state.nested === 0 && items.every((item) => titleOf(item) !== '')
  const list = titled
    ? group(state, (rank) => items.flatMap((item, index) => titledStep(item, index, rank, state)))
    : [
        make(
          node,
          'ol',
          {},
          items.map((item) => plainStep(item, state))
        )
      ]
  return [make(node, 'div', {}, [...list, ...state.all(others)])]
}

function titledStep(item: Element, index: number, rank: number, state: State): ElementContent[] {
  const own = parameter(item)
  const sign = `Step ${index + 1}:`
  record(state, 'step', item, {number: index + 1}, {added: [makeText(item, sign)]})
  const body = bodyOf(item)
  const first = body.find((each) => each.type !== 'text' || each.value.trim() !== '')
  const rest = own ? body : body.filter((each) => each !== first)
  if (own) return section(item, `${sign} ${own}`, rank, state, () => state.all(rest))
  // The heading that it begins with, with all that is in it, is its title.
  const [heading, ...behind] = first ? state.all([first]) : []
  const [, ...shown] = section(item, '', rank, state, () => state.all(rest))
  const words = heading && isElement(heading) ? heading.children : []
  const title = make(item, `h${rank}`, {}, [makeText(item, `${sign} `), ...words])
  return [title, ...behind, ...shown]
}

function plainStep(item: Element, state: State): Element {
  const own = parameter(item)
  const children = inside(state, () => state.all(bodyOf(item)))
  const title = own ? [make(item, 'p', {}, [make(item, 'strong', {}, [makeText(item, own)])])] : []
  return make(item, 'li', {}, [...title, ...children])
}

function isStep(node: ElementContent): node is Element {
  return (
    isElement(node, 'ac:structured-macro', 'ac:macro') &&
    stepNames.has(attribute(node, 'ac:name').toLowerCase())
  )
}

/** The title that a step gives itself, or the heading that it begins with. */
function titleOf(item: Element): string {
  const own = parameter(item)
  if (own) return own
  const first = bodyOf(item).find((each) => each.type !== 'text' || each.value.trim() !== '')
  return first && isElement(first) && /^h[1-6]$/.test(first.tagName) ? plain(first.children) : ''
}

function parameter(item: Element): string {
  const given = item.children.filter((each) => isElement(each, 'ac:parameter'))
  return (
    titles
      .map((key) => textOf(given.find((each) => attribute(each, 'ac:name') === key)).trim())
      .find(Boolean) ?? ''
  )
}

function bodyOf(item: Element): ElementContent[] {
  return child(item, 'ac:rich-text-body')?.children ?? []
}

export const tabMacros: MacroFamily = {
  title: 'Tabs and steps',
  rows: [
    {
      names:
        'ui-tabs localtabgroup tabs tabs-group tab-group tabs-container auitabs aura-tab-group deck',
      handle: tabs,
      takesText: true,
      becomes: 'Its tabs, one below the other.'
    },
    {
      names: 'ui-tab localtab tab tab-pane tabs-page auitabspage aura-tab card',
      handle: tab,
      takesText: true,
      becomes: 'A part of the page under a heading of its own: the title of the tab.'
    },
    {
      names: 'ui-steps steps',
      handle: steps,
      takesText: true,
      becomes:
        'Steps of a procedure: headings “Step 1: …” where each has a title, else a numbered list.'
    },
    {
      names: 'ui-step step',
      handle: tab,
      takesText: true,
      becomes: 'A step of the procedure around it.'
    }
  ]
}
