/** Repairs of what Confluence makes of its pages for browsers, in the order in which they run. */

import type {SourcePage} from '../../model/source-page.ts'
import type {Repair} from '../define-repair.ts'
import {viewBoxes} from './view-boxes.ts'
import {viewCode} from './view-code.ts'
import {viewContents} from './view-contents.ts'
import {viewEmoticons} from './view-emoticons.ts'
import {viewExpands} from './view-expands.ts'
import {viewFiles} from './view-files.ts'
import {viewMacros} from './view-macros.ts'
import {viewMaths} from './view-maths.ts'
import {viewPeople} from './view-people.ts'
import {viewPictures} from './view-pictures.ts'
import {viewStatus} from './view-status.ts'
import {viewTasks} from './view-tasks.ts'

const all: readonly Repair[] = [
  viewContents,
  viewMacros,
  viewMaths,
  viewEmoticons,
  viewFiles,
  viewPictures,
  viewPeople,
  viewStatus,
  viewTasks,
  viewCode,
  viewExpands,
  viewBoxes
]

/** What such pages cannot do without; every other page is spared the look at each of its elements. */
const signs =
  /\b(?:confluence-|conf-macro|aui-|katex|MathJax|syntaxhighlighter|emoticon|rendericon|emoji|expand-co|inline-task|toc-macro|status-macro|createlink|user-?mention|userlink|pagetree|ap-|jira-|search-macro|plugin_|panel|preformatted|image-wrap|(?:info|note|tip|warning)Macro|data-(?:linked-resource|macro-name|image-src|account-id|emo)|download\/(?:attachments|thumbnails|embedded-page)\/|attachments\/|class="code)/i

const seen = new WeakMap<SourcePage, boolean>()

function mayBeRendered(page: SourcePage): boolean {
  const known = seen.get(page) ?? signs.test(page.body)
  seen.set(page, known)
  return known
}

export const viewRepairs: readonly Repair[] = all.map(({meta, run}) => ({
  meta,
  run(tree, context) {
    if (mayBeRendered(context.page)) run(tree, context)
  }
}))
