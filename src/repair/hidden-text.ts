/**
 * Take out words that were written for search engines only, and say what else the page hid.
 *
 * An article that is found by too few words gets a hidden paragraph of them, the same word over and over. Here, where
 * no style sheet hides it, it would be the first thing that readers see.
 *
 * Such a paragraph is hidden by its own style, and says few words many times. Other hidden text may be shown at a
 * click (the answer to a question): it stays, and is reported.
 */

import type {Element, Parents} from 'hast'
import {plain, readable} from '../model/readable.ts'
import {words} from '../model/words.ts'
import {rewrite, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const hidden =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!\s*important\s*)?(?:;|$)/i
/** Words from which a repetition is no accident. */
const least = 8
/** How often each of them is said, on average. */
const times = 4

export const hiddenText = defineRepair(
  {
    id: 'hidden-text',
    summary: 'The page holds words that only search engines were to read.',
    defaults: {},
    frames: true
  },
  function (tree, {change, find}) {
    rewrite(tree, function (element) {
      if (!isHidden(element)) return
      const {text, links, images} = readable(element)
      const said = words(text.toLowerCase())
      const isRepeated = said.length >= least && said.length >= times * new Set(said).size
      if (!isRepeated || links.length > 0 || images.length > 0) return
      change({at: element, args: {word: said[0] ?? '', words: said.length}, removed: element})
      return []
    })

    const shownNow: Element[] = []
    walk(tree, function (element, _, ancestors) {
      if (isHidden(element) && plain(element) !== '' && !ancestors.some(isHidden))
        shownNow.push(element)
    })
    const [first] = shownNow
    if (!first) return
    const args = {text: plain(first).slice(0, 120), places: shownNow.length}
    find('leftover/hidden-text', {at: first, args})
  }
)

function isHidden(node: Parents): boolean {
  const style = node.type === 'element' ? node.properties['style'] : undefined
  return typeof style === 'string' && hidden.test(style)
}
