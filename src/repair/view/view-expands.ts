/** Make details of what unfolds in Confluence’s rendered pages: a line to click, and a hidden part below it. */

import type {Element, ElementContent} from 'hast'
import {plain} from '../../model/readable.ts'
import {hasClass} from '../common/classes.ts'
import {isBlank, isElement, make, rewrite, text} from '../common/tree.ts'
import {defineRepair} from '../define-repair.ts'

export const viewExpands = defineRepair(
  {
    id: 'view-expands',
    summary: 'What unfolds in Confluence does so by its looks only.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (!isElement(element, 'div') || !hasClass(element, 'expand-container')) return
      const control = element.children.find((each) =>
        hasClass(each, 'expand-control', 'expand-control-text')
      )
      const body = element.children.flatMap(function (each) {
        if (each === control) return []
        return hasClass(each, 'expand-content') ? (each as Element).children : [each]
      })
      if (isBlank(element)) {
        change({at: element, args: {empty: true}})
        return body
      }

      const title = control ? plain(control) : ''
      const words = text(control ?? element, title || 'Details')
      const arrow = control ? arrowsIn(control) : []
      change({at: element, removed: arrow, ...(title ? {} : {added: words})})
      const summary = make(control ?? element, 'summary', {}, title ? lineOf(control) : [words])
      return [make(element, 'details', {}, [summary, ...body])]
    })
  }
)

/** The pictures of an arrow that older versions set before the words to click. */
function arrowsIn(node: ElementContent): ElementContent[] {
  if (isArrow(node)) return [node]
  return isElement(node) ? node.children.flatMap(arrowsIn) : []
}

function isArrow(node: ElementContent): boolean {
  return isElement(node, 'img') && hasClass(node, 'expand-control-image', 'expand-control-icon')
}

/** The words of the line to click, without the elements around them. */
function lineOf(control: ElementContent | undefined): ElementContent[] {
  if (!isElement(control)) return []
  return control.children
    .filter((each) => !isBlank(each) && !isArrow(each))
    .flatMap((each) => (isElement(each, 'b', 'strong', 'div', 'p', 'span') ? lineOf(each) : [each]))
}
