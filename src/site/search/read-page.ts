/** Reads from a built page what the search is to find it by. */

import {Parser} from 'htmlparser2'

export interface SearchPage {
  url: string
  locale: string
  title: string
  section?: string
  /** It comes after pages that fit as well. */
  later: boolean
  text: string
}

const empty = new Set('area br col embed hr img input link meta source track wbr'.split(' '))
/** Between these, words are one. */
const inline = new Set(
  'a abbr b bdi bdo code del em i ins kbd mark q s small span strong sub sup u'.split(' ')
)

/**
 * The title and text of the part that is marked with `data-search`, its value the section; `undefined` where none is.
 * What is marked with `data-search-not`, and what only some readers get, is no text.
 */
export function readPage(html: string, url: string): SearchPage | undefined {
  if (!html.includes('data-search')) return
  let locale = ''
  let section: string | undefined
  let later = false
  let title = ''
  let text = ''
  /** How deep the parser is in the marked part, in what is left out, and in the title. */
  let [part, out, heading] = [0, 0, 0]

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'html') locale = attributes['lang'] ?? ''
      if (!inline.has(name)) text += ' '
      if (empty.has(name)) return
      const shelf = attributes['data-search']
      if (part > 0) part++
      else if (shelf !== undefined) {
        part = 1
        if (shelf !== '') section = shelf
        later = attributes['data-search-later'] !== undefined
      }
      if (out > 0 || isNoText(name, attributes)) out++
      if (heading > 0 || name === 'h1') heading++
    },
    ontext(data) {
      if (part === 0 || out > 0) return
      if (heading > 0) title += data
      else text += data
    },
    onclosetag(name) {
      if (!inline.has(name)) text += ' '
      if (empty.has(name)) return
      part = Math.max(0, part - 1)
      out = Math.max(0, out - 1)
      heading = Math.max(0, heading - 1)
    }
  })
  parser.end(html)
  return {
    url,
    locale,
    title: plain(title),
    ...(section === undefined ? {} : {section}),
    later,
    text: plain(text)
  }
}

function isNoText(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return (
    name === 'script' ||
    name === 'style' ||
    attributes['data-search-not'] !== undefined ||
    attributes['aria-hidden'] === 'true' ||
    (attributes['class'] ?? '').split(' ').includes('unseen')
  )
}

function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
