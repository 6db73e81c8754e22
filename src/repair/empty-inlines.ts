/**
 * Take out inline elements with nothing in them.
 *
 * They are left behind when text is deleted in an editor. Blanks in them are kept, ids too; the mark of a footnote
 * is empty by nature.
 */

import {isElement, isHollow, make, rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const names = 'abbr b big cite code del em font i ins kbd mark s small strike strong sub sup u'

export const emptyInlines = defineRepair(
  {
    id: 'empty-inlines',
    summary: 'Bold, italic or other inline elements have nothing in them.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element, parent) {
      if (!isElement(element, ...names.split(' ')) || !isHollow(element)) return
      if (isElement(parent, 'pre') || 'dataFootnoteRef' in element.properties) return
      change({at: element, args: {element: element.tagName}})
      const {id} = element.properties
      const anchor = id === undefined ? [] : [make(element, 'span', {id})]
      return [...anchor, ...element.children]
    })
  }
)
