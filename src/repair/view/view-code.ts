/** Set the code of Confluence’s rendered pages as code, with its title and language. */

import type {Element, ElementContent} from 'hast'
import {plain, readable} from '../../model/readable.ts'
import {isElement, make, rewrite, text} from '../common/tree.ts'
import {type Change, defineRepair} from '../define-repair.ts'
import {brushLanguage} from './brush.ts'
import {attribute, classesOf, findClass, hasClass} from './classes.ts'

export const viewCode = defineRepair(
  {
    id: 'view-code',
    summary: 'Code of Confluence is one by its looks only.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (isElement(element, 'pre') && hasClass(element, 'syntaxhighlighter-pre'))
        return set(element, element, undefined, change)
      if (!isElement(element, 'div') || !hasClass(element, 'code', 'preformatted')) return
      const content = element.children.find((each) =>
        hasClass(each, 'codeContent', 'preformattedContent', 'panelContent')
      ) as Element | undefined
      const pre = content && onlyPre(content)
      if (!pre) return
      const header = element.children.find((each) => hasClass(each, 'codeHeader', 'panelHeader'))
      return set(element, pre, header as Element | undefined, change)
    })
  }
)

/** The one block of code that is all there is in `content`. */
function onlyPre(content: Element): Element | undefined {
  const [only, ...others] = content.children.filter(
    (each) => each.type !== 'text' || each.value.trim() !== ''
  )
  return isElement(only, 'pre') && others.length === 0 ? only : undefined
}

function set(
  element: Element,
  pre: Element,
  header: Element | undefined,
  change: (it: Change) => void
): ElementContent[] {
  const parameters = attribute(pre, 'dataSyntaxhighlighterParams') || classesOf(pre).join(' ')
  const language = brushLanguage(parameters, readable(pre).text)
  const folds = header !== undefined && findClass(header, 'collapse-source', 'expand-control')
  const bold = header?.children.find((each) => isElement(each, 'b', 'strong'))
  const title = bold ? plain(bold) : header && !folds ? plain(header) : ''

  const [only, ...others] = pre.children
  const code = isElement(only, 'code') && others.length === 0 ? only : make(pre, 'code')
  if (code !== only) code.children = pre.children
  if (language) code.properties['className'] = [`language-${language}`]
  const meta = metaOf(folds ? '' : title, parameters)
  if (meta) code.data = {meta} as NonNullable<Element['data']>
  const block = make(pre, 'pre', {}, [code])
  const args = {...(language && {language}), ...(title && {title})}
  if (!folds) {
    change({at: element, args})
    return [block]
  }

  // The line above the code holds a button, too.
  const words = text(header, title || 'Details')
  change({at: element, args, removed: header, added: words})
  return [make(element, 'details', {}, [make(header, 'summary', {}, [words]), block])]
}

function metaOf(title: string, parameters: string): string {
  const parts: string[] = []
  if (title) parts.push(`title="${title.replaceAll('"', '”')}"`)
  if (/\bgutter:\s*true/.test(parameters)) parts.push('lineNumbers')
  const first = /\bfirst-?line:\s*(\d+)/.exec(parameters)?.[1]
  if (first !== undefined && first !== '1') parts.push(`start=${first}`)
  return parts.join(' ')
}
