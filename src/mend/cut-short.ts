/**
 * Close what an export left open at its very end: half a tag, a comment without end.
 *
 * A parser would drop what comes after the place where it begins, words included. Half a tag at the end
 * goes; a quote that never ends is closed where its tag does; a comment that swallows elements is opened.
 */

import {decodeHTML} from 'entities'
import type {Args} from '../model/finding.ts'
import {scanTags, type Tag} from '../model/tags.ts'
import type {Cut} from '../model/text.ts'
import type {Piece} from '../model/words.ts'
import {type Mend, type MendResult, nothing} from './mend.ts'

export const cutShort: Mend = {
  id: 'cut-short',
  summary: 'The page ends in the middle of a tag or comment.',
  run(text, format) {
    if (format !== 'html' && format !== 'storage') return nothing
    let last: Tag | undefined
    for (const tag of scanTags(text)) last = tag

    if (last?.cut) return mendTag(text, last)
    // A lone `<` or `</` at the end: nothing of the tag is left.
    const start = loneStart(text)
    if (start === text.length || (last && last.end === text.length)) return nothing
    const cut = text.slice(start).slice(0, 60)
    return say({start, end: text.length}, text, {inside: 'tag', cut})
  }
}

/** Where the last `<` and `</` begin that nothing follows. */
function loneStart(text: string): number {
  let start = text.length
  for (;;) {
    if (text[start - 1] === '<') start--
    else if (text[start - 1] === '/' && text[start - 2] === '<') start -= 2
    else return start
  }
}

function mendTag(text: string, {kind, start}: Tag): MendResult {
  const rest = text.slice(start)
  if (kind === 'cdata')
    return say({start: text.length, end: text.length, insert: ']]>'}, text, {inside: 'code sample'})
  if (kind === 'comment') {
    const swallows = /<[a-z]/i.test(rest.slice(4))
    const args = {inside: 'comment'}
    if (!rest.startsWith('<!--')) return nothing
    return swallows
      ? say({start, end: start + 4}, text, args, shown(rest.slice(4)))
      : say({start: text.length, end: text.length, insert: '-->'}, text, args)
  }

  // A quote that never ends hides all that follows it.
  const close = /^<[^>"']*(["'])[^<>"']*>/.exec(rest)
  if (close) {
    const at = start + close[0].length - 1
    const mended = `${close[0].slice(0, -1)}${close[1]}>${rest.slice(close[0].length)}`
    const args = {inside: 'tag', cut: close[0].slice(0, 60)}
    return say({start: at, end: at, insert: close[1] ?? '"'}, text, args, shown(mended))
  }
  // A `<` in the text far from the end begins no tag: it is kept as text.
  if (rest.length > 2000 || /<[a-z/]/i.test(rest.slice(1)))
    return say(
      {start, end: start + 1, insert: '&lt;'},
      text,
      {inside: 'tag', cut: rest.slice(0, 60)},
      shown(`&lt;${rest.slice(1)}`)
    )
  return say({start, end: text.length}, text, {inside: 'tag', cut: rest.slice(0, 60)})
}

/** What a reader sees of `html`, which no reader saw before. */
function shown(html: string): Piece {
  const links: string[] = []
  const images: string[] = []
  for (const found of html.matchAll(
    /<(a|img)\s[^<>]{0,2000}?(?:href|src)=(?:"([^"<>]*)"|'([^'<>]*)')/gi
  ))
    (found[1]?.toLowerCase() === 'a' ? links : images).push(decodeHTML(found[2] ?? found[3] ?? ''))
  const inline = /<\/?(?:a|b|code|em|i|span|strong|u)(?:\s[^<>]*)?>/gi
  const text = decodeHTML(html.replace(inline, '').replace(/<[^<>]*>/g, '\n'))
  return {text, links, images}
}

function say(cut: Cut, text: string, args: Args, added?: Piece): MendResult {
  const gone = text.slice(cut.start, cut.end)
  const entry = {by: cutShort.id, offset: cut.start, args, ...(added && {added})}
  return {
    cuts: [cut],
    entries: [gone ? {...entry, aside: gone} : entry],
    findings: [{rule: 'parse/cut-short', args, at: cut.start}]
  }
}
