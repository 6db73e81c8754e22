/** Set the status marks of Confluence’s rendered pages in bold: without their colour they are lost in the text. */

import type {Nodes} from 'hast'
import {plain, readable} from '../../model/readable.ts'
import type {Piece} from '../../model/words.ts'
import {hasClass} from '../common/classes.ts'
import {indexIn, isBlank, isElement, make, rewrite, text} from '../common/tree.ts'
import {defineRepair} from '../define-repair.ts'

export const viewStatus = defineRepair(
  {
    id: 'view-status',
    summary: 'A status is one by its colour only.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element, parent) {
      if (!isElement(element, 'span') || !hasClass(element, 'status-macro', 'aui-lozenge')) return
      if (isBlank(element) || isElement(parent, 'strong', 'b')) {
        change({at: element})
        return element.children
      }
      const strong = make(element, 'strong', {}, element.children)
      const word = lastWord(parent.children[indexIn(parent, element) - 1])
      // The style sheet parts the state of an issue from its summary.
      if (!hasClass(parent, 'jira-issue') || word === '') {
        change({at: element})
        return [strong]
      }
      const state = plain(element)
      change({at: element, removed: piece(`${word}${state}`), added: piece(`${word} ${state}`)})
      return [text(element, ' '), strong]
    })
  }
)

/** The word that `node` ends with. */
function lastWord(node: Nodes | undefined): string {
  return /[\p{L}\p{M}\p{N}]{1,100}$/u.exec(node ? readable(node).text : '')?.[0] ?? ''
}

function piece(words: string): Piece {
  return {text: words, links: [], images: []}
}
