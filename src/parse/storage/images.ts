/** `ac:image`: pictures, with their caption. */

import type {Properties} from 'hast'
import {attribute, child, type Handle, make} from './state.ts'

export const image: Handle = function (node, state) {
  const file = child(node, 'ri:attachment')
  const address = attribute(child(node, 'ri:url'), 'ri:value')
  const name = attribute(file, 'ri:filename')
  const properties: Properties = {src: name || address, alt: attribute(node, 'ac:alt')}
  if (name) properties['dataAttachment'] = name

  const page = child(file, 'ri:page')
  if (page) {
    properties['dataAttachmentPage'] = attribute(page, 'ri:content-title')
    const space = attribute(page, 'ri:space-key')
    if (space) properties['dataAttachmentSpace'] = space
  }
  for (const key of ['title', 'width', 'height'] as const) {
    const value = attribute(node, `ac:${key}`)
    if (!value) continue
    if (key === 'title') properties['title'] = value
    else if (/^\d+$/.test(value)) properties[key] = Number(value)
  }

  const picture = make(node, 'img', properties, [])
  const caption = child(node, 'ac:caption')
  const rest = node.children.filter(
    (each) =>
      each !== caption &&
      (each.type !== 'element' || !/^ri:|^ac:(?:adf-mark|adf-fragment-mark)$/.test(each.tagName)) &&
      (each.type !== 'text' || each.value.trim() !== '')
  )
  const words = caption ? state.all(caption.children) : []
  const shown =
    words.length > 0
      ? make(node, 'figure', {}, [picture, make(caption ?? node, 'figcaption', {}, words)])
      : picture
  return [shown, ...state.all(rest)]
}
