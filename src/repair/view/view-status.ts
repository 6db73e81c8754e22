/** Set the status marks of Confluence’s rendered pages in bold: without their colour they are lost in the text. */

import {defineRepair} from '../define-repair.ts'
import {isBlank, isElement, make, rewrite} from '../tree.ts'
import {hasClass} from './classes.ts'

export const viewStatus = defineRepair(
  {
    id: 'view-status',
    summary: 'A status is one by its colour only.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element, parent) {
      if (!isElement(element, 'span') || !hasClass(element, 'status-macro', 'aui-lozenge')) return
      change({at: element})
      if (isBlank(element) || isElement(parent, 'strong', 'b')) return element.children
      return [make(element, 'strong', {}, element.children)]
    })
  }
)
