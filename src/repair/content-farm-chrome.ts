/**
 * Take out what a content farm puts around an article that it copied from elsewhere.
 *
 * The way to it and ways to share it at the top; its lists of articles, its newsletter, its box about the article and an invented author at the end; the title set again, with the
 * year after it; the copyright line of the site that it copied. The box tells a farm: without it nothing goes but a
 * copyright line at the very end, which is a site's footer wherever it is from.
 */

import {farmTail, farmTitle, isFarmTop, isFooter, withoutYear} from './common/content-farm.ts'
import {dropLines, pageLines} from './common/page-lines.ts'
import {defineRepair} from './define-repair.ts'

export const contentFarmChrome = defineRepair(
  {
    id: 'content-farm-chrome',
    summary: 'A site that copies articles put its own parts around this one.',
    defaults: {},
    frames: true
  },
  function (tree, {change}) {
    const lines = pageLines(tree)
    const tail = farmTail(lines)
    const title = farmTitle(lines)
    const first = lines.findIndex(({text}) => text === title)
    const again = tail && withoutYear(title) !== undefined

    const end = lines.findLastIndex(({text}) => !isFooter(text)) + 1

    const gone = lines.filter(function ({text}, at) {
      if (tail && at >= tail.start && at < tail.end) return true
      if (isFooter(text)) return tail !== undefined || at >= end
      if (tail && at < 12 && isFarmTop(text)) return true
      return again && at > first && text === title
    })
    const [line] = gone
    if (!line) return
    const removed = dropLines(tree, gone)
    change({at: line.nodes[0], args: {lines: gone.length}, removed})
  }
)
