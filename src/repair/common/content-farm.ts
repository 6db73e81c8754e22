/** How to tell a page of a content farm: a site that copies articles and puts its own parts around them. */

import {share} from '../../model/help-centre-words.ts'
import type {Line} from './page-lines.ts'

const titles =
  /^(?:(?:top|popular|latest|recommended|related|trending|recent|more) (?:articles|posts|stories|reads)|you (?:might|may) also (?:like|enjoy)|(?:read|up) next|recommended for you|don['’]t miss|(?:subscribe|sign up) (?:to|for) (?:our|the) newsletter|share (?:this|your) (?:article|love|post))$/i
const boxes = /^(?:article|author) information$/i
const fields =
  /^(?:author|last updated|views|rating|reviews|name|birthday|address|phone|job|hobby|introduction):/i
const rights = /^(?:copyright\b|\u00A9|\(c\)).{0,200}(?:19|20)\d\d.{0,200}$/i
const legal =
  /\|\s*(?:privacy|terms|legal|cookie|imprint|contact|support|accessibility|sitemap|trademarks)\b/i

/** A line of copyright and legal links, such as stands under every page of a site. */
export function isFooter(text: string): boolean {
  return rights.test(text) && legal.test(text)
}

/** The farm's own lines at the end: from its lists of articles to the last field of its box of the author. */
export function farmTail(lines: readonly Line[]): {start: number; end: number} | undefined {
  const box = lines.findLastIndex(({text}, at) => boxes.test(text) && !boxes.test(before(at)))
  const first = lines.findIndex(({text}) => boxes.test(text))
  for (const own of new Set([first, box])) {
    if (own === -1) continue
    const end = boxEnd(lines, own)
    const found = lines.slice(own, end).filter(({text}) => fields.test(text))
    if (found.length > 2) return {start: tailStart(lines, own), end}
  }
  return undefined

  function before(at: number): string {
    return lines[at - 1]?.text ?? ''
  }
}

/** Index after the last field of the boxes that begin at line `box`: nothing but fields is among them. */
function boxEnd(lines: readonly Line[], box: number): number {
  let end = box
  for (let at = box; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    if (boxes.test(text) || fields.test(text)) end = at + 1
    else if (text.length > 60 || /[.!?:]$/.test(text)) break
  }
  return end
}

/** Where the farm's lists of articles begin, above its box. */
function tailStart(lines: readonly Line[], box: number): number {
  let start = box
  for (let at = box - 1; at >= Math.max(0, box - 40); at--) {
    const text = lines[at]?.text ?? ''
    if (titles.test(text)) start = at
    else if (text.length > 120 || /[.:!]$/.test(text)) break
  }
  return start
}

/** The line that says what a farm calls the page: the first with a year after it, below the way to it. */
export function farmTitle(lines: readonly Line[]): string {
  const first = lines.slice(0, 8).map(({text}) => text)
  return first.find((text) => !isFarmTop(text) && withoutYear(text)) ?? first[0] ?? ''
}

/** Whether `text` is of what a farm sets above an article: the way to it, ways to share it. */
export function isFarmTop(text: string): boolean {
  return (
    share.test(text) ||
    /^(?:home|start|startseite|accueil|inicio)\s[»›>/].{1,200}$/iu.test(text) ||
    /^pin$/i.test(text)
  )
}

/** `title` without the year that farms put after it, “(2024)” or “[Updated 2024]”; nothing if it has none. */
export function withoutYear(title: string): string | undefined {
  return /^(.{4,200}\S)\s*(?:\((?:19|20)\d\d\)|\[[^[\]]{0,40}\b(?:19|20)\d\d\])$/.exec(title)?.[1]
}
