/** Take out the tables of contents that Confluence makes of the headings: the site makes its own. */

import {attribute, hasClass} from '../common/classes.ts'
import {rewrite} from '../common/tree.ts'
import {defineRepair} from '../define-repair.ts'

export const viewContents = defineRepair(
  {
    id: 'view-contents',
    summary: 'A table of contents that Confluence made stands in the page.',
    defaults: {},
    frames: true
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      const isContents =
        hasClass(element, 'toc-macro', 'client-side-toc-macro') ||
        (attribute(element, 'dataMacroName') === 'toc' &&
          attribute(element, 'dataHasbody') === 'false')
      if (!isContents) return
      change({at: element, removed: element})
      return []
    })
  }
)
