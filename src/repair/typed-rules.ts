/**
 * Make rules of lines of signs that somebody typed: `-----`, `* * *`, `======`.
 *
 * They are read out sign by sign, and Markdown may take them for the mark of a heading.
 */

import {plain} from '../model/readable.ts'
import {isElement, make, rewrite, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** In one piece, or parted by single blanks: in pieces, they are lines of a drawn table. */
const rule = /^(?:([-_*=~])(?:\1{2,}|(?: \1){2,})|([–—―─━])(?:\2+|(?: \2)+))$/u
const holders = ['article', 'body', 'div', 'main', 'section']

export const typedRules = defineRepair(
  {
    id: 'typed-rules',
    summary: 'A rule is typed as a line of signs.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (paragraph, parent) {
      if (!isElement(paragraph, 'p') || !rule.test(plain(paragraph))) return
      if (parent.type !== 'root' && !isElement(parent, ...holders)) return
      let isText = paragraph.properties['id'] === undefined
      walk(paragraph, function ({tagName, properties}) {
        isText &&= !/^(?:img|a|code|input)$/.test(tagName) && properties['id'] === undefined
      })
      if (!isText) return
      change({at: paragraph})
      return [make(paragraph, 'hr')]
    })
  }
)
