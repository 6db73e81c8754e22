/**
 * Keep one form of the formulas that a page was saved with: how they were typed, where that is there.
 *
 * Programs that set formulas leave them two or three times: as typed, for screen readers, and letter by
 * letter for the eye.
 */

import type {Element, Nodes} from 'hast'
import {attribute, findClass, hasClass} from '../common/classes.ts'
import {isElement, make, rewrite, text} from '../common/tree.ts'
import {defineRepair} from '../define-repair.ts'

export const viewMaths = defineRepair(
  {
    id: 'view-maths',
    summary: 'A formula stands in the page several times, in several forms.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element, parent) {
      if (hasClass(element, 'MJX_Assistive_MathML') && hasClass(parent as Element, 'MathJax')) {
        change({at: element, removed: element})
        return []
      }
      const isDisplay = hasClass(element, 'katex-display')
      // The one inside a display is set with it.
      if (
        !isDisplay &&
        (!hasClass(element, 'katex') || hasClass(parent as Element, 'katex-display'))
      )
        return
      const typed = typedIn(element)
      if (typed === '') return
      const code = make(element, 'code', {className: ['language-math']}, [text(element, typed)])
      change({at: element, removed: element, added: code})
      return [isDisplay ? make(element, 'pre', {}, [code]) : code]
    })
  }
)

/** What was typed, which KaTeX keeps in a note to the formula. */
function typedIn(element: Element): string {
  const holder = hasClass(element, 'katex-mathml') ? element : findClass(element, 'katex-mathml')
  const todo: Nodes[] = holder ? [holder] : []
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (!isElement(node)) continue
    if (node.tagName === 'annotation' && attribute(node, 'encoding') === 'application/x-tex')
      return node.children
        .map((each) => (each.type === 'text' ? each.value : ''))
        .join('')
        .trim()
    for (const each of node.children) todo.push(each)
  }
  return ''
}
