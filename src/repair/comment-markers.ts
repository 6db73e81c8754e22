/**
 * Unwrap the markers of Confluence's inline comments.
 *
 * They mark the words that a comment speaks of, often half a word: the text on both sides becomes one.
 */

import {rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export const commentMarkers = defineRepair(
  {
    id: 'comment-markers',
    summary: 'The markers of inline comments are left in the text.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      const {tagName, properties} = element
      const classes = properties['className']
      const isMarker =
        tagName === 'ac:inline-comment-marker' ||
        (Array.isArray(classes) && classes.includes('inline-comment-marker'))
      if (!isMarker) return

      const ref = properties['ac:ref'] ?? properties['dataRef']
      change({at: element, args: typeof ref === 'string' ? {ref} : {}})
      return element.children
    })
  }
)
