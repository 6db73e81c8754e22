/** `ac:image`: pictures, with their caption. */

import type {Properties} from 'hast'
import {fileName, holderOf} from './links.ts'
import {attribute, child, type ElementFamily, type Handle, make} from './state.ts'

const image: Handle = function (node, state) {
  const file = child(node, 'ri:attachment')
  const address = attribute(child(node, 'ri:url'), 'ri:value')
  const name = fileName(file)
  const properties: Properties = {src: name || address, alt: attribute(node, 'ac:alt')}
  if (name) properties['dataAttachment'] = name

  Object.assign(properties, holderOf(file))
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

export const imageElements: ElementFamily = {
  title: 'Pictures',
  rows: [
    {
      names: 'ac:image',
      handle: image,
      becomes:
        'A picture with its description and caption. The file is taken from the page that it is attached to, which may be another one; borders and alignment go.'
    },
    {
      names: 'ac:caption',
      handle: (node, state) => state.all(node.children),
      becomes: 'The words below a picture.'
    }
  ]
}
