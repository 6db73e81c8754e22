/**
 * Describe pictures by the step or section that they show, where their description is a file name.
 *
 * Editors fill in the name of the uploaded file; a reader who cannot see the picture hears
 * “Screenshot underscore 2024…”. The step it stands in is the best honest description there is.
 */

import type {Element, Nodes, Parents} from 'hast'
import {plain} from '../model/readable.ts'
import {defineRepair} from './define-repair.ts'
import {isBlock, isElement, rankOf, walk} from './tree.ts'

export interface Options {
  /** Longest description, in characters. */
  maxLength: number
}

const extension = /\.(avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)$/i
/** What cameras, editors and clipboards call a picture, and numbers and ids. */
const machine =
  /^(image|img|picture|photo|screen ?shot|screen ?grab|screen ?capture|capture|mceclip|blobid|blob|pasted ?image|clipboard|untitled|unnamed|inline|dsc|dscn|grafik|bild|foto|bildschirmfoto|captura|capture d.écran)?[\s\d._():,;@-]*((at|um|à|[ap]m)[\s\d._():,;@-]*)*$/i
const identifier = /^[\da-f]{8}(-?[\da-f]{4}){3}-?[\da-f]{12}$|^[\da-f]{16,}$/i

interface Owner {
  node: Element
  /** Number of the step, in an ordered list. */
  step?: number
}

export const fileNameAlts = defineRepair<Options>(
  {
    id: 'file-name-alts',
    summary: 'The description of a picture is the name of its file, or missing.',
    defaults: {maxLength: 100}
  },
  function (tree, {change, find, options}) {
    const counts = new Map<Nodes, number>()
    let heading: Element | undefined

    walk(tree, function (element, _parent, ancestors) {
      if (rankOf(element) > 0 && plain(element) !== '') heading = element
      if (element.tagName !== 'img' || element.properties['src'] === undefined) return

      const alone = standsAlone(element, ancestors)
      const owner = itemAround(ancestors) ?? (heading && {node: heading})
      const place = owner?.node ?? tree
      const count = (counts.get(place) ?? 0) + (alone ? 1 : 0)
      counts.set(place, count)

      const alt = String(element.properties['alt'] ?? '').trim()
      if (alt === '' ? !alone : !isGeneric(alt)) return
      const title = String(element.properties['title'] ?? '').trim()
      const isTitled = title !== '' && !isGeneric(title)
      const said = isTitled ? title : owner ? describe(owner) : ''
      if (said === '' || !(alone || isTitled)) {
        find('image/alt-generic', {at: element, args: {alt}})
        return
      }

      const short = shorten(said, options.maxLength)
      const to = count > 1 && !isTitled ? `${short}, picture ${count}` : short
      element.properties['alt'] = to
      change({at: element, args: {from: alt, to}})
    })
  }
)

function isGeneric(alt: string): boolean {
  const name = alt.replace(/[_-]+/g, ' ').trim()
  return extension.test(alt) || machine.test(name) || identifier.test(alt)
}

/** Whether no words stand on the picture's line. */
function standsAlone(picture: Element, ancestors: readonly Parents[]): boolean {
  let inner: Nodes = picture

  for (const parent of ancestors.toReversed()) {
    const siblings = parent.children as readonly Nodes[]
    const at = siblings.indexOf(inner)
    const before = siblings.slice(0, at).findLastIndex(isLineEnd)
    const after = siblings.slice(at).findIndex((node, index) => index > 0 && isLineEnd(node))
    const line = siblings.slice(before + 1, after === -1 ? undefined : at + after)
    if (!line.every((node) => plain(node) === '')) return false
    if (parent.type === 'root' || isBlock(parent)) return true
    inner = parent
  }

  return true
}

function isLineEnd(node: Nodes): boolean {
  return isBlock(node) || isElement(node, 'br')
}

/** The nearest list item around a picture that has words of its own. */
function itemAround(ancestors: readonly Parents[]): Owner | undefined {
  for (let index = ancestors.length - 1; index > 0; index--) {
    const node = ancestors[index]
    const list = ancestors[index - 1]
    if (!isElement(node, 'li') || firstWords(node) === '') continue
    if (!isElement(list, 'ol')) return {node}
    const before = list.children.filter((child) => isElement(child, 'li')).indexOf(node)
    return {node, step: Number(list.properties['start'] ?? 1) + before}
  }
  return undefined
}

function describe({node, step}: Owner): string {
  const said = (node.tagName === 'li' ? firstWords(node) : plain(node)).replace(/[\s:.,;]+$/, '')
  return said && step !== undefined ? `Step ${step}: ${said}` : said
}

/** The first line of a list item. */
function firstWords(item: Element): string {
  const start = item.children.findIndex((child) => plain(child) !== '')
  const first = item.children[start]
  if (!first || isElement(first, 'ul', 'ol', 'table', 'pre')) return ''
  if (isBlock(first)) return plain(first)
  const end = item.children.findIndex((child, index) => index > start && isLineEnd(child))
  return plain(item.children.slice(start, end === -1 ? undefined : end))
}

/** Cut `text` after a sentence, or at a word, so that it is at most `length` long. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const sentence = /^.{15,}?[.!?。！？](?=\s|$)/u.exec(text.slice(0, length))?.[0]
  if (sentence) return sentence.replace(/[.。]$/, '')
  const cut = text.slice(0, length - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length >> 1)).trimEnd()}…`
}
