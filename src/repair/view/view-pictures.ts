/**
 * Let pictures of Confluence’s rendered pages be the files that are attached to the page, by their own names.
 *
 * Their addresses lead to small copies of them on the server, for people with an account. What stands
 * around them is unwrapped; a picture that had its line for itself gets a paragraph.
 */

import type {Element, Parents} from 'hast'
import type {SourcePage} from '../../model/source-page.ts'
import {readWikiAddress} from '../../model/wiki-address.ts'
import {attribute, hasClass} from '../common/classes.ts'
import {isElement, make, rewrite} from '../common/tree.ts'
import {type Change, defineRepair} from '../define-repair.ts'
import {containerOf, fileAddress, wikiId} from './wiki-page.ts'

/** What the server shows where a file is not there (any more). */
const placeholder = /\/placeholder\/unknown-(?:attachment|macro)\b/

const centred = ['image-center-wrapper', 'image-left-wrapper', 'image-right-wrapper']
const lines = 'a b caption dt em figure h1 h2 h3 h4 h5 h6 i p span strong summary u'.split(' ')

export const viewPictures = defineRepair(
  {
    id: 'view-pictures',
    summary: 'A picture is a small copy on the wiki’s server.',
    defaults: {}
  },
  function (tree, {change, find, known, page}) {
    const own = wikiId(page, tree)

    rewrite(tree, function (element, parent) {
      if (hasClass(element, 'confluence-embedded-file-wrapper', 'image-wrap')) {
        change({at: element})
        return wrapped(element, parent)
      }
      if (element.tagName !== 'img') return
      const address = attribute(element, 'src')
      if (placeholder.test(address) && hasClass(element, 'confluence-embedded-image')) {
        const name = attribute(element, 'title') || attribute(element, 'alt')
        change({at: element, args: {name}, removed: element})
        find('lost/image', {at: element, args: {text: name}})
        return []
      }

      const name = nameOf(element, page)
      if (name === '') return
      const source = attribute(element, 'dataImageSrc')
      const id = containerOf(attribute(element, 'dataLinkedResourceContainerId'), source || address)
      const to = fileAddress(name, id, own, page, known)
      const next = to ?? (/^https?:/i.test(source) ? source : address)
      if (!to && next === address) return
      show(element, next, change)
      if (to) element.properties['dataAttachment'] = name
      // Who is asked again must guess the same.
      if (own.guessed && id !== '') element.properties['dataLinkedResourceContainerId'] = id
      return
    })
  }
)

function show(element: Element, to: string, change: (it: Change) => void): void {
  const from = String(element.properties['src'] ?? '')
  const {alt, title, width, height} = element.properties
  const kept = {alt, title, width, height}
  element.properties = {src: to}
  for (const [name, value] of Object.entries(kept))
    if (value !== undefined) element.properties[name] = value
  const [removed, added] = [from, to].map((each) => ({text: '', links: [], images: [each]}))
  if (removed && added) change({at: element, args: {from, to}, removed, added})
}

/** Name of the attached file that `element` shows; empty where it is another picture, or done already. */
function nameOf(element: Element, page: SourcePage): string {
  if (attribute(element, 'dataAttachment') !== '') return ''
  const type = attribute(element, 'dataLinkedResourceType')
  const alias = attribute(element, 'dataLinkedResourceDefaultAlias')
  const address = attribute(element, 'src')
  const read =
    readWikiAddress(attribute(element, 'dataImageSrc') || address)?.file ??
    readWikiAddress(address)?.file ??
    ''
  const name = alias !== '' && (type === '' || type === 'attachment') ? alias : read
  if (/^(?:https?:)?\//i.test(address)) return name
  // In an export, files have other names than in the wiki: the reader of the export knows both.
  return page.meta.files?.some((file) => file.name === name) ? name : ''
}

function wrapped(element: Element, parent: Parents): Element['children'] {
  const alone = hasClass(element, ...centred) && !isElement(parent, ...lines)
  return alone ? [make(element, 'p', {}, element.children)] : element.children
}
