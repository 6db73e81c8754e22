/** What holds blocks: panels, expands, layouts, blocks that are shared between pages. */

import type {Element} from 'hast'
import {table} from '../../model/table.ts'
import {macro, richBody} from './macro.ts'
import {type AdfNode, textOf} from './node.ts'
import {type Build, type Building, make, makeText} from './state.ts'

/** Names of the macros that storage format has for them: by their colours, not by their names. */
const panels: Readonly<Record<string, string>> = table({
  custom: 'panel',
  error: 'warning',
  info: 'info',
  success: 'tip',
  warning: 'note'
})

const panel: Build = function (node, building) {
  const type = textOf(node.attrs, 'panelType')
  const children = building.all(node.content)
  const name = panels[type]
  if (!name && /^(?:note|tip)$/.test(type)) return [extension(node, type, children, building)]
  return [
    macro(building, node, name ?? 'panel', iconOf(node), [richBody(building, node, children)])
  ]
}

/** The icon that someone chose: only custom panels have one. */
function iconOf({attrs}: AdfNode): Record<string, string> {
  if (textOf(attrs, 'panelType') !== 'custom') return {}
  const names = ['panelIcon', 'panelIconId', 'panelIconText']
  return Object.fromEntries(names.map((name) => [name, textOf(attrs, name)]))
}

/** A panel that storage format has no macro for. */
function extension(
  node: AdfNode,
  type: string,
  children: Element['children'],
  building: Building
): Element {
  const kind = make(building, node, 'ac:adf-attribute', {key: 'panel-type'}, [
    makeText(building, node, type)
  ])
  const content = make(building, node, 'ac:adf-content', {}, children)
  const inner = make(building, node, 'ac:adf-node', {type: 'panel'}, [kind, content])
  return make(building, node, 'ac:adf-extension', {}, [inner])
}

const expand: Build = function (node, building) {
  const body = richBody(building, node, building.all(node.content))
  return [macro(building, node, 'expand', {title: textOf(node.attrs, 'title')}, [body])]
}

const layoutSection: Build = (node, building) => [
  make(building, node, 'ac:layout', {}, [
    make(building, node, 'ac:layout-section', {}, building.all(node.content))
  ])
]

const layoutColumn: Build = (node, building) => [
  make(building, node, 'ac:layout-cell', {}, building.all(node.content))
]

/** Its text is kept elsewhere: there is nothing to show but that it is missing. */
const syncBlock: Build = function (node, building) {
  const children = building.all(node.content)
  const bodies = children.length > 0 ? [richBody(building, node, children)] : []
  return [macro(building, node, 'sync-block', {}, bodies)]
}

const bodiedSyncBlock: Build = (node, building) => [
  make(building, node, 'div', {}, building.all(node.content))
]

export const boxes = {
  panel,
  expand,
  nestedExpand: expand,
  layoutSection,
  layoutColumn,
  syncBlock,
  bodiedSyncBlock,
  doc: bodiedSyncBlock,
  list: bodiedSyncBlock
}
