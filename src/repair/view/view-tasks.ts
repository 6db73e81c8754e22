/** Make checklists of Confluence’s rendered task lists: without its style sheet nobody sees what is done. */

import {attribute, hasClass} from '../common/classes.ts'
import {isElement, make, rewrite, text} from '../common/tree.ts'
import {defineRepair} from '../define-repair.ts'

export const viewTasks = defineRepair(
  {
    id: 'view-tasks',
    summary: 'Tasks are ticked by their looks only.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (!isElement(element, 'ul') || !hasClass(element, 'inline-task-list')) return
      change({at: element})
      const items = element.children.map(function (each) {
        if (!isElement(each, 'li') || each.children.some((inner) => isElement(inner, 'input')))
          return each
        const checked =
          hasClass(each, 'checked') || attribute(each, 'dataInlineTaskStatus') === 'complete'
        const box = make(each, 'input', {type: 'checkbox', disabled: true, checked})
        return make(each, 'li', {}, [box, text(each, ' '), ...each.children])
      })
      return [make(element, 'ul', {}, items)]
    })
  }
)
