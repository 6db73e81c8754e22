/**
 * Read the language of code whose fence holds what Confluence told its highlighter:
 * `theme: Default; brush: java; gutter: true`, or the same in the attributes of Pandoc.
 */

import type {Element} from 'hast'
import {plain} from '../model/readable.ts'
import {brushLanguage} from './common/brush.ts'
import {classesOf} from './common/classes.ts'
import {isElement, rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export const brushFences = defineRepair(
  {
    id: 'brush-fences',
    summary: 'The fence of a block of code holds settings of Confluence instead of a language.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (!isElement(element, 'code')) return
      const named = classesOf(element).map((each) => each.replace(/^language-/, ''))
      const given = `${named.join(' ')} ${metaOf(element)}`.replace(/[{}.]/g, ' ')
      if (!/\bbrush:/.test(given)) return
      const language = brushLanguage(given, plain(element))
      const gutter = /\bgutter:\s*true\b/.test(given)
      if (language) element.properties['className'] = [`language-${language}`]
      else delete element.properties['className']
      delete element.data
      if (gutter) element.data = {meta: 'lineNumbers'} as NonNullable<Element['data']>
      change({at: element, args: {from: given.trim(), ...(language && {language})}})
      return
    })
  }
)

function metaOf({data}: Element): string {
  const meta: unknown = (data as {meta?: unknown} | undefined)?.meta
  return typeof meta === 'string' ? meta : ''
}
