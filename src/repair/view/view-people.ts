/**
 * Show people by the name that the page shows, without a link to their profile; never by an account.
 *
 * Profiles are for the people of the wiki only, and their addresses hold names or ids of accounts.
 */

import type {Element, ElementContent} from 'hast'
import {withoutAt} from '../../model/mention.ts'
import {plain} from '../../model/readable.ts'
import {attribute, hasClass} from '../common/classes.ts'
import {isBlank, isElement, rewrite, text} from '../common/tree.ts'
import {defineRepair} from '../define-repair.ts'

/** Accounts of Cloud, keys of Data Center, and what stands for those that are gone. */
const account =
  /^@?(?:[\da-f]{24}|[\da-f]{32}|\d+:[\da-f-]{36}|qm:[\da-f-]+(?::[\da-f-]+)*|unknown-?user|~\S+)$/i

export const viewPeople = defineRepair(
  {
    id: 'view-people',
    summary: 'A person is linked to by an account of the wiki.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (!isPerson(element)) return
      const shown = plain(element)
      const ids = ['dataAccountId', 'dataUsername', 'dataUserkey', 'dataUserKey'].map((name) =>
        attribute(element, name).toLowerCase()
      )
      const isId = account.test(shown) || ids.includes(shown.replace(/^@/, '').toLowerCase())
      const href = attribute(element, 'href')
      const link = {text: '', links: href ? [href] : [], images: []}
      if (!isId && (shown !== '' || isBlank(element))) {
        change({at: element, removed: link})
        return named(element.children)
      }
      const words = text(element, 'a person')
      change({at: element, removed: element, added: words})
      return [words]
    })
  }
)

function named([first, ...rest]: ElementContent[]): ElementContent[] {
  if (first?.type !== 'text') return first ? [first, ...rest] : []
  return [{...first, value: withoutAt(first.value)}, ...rest]
}

function isPerson(element: Element): boolean {
  if (!isElement(element, 'a', 'span')) return false
  return (
    hasClass(element, 'confluence-userlink', 'user-mention', 'userlink-0') ||
    attribute(element, 'dataLinkedResourceType') === 'userinfo' ||
    (element.tagName === 'a' && attribute(element, 'dataAccountId') !== '')
  )
}
