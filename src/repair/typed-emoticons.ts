/**
 * Write the signs of the old wiki markup, such as `(/)` and `(x)`, as the characters that they stand for.
 *
 * Conversions leave them as text. They are believed where one is all that a cell or an item holds, or what
 * it begins with, and only on pages that have `(/)` or `(tick)` in such a place: the rest occur in other text.
 */

import type {Element, Nodes, Root, Text} from 'hast'
import {emoji} from '../model/emoticons.ts'
import {plain} from '../model/readable.ts'
import {table} from '../model/table.ts'
import {isBlank, isElement, text, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const names: Readonly<Record<string, string>> = table({
  '!': 'warning',
  '*': 'yellow-star',
  '+': 'plus',
  '-': 'minus',
  '/': 'tick',
  '?': 'question',
  error: 'cross',
  i: 'information',
  off: 'light-off',
  on: 'light-on',
  tick: 'tick',
  x: 'cross'
})

const sign = /^\s*\((\/|x|!|\?|i|\*|\+|-|on|off|tick|error)\)(?=\s|$)/

export const typedEmoticons = defineRepair(
  {
    id: 'typed-emoticons',
    summary: 'Signs of the old wiki markup stand there as text, such as `(/)`.',
    defaults: {}
  },
  function (tree, {change}) {
    const found = signs(tree)
    if (!found.some(({name}) => name === '/' || name === 'tick')) return
    for (const {node, name} of found) {
      const [whole = ''] = sign.exec(node.value) ?? []
      const shown = emoji('', '', [names[name] ?? ''])
      const typed = text(node, whole.trim())
      node.value = node.value.replace(
        whole,
        whole.replace(/\(.*\)/, () => shown)
      )
      change({at: node, args: {sign: whole.trim()}, removed: typed, added: text(node, shown)})
    }
  }
)

function signs(tree: Root): Array<{node: Text; name: string}> {
  const result: Array<{node: Text; name: string}> = []
  const seen = new Set<Text>()
  walk(tree, function (element) {
    if (!isElement(element, 'td', 'th', 'li', 'p')) return
    const node = firstText(element)
    const name = node && sign.exec(node.value)?.[1]
    if (!node || !name || seen.has(node)) return
    // In a paragraph that goes on, only the ones that nobody types otherwise.
    const isAll = plain(element) === `(${name})`
    if (!isAll && name !== '/' && name !== 'tick' && name !== 'x' && name !== '!') return
    seen.add(node)
    result.push({node, name})
  })
  return result
}

/** The first text in `element`, outside of code. */
function firstText(element: Element): Text | undefined {
  let node: Nodes | undefined = element
  while (node !== undefined && node.type !== 'text') {
    if (node.type !== 'element' || isElement(node, 'code', 'pre', 'kbd')) return undefined
    node = node.children.find((each) => !isBlank(each))
  }
  return node
}
