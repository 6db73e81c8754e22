/** Whatever of a help centre stands among the lines of a page: nothing is lost, and what goes is owned up to. */

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {conserve} from '../src/conserve/index.ts'
import {writeMdx} from '../src/mdx/index.ts'
import type {Config} from '../src/model/config.ts'
import type {SourcePage} from '../src/model/source-page.ts'
import {preparePage} from '../src/pipeline/page/prepare.ts'
import {knownPages} from './helpers/known.ts'

const own = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{2,8} [a-z]{2,8} settings$/),
  fc.stringMatching(/^Open the [a-z]{3,9} and press Save before you go on\.$/),
  fc.stringMatching(/^[1-3]\. Choose [a-z]{3,9}$/),
  fc.stringMatching(/^- [a-z]{3,9}$/)
)
const framed = fc.constantFrom(
  'Was this article helpful?',
  'Yes',
  'No',
  '3 out of 4 found this helpful',
  'Have more questions? Submit a request',
  'Return to top',
  'Related articles',
  'Recently viewed articles',
  'Comments',
  '2 comments',
  'Please sign in to leave a comment.',
  'Follow',
  '3 months ago Updated',
  'Not yet followed by anyone',
  'Skip to main content',
  'Articles in this section',
  'See more',
  'Search',
  'guide.pdf',
  '240 KB',
  'Download',
  'Share',
  'Facebook',
  '05/01/2026, 11:37 Keys – Larkspur',
  'https://larkspur.example/hc/1 1/2',
  'https://larkspur.example/hc/1 2/2',
  'We use cookies on this website.',
  'Accept all',
  'Article information',
  'Author: Ned Fallow',
  'Views: 12',
  'Rating: 4.9',
  '\f',
  ''
)
const lines = fc.array(fc.oneof(own, framed), {minLength: 1, maxLength: 30})
/** Lines that were glued, as programs do that take text out of prints. */
const glue = fc.array(fc.boolean(), {minLength: 30, maxLength: 30})

const config: Config = {
  title: 'Help',
  url: 'https://help.larkspur.example',
  locale: 'en',
  lead: 'newest',
  sources: [],
  pairs: [],
  repairs: {}
}

test.each(['text', 'markdown', 'html'] as const)('%s', function (format) {
  fc.assert(
    fc.property(lines, glue, function (all, glued) {
      const body =
        format === 'html'
          ? all.map((line) => `<p>${line}</p>`).join('\n')
          : all.map((line, at) => line + (glued[at] && at % 5 === 0 ? '' : '\n')).join('')
      const page: SourcePage = {source: 'a', id: 'b', format, body, file: 'b', meta: {}}
      const {article, entries, mended, findings} = preparePage(page, knownPages([]), config)
      const mdx = writeMdx({id: 'b', title: article.title}, article.body)
      const {lost, added} = conserve({
        format,
        body,
        mended,
        entries,
        mdx,
        title: article.title
      })

      expect([lost, added]).toEqual([[], []])
      expect(findings.filter(({rule}) => rule === 'repair/unbalanced')).toEqual([])
    }),
    {numRuns: 150}
  )
})
