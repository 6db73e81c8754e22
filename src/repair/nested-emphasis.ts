/**
 * Join emphasis that was split, and unwrap emphasis inside the same emphasis.
 *
 * `<b>Save</b><b>d</b>` and `<b><strong>Save</strong></b>` come from editing bold text; in Markdown both
 * turn into stray asterisks.
 */

import type {Element, Parents} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import {table} from '../model/table.ts'
import {type Child, isElement, joinTexts} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const alike: Readonly<Record<string, string>> = table({
  b: 'strong',
  del: 'del',
  em: 'em',
  i: 'em',
  s: 'del',
  strike: 'del',
  strong: 'strong',
  u: 'u'
})

export const nestedEmphasis = defineRepair(
  {
    id: 'nested-emphasis',
    summary: 'Bold or italic text is split, or wrapped twice.',
    defaults: {}
  },
  function (tree, {change}) {
    unwrapInner(tree, new Set())
    rewriteSplit(tree)

    function unwrapInner(parent: Parents, open: ReadonlySet<string>): void {
      const result: Child[] = []
      let changed = false
      for (const child of parent.children as Child[]) {
        if (child.type !== 'element') {
          result.push(child)
          continue
        }
        const kind = alike[child.tagName]
        unwrapInner(child, kind ? new Set([...open, kind]) : open)
        if (kind && open.has(kind) && child.properties['id'] === undefined) {
          change({at: child, args: {element: child.tagName}})
          pushAll(result, child.children)
          changed = true
        } else {
          result.push(child)
        }
      }
      if (changed) parent.children = joinTexts(result) as typeof parent.children
    }

    function rewriteSplit(parent: Parents): void {
      const result: Child[] = []
      for (const child of parent.children as Child[]) {
        const last = result.at(-1)
        if (isElement(last) && isElement(child) && isSplit(last, child)) {
          change({at: child, args: {element: child.tagName}})
          last.children = joinTexts([...last.children, ...child.children])
        } else {
          result.push(child)
        }
      }
      if (result.length < parent.children.length) parent.children = result as typeof parent.children
      for (const child of parent.children) if (child.type === 'element') rewriteSplit(child)
    }
  }
)

function isSplit(a: Element, b: Element): boolean {
  const kind = alike[a.tagName]
  return kind !== undefined && kind === alike[b.tagName] && b.properties['id'] === undefined
}
