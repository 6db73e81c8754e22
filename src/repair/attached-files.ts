/**
 * Say of which page a picture or a linked file is: a name alone means the file of that name on the page itself.
 *
 * Runs late, so that other repairs see the names of files as they are.
 */

import type {Element} from 'hast'
import {attachmentAddress} from '../model/attached-file.ts'
import {type Known, pageKey, type SourcePage} from '../model/source-page.ts'
import {findPage} from './common/find-page.ts'
import {walk} from './common/tree.ts'
import {defineRepair, type RepairContext} from './define-repair.ts'

/** A name that is no address would be read as something else. */
const notPlain = /[?#%:\\]|^[\s/.]|\s$/

export const attachedFiles = defineRepair(
  {
    id: 'attached-files',
    summary: 'A picture or a link names a file that is attached to a page.',
    defaults: {}
  },
  function (tree, context) {
    walk(tree, function (element) {
      const {dataAttachment} = element.properties
      const at = element.tagName === 'img' ? 'src' : 'href'
      const from = element.properties[at]
      if (typeof dataAttachment !== 'string' || dataAttachment === '') return
      if (typeof from !== 'string' || from.startsWith('attachment:')) return
      const to = addressOf(element, dataAttachment, context)
      const isPicture = at === 'src'
      if (isPicture && to.startsWith('attachment:/') && from === dataAttachment) {
        if (!notPlain.test(from)) return
      }
      element.properties[at] = to
      const piece = (address: string) => ({
        text: '',
        links: isPicture ? [] : [address],
        images: isPicture ? [address] : []
      })
      context.change({
        at: element,
        args: {from, to},
        removed: piece(from),
        added: piece(to)
      })
    })
  }
)

function addressOf(
  {properties}: Element,
  name: string,
  {known, page}: RepairContext<Record<never, never>>
): string {
  const {dataAttachmentPage: title, dataAttachmentSpace: space} = properties
  const id = properties['dataAttachmentPageId']
  if (typeof id === 'string') return addressById(id, name, known, page)
  if (typeof title !== 'string' || title === '') return attachmentAddress({name})
  const where = typeof space === 'string' ? space : undefined
  const self = pageKey(page)
  const owner = findPage(known, title, where, {key: self, space: page.meta.space})
  if (owner === self) return attachmentAddress({name})
  return attachmentAddress(owner ? {name, page: owner} : {name, title})
}

/** Drawings name the page that has them by its id, and their pictures by no more than their own name. */
function addressById(id: string, name: string, known: Known, page: SourcePage): string {
  const self = pageKey(page)
  const owner = known.byUrl(`/wiki/pages/viewpage.action?pageId=${id}`, self)
  if (owner === undefined) return attachmentAddress({name, title: id})
  const files = (known.factsOf(owner)?.files ?? []).map((file) => file.name)
  const other = name.replace(/\.png$/, '.svg')
  const there = !files.includes(name) && files.includes(other) ? other : name
  return attachmentAddress({name: there, ...(owner !== self && {page: owner})})
}
