/**
 * Make paragraphs of text that stands in plain boxes, in none at all, or between pairs of line breaks.
 *
 * Chats and mail programs part paragraphs by `div` or by `<br><br>`. Whoever looks for a heading, a step or a note
 * among paragraphs finds none of them there.
 *
 * A single line break stays what it is, and so does text that stands alone in an item or a cell.
 */

import type {Element, ElementContent, Parents, Root} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import {partsOf} from './common/breaks.ts'
import {type Child, isBlank, isBlock, isElement, isHollow, make} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const flow = new Set('article aside blockquote body details div main section'.split(' '))
/** What shows something on a line of its own, though it is no block. */
const media = ['iframe', 'video', 'audio', 'object', 'embed', 'input', 'ac:image']

export const bareParagraphs = defineRepair(
  {
    id: 'bare-paragraphs',
    summary: 'Paragraphs are parted by line breaks, or stand in plain boxes.',
    defaults: {}
  },
  function (tree, {change}) {
    visit(tree)

    // Recursion is safe: no tree that a parser gives is deep.
    function visit(parent: Parents): void {
      for (const child of parent.children) if (child.type === 'element') visit(child)
      if (parent.type === 'root' || isElement(parent, ...flow)) wrapBare(parent)
      parent.children = (parent.children as Child[]).flatMap(split) as typeof parent.children
    }

    /** Runs of inline nodes in `parent` become paragraphs. */
    function wrapBare(parent: Root | Element): void {
      const result: Child[] = []
      let run: ElementContent[] = []
      let changed = false

      for (const child of parent.children as Child[]) {
        if (isBlock(child) || isElement(child, ...media) || child.type === 'doctype') {
          flush()
          result.push(child)
        } else run.push(child as ElementContent)
      }
      flush()
      if (changed) parent.children = result as typeof parent.children

      function flush(): void {
        const first = run.find((each) => !isHollow(each))
        if (first && !run.every((each) => isHollow(each) || isPicture(each))) {
          const paragraph = make(first, 'p', {}, run)
          change({at: first, args: {because: parent.type === 'root' ? 'bare' : 'box'}})
          changed = true
          result.push(paragraph)
        } else pushAll(result, run)
        run = []
      }
    }

    /** A paragraph in several, where two line breaks stand in it. */
    function split(paragraph: Child): Child[] {
      if (!isElement(paragraph, 'p')) return [paragraph]
      const parts = partsOf(paragraph.children)
      if (parts.length < 2) return [paragraph]
      change({at: paragraph, args: {because: 'breaks', paragraphs: parts.length}})
      return parts.map((part, at) => {
        const {id, ...properties} = paragraph.properties
        return {
          ...paragraph,
          properties: at === 0 && id !== undefined ? {...properties, id} : properties,
          children: part
        }
      })
    }
  }
)

/** Pictures alone are figures already. */
function isPicture(node: ElementContent): boolean {
  if (isElement(node, 'img')) return true
  return (
    isElement(node, 'a', 'span') &&
    node.children.some(isPicture) &&
    node.children.every((each) => isBlank(each) || isPicture(each))
  )
}
