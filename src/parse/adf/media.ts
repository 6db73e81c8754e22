/**
 * Pictures and files. ADF names files by ids; what they are called, only the list of attached files tells.
 */

import type {Element, ElementContent, Text} from 'hast'
import type {Piece} from '../../model/words.ts'
import {macro} from './macro.ts'
import {shows} from './marks.ts'
import {type AdfNode, textOf, wholeOf} from './node.ts'
import {type Build, type Building, find, make, makeText, record, strays} from './state.ts'

const picture = /\.(?:apng|avif|bmp|gif|heic|ico|jfif|jpe?g|png|svg|tiff?|webp)$/i
const fileName = /^[^/\\\n]{1,200}\.[a-z0-9]{1,8}$/i

/** What stands around a picture. */
interface Frame {
  layout?: string
  width?: number | undefined
  caption?: AdfNode | undefined
}

const media: Build = (node, building) => [
  ...show(node, {width: wholeOf(node.attrs, 'width')}, building),
  ...strays(building, node)
]

const mediaSingle: Build = function (node, building) {
  const shown = node.content.find(({type}) => type === 'media')
  const caption = shown && node.content.find(({type}) => type === 'caption')
  const rest = node.content.filter((each) => each !== shown && each !== caption)
  if (!shown) return strays(building, node)
  const isPixels = textOf(node.attrs, 'widthType') === 'pixel'
  const framed = show(
    shown,
    {
      layout: textOf(node.attrs, 'layout'),
      width: isPixels ? wholeOf(node.attrs, 'width') : undefined,
      caption
    },
    building
  )
  const href = shows(shown) ? hrefOf(shown) || hrefOf(node) : ''
  return [
    ...(href ? linked(shown, href, framed, building) : framed),
    ...strays(building, shown),
    ...strays(building, node, rest)
  ]
}

/** A link around a picture, or within the paragraph that stands for one. */
function linked(
  shown: AdfNode,
  href: string,
  framed: readonly ElementContent[],
  building: Building
): ElementContent[] {
  const [first, ...rest] = framed
  if (first?.type !== 'element' || first.tagName !== 'p')
    return [make(building, shown, 'a', {href}, framed)]
  return [{...first, children: [make(building, shown, 'a', {href}, first.children)]}, ...rest]
}

function hrefOf({marks}: AdfNode): string {
  const link = marks.find(({type}) => type === 'link')
  return link ? textOf(link.attrs, 'href') : ''
}

/** Files in a row, each as a card: a paragraph of them, as storage format has it. */
const mediaGroup: Build = function (node, building) {
  const cards = node.content.flatMap((each) =>
    each.type === 'media' && textOf(each.attrs, 'id')
      ? [...card(each, nameOf(each, building), building), ...strays(building, each)]
      : strays(building, node, [each])
  )
  return cards.length > 0 ? [make(building, node, 'p', {}, cards)] : []
}

const mediaInline: Build = function (node, building) {
  const id = textOf(node.attrs, 'id')
  const rest = strays(building, node)
  if (!id || textOf(node.attrs, 'type') === 'image') return [...show(node, {}, building), ...rest]
  const name = nameOf(node, building)
  if (name === '') return [nameless(node, {links: [id]}, building), ...rest]
  const change = {removed: {links: [id]}, added: {links: [name], text: name}}
  record(building, 'file', node, {file: name}, change)
  const resource = make(building, node, 'ri:attachment', {'ri:filename': name})
  return [make(building, node, 'ac:link', {}, [resource]), ...rest]
}

/** The words of a caption whose picture is gone. */
const caption: Build = function (node, building) {
  const children = building.all(node.content)
  return children.length > 0 ? [make(building, node, 'p', {}, children)] : []
}

export const medias = {media, mediaSingle, mediaGroup, mediaInline, caption}

function show(node: AdfNode, frame: Frame, building: Building): ElementContent[] {
  const below = frame.caption ? caption(frame.caption, building) : []
  const id = textOf(node.attrs, 'id')
  const url = textOf(node.attrs, 'url')
  const isFile = id !== '' && textOf(node.attrs, 'type') !== 'external'
  if (!isFile) {
    const address = url ? make(building, node, 'ri:url', {'ri:value': url}) : undefined
    return address ? [image(node, frame, [address], below, building)] : below
  }

  const name = nameOf(node, building)
  if (name === '')
    return [make(building, node, 'p', {}, [nameless(node, {images: [id]}, building)]), ...below]
  if (!isPicture(node, name, building)) return [...card(node, name, building), ...below]
  record(building, 'file', node, {file: name}, {removed: {images: [id]}, added: {images: [name]}})
  const resource = make(building, node, 'ri:attachment', {'ri:filename': name})
  return [image(node, frame, [resource], below, building)]
}

function image(
  node: AdfNode,
  {layout, width, caption}: Frame,
  resource: readonly Element[],
  below: readonly ElementContent[],
  building: Building
): Element {
  const attributes = {
    'ac:alt': textOf(node.attrs, 'alt'),
    'ac:layout': layout,
    'ac:original-height': wholeOf(node.attrs, 'height'),
    'ac:original-width': wholeOf(node.attrs, 'width'),
    'ac:width': width
  }
  const words = below.length > 0 ? [make(building, caption ?? node, 'ac:caption', {}, below)] : []
  return make(building, node, 'ac:image', attributes, [...resource, ...words])
}

/** A file as the macro that Confluence shows files by. */
function card(node: AdfNode, name: string, building: Building): ElementContent[] {
  const removed = {images: [textOf(node.attrs, 'id')]}
  // Apart from its neighbours, as cards are.
  if (name === '') return [make(building, node, 'div', {}, [nameless(node, removed, building)])]
  record(building, 'file', node, {file: name}, {removed})
  const resource = make(building, node, 'ri:attachment', {'ri:filename': name})
  return [macro(building, node, 'view-file', {name: [resource]})]
}

/** A file that nothing tells the name of: an id says nothing to readers and leads nowhere. */
function nameless(node: AdfNode, removed: Partial<Piece>, building: Building): Text {
  const words = textOf(node.attrs, 'alt').trim() || 'a file'
  record(building, 'file', node, {}, {removed, added: {text: words}})
  return makeText(building, node, words)
}

function isPicture({attrs}: AdfNode, name: string, {files}: Building): boolean {
  const kind = files.get(textOf(attrs, 'id'))?.mediaType
  if (kind) return kind.startsWith('image/')
  return !fileName.test(name) || picture.test(name)
}

/** The name of the file that `node` shows; empty where nothing tells. */
function nameOf(node: AdfNode, building: Building): string {
  const id = textOf(node.attrs, 'id')
  const alt = textOf(node.attrs, 'alt').trim()
  const name =
    building.files.get(id)?.name ||
    textOf(node.attrs, '__fileName').trim() ||
    (fileName.test(alt) ? alt : '')
  if (!name) find(building, 'parse/unknown-file', node, {file: id})
  return name
}
