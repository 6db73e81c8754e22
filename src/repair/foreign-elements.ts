/**
 * Unwrap elements that articles do not have, and take out those of which no reader sees anything.
 *
 * Forms, buttons, page frames, drawings and made-up elements go; the words in them stay. Scripts, styles
 * and the like go with all that is in them.
 */

import type {Element, ElementContent} from 'hast'
import {rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const allowed = new Set(
  `a abbr aside b big blockquote br caption cite code col colgroup dd del details dfn div dl dt em
  figcaption figure font h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp
  section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var
  wbr`.split(/\s+/)
)

const unseen = new Set(
  `base basefont frame frameset head link meta noembed noframes param script source style template
  title track`.split(/\s+/)
)

export const foreignElements = defineRepair(
  {
    id: 'foreign-elements',
    summary: 'Scripts, styles, forms or unknown elements are left in the markup.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      const instead = replacement(element)
      if (instead) change({at: element, args: {element: element.tagName}})
      return instead
    })
  }
)

/** What is left of `element` where it cannot stay. */
function replacement(element: Element): ElementContent[] | undefined {
  if (unseen.has(element.tagName)) return []
  if (element.tagName === 'input') return isCheckbox(element) ? undefined : []
  return allowed.has(element.tagName) ? undefined : element.children
}

function isCheckbox({properties}: Element): boolean {
  return properties['type'] === 'checkbox'
}
