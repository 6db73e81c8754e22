/**
 * Take out what a help centre shows around every article, where a page was copied or printed.
 *
 * - At the top or the end: the hint on how to see pictures larger.
 * - At the top: navigation, the name of the site, author, date, “3 months ago”, “Follow”, when two or more of
 *   them stand there.
 * - At the end: everything from the first of the theme's lines on (“Was this article helpful?” … “Please sign in to
 *   leave a comment.”), when two or more stand there in the theme's order.
 *
 * The article's own words are never taken: a section called “Comments” with text stays, and a line that stands alone is
 * a doubt. Order and words: Zendesk's theme Copenhagen 4.50.4, `article_page.hbs`.
 */

import {rankInTail, tailStart} from './common/help-centre-tail.ts'
import {topLines} from './common/help-centre-top.ts'
import {dropLines, type Line, pageLines} from './common/page-lines.ts'
import {pictureHints} from './common/picture-hints.ts'
import {defineRepair} from './define-repair.ts'

export const helpCentreChrome = defineRepair(
  {
    id: 'help-centre-chrome',
    summary: 'What a help centre shows around its articles was copied along.',
    defaults: {},
    frames: true
  },
  function (tree, context) {
    let lines = pageLines(tree)

    const end = tailStart(lines)
    if (end < lines.length) lines = take(lines, lines.slice(end), 'end')
    const hints = pictureHints(lines, context.page.meta.title ?? '')
    if (hints.length > 0) lines = take(lines, hints, 'picture-hint')
    const head = topLines(lines, context.page.meta.title)
    if (head.length > 0) lines = take(lines, head, 'top')

    for (const {nodes, text} of lines)
      if ([1, 2, 8].includes(rankInTail(text)))
        context.find('leftover/chrome', {at: nodes[0], args: {text}})

    function take(from: readonly Line[], gone: readonly Line[], what: string): Line[] {
      const [first] = gone
      const set = new Set(gone)
      const removed = dropLines(tree, gone)
      if (first) context.change({at: first.nodes[0], args: {what, lines: gone.length}, removed})
      return from.filter((line) => !set.has(line))
    }
  }
)
