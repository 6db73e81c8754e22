/**
 * Let links to attached files name the file, and files that are shown in a frame be links to them.
 *
 * In a rendered page their addresses lead to the wiki’s server, with numbers and dates that change.
 */

import type {Element} from 'hast'
import {plain, readable} from '../../model/readable.ts'
import {type FileFacts, pageKey} from '../../model/source-page.ts'
import {readWikiAddress} from '../../model/wiki-address.ts'
import {attribute, hasClass} from '../common/classes.ts'
import {rewrite, text} from '../common/tree.ts'
import {defineRepair} from '../define-repair.ts'
import {containerOf, fileAddress, wikiId} from './wiki-page.ts'

export const viewFiles = defineRepair(
  {
    id: 'view-files',
    summary: 'A link to an attached file leads to the wiki’s server.',
    defaults: {}
  },
  function (tree, {change, known, page}) {
    const own = wikiId(page, tree)

    rewrite(tree, function (element) {
      if (element.tagName !== 'a' || attribute(element, 'dataAttachment') !== '') return
      const from = attribute(element, 'href')
      const id = containerOf(attribute(element, 'dataLinkedResourceContainerId'), from)
      const name = nameOf(element, from, () => [...filesOf(id), ...(page.meta.files ?? [])])
      if (name === '') return
      const to = fileAddress(name, id, own, page, known)
      // A small picture stands for the file.
      const embedded = hasClass(element, 'confluence-embedded-file')
      if (!to && !embedded) return

      const before = readable(element)
      if (embedded) {
        const words = plain(element)
        element.children = [text(element, words || name)]
      }
      const {title, id: anchor} = element.properties
      element.properties = {href: to ?? from, ...(to && {dataAttachment: name})}
      // Who is asked again must guess the same.
      if (own.guessed && id !== '') element.properties['dataLinkedResourceContainerId'] = id
      if (title !== undefined) element.properties['title'] = title
      if (anchor !== undefined) element.properties['id'] = anchor
      change({at: element, args: {from, name}, removed: before, added: readable(element)})
      return embedded ? [element, text(element, ' ')] : undefined
    })

    /** Files of another page. */
    function filesOf(id: string): readonly FileFacts[] {
      if (id === '' || id === own.id) return []
      const owner = known.byUrl(`/pages/viewpage.action?pageId=${id}`, pageKey(page))
      return (owner && known.factsOf(owner)?.files) ?? []
    }
  }
)

function nameOf(element: Element, address: string, files: () => readonly FileFacts[]): string {
  const type = attribute(element, 'dataLinkedResourceType')
  const alias = attribute(element, 'dataLinkedResourceDefaultAlias')
  const read = readWikiAddress(address)?.file ?? ''
  const name = type === 'attachment' && alias !== '' ? alias : read
  if (/^(?:https?:)?\//i.test(address)) return name
  return name !== '' && files().some((file) => file.name === name) ? name : ''
}
