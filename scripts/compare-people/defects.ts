/** Defects that readers and writers meet in a page, counted alike whoever made it. */

import type {Element, Root} from 'hast'
import {plain} from '../../src/model/readable.ts'
import {isElement, walk} from './walk.ts'

export const defects = {
  'file-name-alts': 'pictures described by the name of a file',
  'empty-alts': 'pictures without a description',
  'non-breaking-spaces': 'spaces that do not break, outside code',
  'non-breaking-in-code': 'the same in code, which then does not run',
  'zero-width': 'characters without width',
  'skipped-ranks': 'headings two or more ranks below the one before',
  'empty-headings': 'headings without words',
  'bold-headings': 'headings set in bold from end to end',
  'markup-left': 'elements and attributes that only set fonts and colours',
  'marks-left': 'asterisks of emphasis that is none',
  'typed-steps': 'paragraphs that begin with a number typed by hand',
  'broken-links': 'links to nowhere, or to “undefined”'
} as const

export type Defect = keyof typeof defects
export type Defects = Record<Defect, number>

const extension = /\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)$/i
const clipboard = /^(?:image|mceclip|blobid|screen[ _]?shot|untitled|unnamed)[\s\d_.()-]*$/i

export function defectsOf(page: Root): Defects {
  const found = Object.fromEntries(Object.keys(defects).map((name) => [name, 0])) as Defects
  let rank = 0
  for (const {node, ancestors} of walk(page)) {
    if (node.type === 'element') element(node)
    if (node.type !== 'text') continue
    const isCode = ancestors.some((each) => isElement(each, 'code', 'kbd', 'pre', 'samp'))
    count(isCode ? 'non-breaking-in-code' : 'non-breaking-spaces', node.value, /[\u00A0\u202F]/g)
    count('zero-width', node.value, /[\u200B\u2060\uFEFF\u00AD]/g)
    if (!isCode) count('marks-left', node.value, /\*\*/g)
  }
  return found

  function element(node: Element): void {
    const {tagName, properties} = node
    const own = Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0)
    if (tagName === 'img') picture(String(properties['alt'] ?? '').trim())
    if (tagName === 'a' && /^$|\bundefined\b/.test(String(properties['href'] ?? '')))
      found['broken-links']++
    if (tagName === 'p' && /^\d{1,2}[.)]\s/.test(plain(node))) found['typed-steps']++
    if (tagName === 'font' || tagName === 'span' || properties['style'] !== undefined)
      found['markup-left']++
    if (own === 0 || properties['dataTitle'] !== undefined) return
    if (plain(node) === '') found['empty-headings']++
    else if (isBold(node)) found['bold-headings']++
    if (rank > 0 && own > rank + 1) found['skipped-ranks']++
    rank = own
  }

  function picture(alt: string): void {
    if (alt === '') found['empty-alts']++
    else if (extension.test(alt) || clipboard.test(alt)) found['file-name-alts']++
  }

  function count(name: Defect, text: string, pattern: RegExp): void {
    found[name] += text.match(pattern)?.length ?? 0
  }
}

function isBold({children}: Element): boolean {
  const [only, ...others] = children.filter((child) => plain(child) !== '')
  return only !== undefined && others.length === 0 && isElement(only, 'b', 'strong')
}
