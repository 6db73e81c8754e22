/**
 * What a page says of itself beside its text: where readers found it, and when it was edited last.
 *
 * A page that was saved from a help centre names its address in its head, and the time above its article; a print
 * bears the address on every sheet. Nothing is guessed: a date in the form of some country says too little.
 */

import {Parser} from 'htmlparser2'
import {findSheets} from '../../model/sheet-series.ts'
import type {Format, PageMeta} from '../../model/source-page.ts'

type Facts = Pick<PageMeta, 'updatedAt' | 'url'>

export function statedFacts(text: string, format: Format): Facts {
  if (format === 'html' && /\brel=["']?canonical\b/i.test(text)) return factsOfPage(text)
  if (format !== 'text' || !/https?:\/\//i.test(text)) return {}
  const url = findSheets(text).series?.url ?? ''
  return isWhole(url) ? {url} : {}
}

/** Only pages of help centres say all of it in the same way. */
const articles = /\/hc\/(?:[a-z-]+\/)?articles\/\d+/i

function factsOfPage(html: string): Facts {
  const facts: {-readonly [Key in keyof Facts]: Facts[Key]} = {}
  const parser = new Parser({
    onopentag(name, attributes) {
      const {rel, href = '', datetime = '', class: names = ''} = attributes
      if (name === 'link' && rel === 'canonical' && articles.test(href) && isWhole(href))
        facts.url ??= href.replace(/[?#].*$/s, '')
      // The first time stands above the body; comments below have times, too.
      if (name === 'time' && isTime(datetime)) facts.updatedAt ??= datetime
      if (/(?:^|\s)article-body(?:\s|$)/.test(names)) parser.pause()
    }
  })
  parser.write(html)
  return facts.url === undefined ? {} : facts
}

/** An address that was not shortened to fit a sheet. */
function isWhole(url: string): boolean {
  return /^https?:\/\/[^\s…]+$/i.test(url) && !url.includes('...') && URL.canParse(url)
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(text)
}
