/** Reads `index.html` of an HTML export: what the space is called, and the tree of its pages. */

import {Parser} from 'htmlparser2'
import {fileInAddress} from './html-marks.ts'

export interface ExportIndex {
  key: string
  name: string
  /** By name of the file; in the order of the list. */
  pages: Map<string, IndexedPage>
}

export interface IndexedPage {
  file: string
  title: string
  /** File of the page above it. */
  above?: string
  position: number
}

/** An item of the list that is being read. */
interface Item {
  file: string
  title: string
  above: Item | undefined
  below: number
}

export function readExportIndex(html: string): ExportIndex {
  const pages = new Map<string, IndexedPage>()
  const cells: string[] = []
  const items: Item[] = []
  let top = 0
  let inCell = false
  let inLink: Item | undefined

  const parser = new Parser({
    onopentag(name, {href = ''}) {
      if (name === 'td' && cells.length < 2) {
        cells.push('')
        inCell = true
      } else if (name === 'li') items.push({file: '', title: '', above: items.at(-1), below: 0})
      else if (name === 'a') {
        const item = items.at(-1)
        if (item && item.file === '' && /\.html(?:#|$)/i.test(href)) {
          item.file = fileInAddress(href)
          inLink = item
        }
      }
    },
    ontext(text) {
      if (inLink) inLink.title += text
      else if (inCell) cells[cells.length - 1] += text
    },
    onclosetag(name) {
      if (name === 'td') inCell = false
      else if (name === 'a' && inLink) {
        put(inLink)
        inLink = undefined
      } else if (name === 'li') items.pop()
    }
  })
  parser.end(html)
  const [key = '', name = ''] = cells.map(oneLine)
  return {key, name, pages}

  function put(item: Item): void {
    const {file, above} = item
    if (pages.has(file)) return
    const position = above ? above.below++ : top++
    const place = above?.file ? {above: above.file} : {}
    pages.set(file, {file, title: oneLine(item.title), position, ...place})
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
