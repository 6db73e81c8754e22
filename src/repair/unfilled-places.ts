/**
 * Report places that somebody was still to fill in: “[insert link]”, “TBD”, “lorem ipsum”.
 *
 * They were published by oversight, and only a person knows what belongs there. A name in brackets that readers
 * replace by their own (“[your domain]”) is none, and neither is code.
 */

import type {Nodes, Parents} from 'hast'
import {isElement} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const things = 'screen ?shots?|images?|pictures?|photos?|links?|urls?|videos?|gifs?|diagrams?'
const places = [
  // “[insert section link]”, “[add a screenshot here]”, “[link to the guide]”, “[screenshot]”.
  '[[<{(](?:insert|to be (?:added|completed|confirmed|determined|done|written))(?= [\\p{L}\\d])[^\\]}>)\\n]{2,80}[\\]}>)]',
  `\\[(?:add|put|place|paste|replace with)(?= )[^\\]\\n]{0,60}\\b(?:${things}|here)\\b[^\\]\\n]{0,40}\\]`,
  '\\[link to (?:the|our|a|an|this|article|page)\\b[^\\]\\n]{2,80}\\]',
  '\\[(?:screen ?shots?|images?|pictures?|photos?|links?|videos?|gifs?|diagrams?)(?: (?:here|tbd|to come|goes here))?\\]',
  '[[(](?:todo|tbd|tbc|fixme)\\b[^\\])\\n]{0,80}[\\])]',
  // Alone, in capitals only: `todo` is also a word.
  '(?<![\\w/.#-])(?:TODO|FIXME)(?=:|\\s*$)|(?<![\\w/.#-])(?:TBD|TBC)(?![\\w/-])',
  '\\blorem ipsum\\b[^.\\n]{0,60}'
]
const place = new RegExp(places.join('|'), 'giu')
/** Alone, they must be in capitals, which `i` does not see. */
const isName = /^(?:todo|fixme|tbd|tbc)$/i

export const unfilledPlaces = defineRepair(
  {
    id: 'unfilled-places',
    summary: 'Something that was to be filled in was forgotten.',
    defaults: {}
  },
  function (tree, {find}) {
    look(tree)

    // Recursion is safe: no tree that a parser gives is deep.
    function look(parent: Parents): void {
      for (const node of parent.children as Nodes[]) {
        if (node.type === 'text') {
          for (const [text] of node.value.matchAll(place))
            if (!isName.test(text) || text === text.toUpperCase())
              find('leftover/placeholder', {at: node, args: {text: text.trim().slice(0, 100)}})
        } else if ('children' in node && !isElement(node, 'pre', 'code', 'kbd', 'samp')) {
          look(node as Parents)
        }
      }
    }
  }
)
