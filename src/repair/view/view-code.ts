/** Set the code of Confluence’s rendered pages as code, with its title and language. */

import type {Element, ElementContent} from 'hast'
import {plain, readable} from '../../model/readable.ts'
import {brushLanguage} from '../common/brush.ts'
import {attribute, classesOf, findClass, hasClass} from '../common/classes.ts'
import {isElement, make, rewrite, text} from '../common/tree.ts'
import {type Change, defineRepair} from '../define-repair.ts'

export const viewCode = defineRepair(
  {
    id: 'view-code',
    summary: 'Code of Confluence is code by its looks only.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (isElement(element, 'pre') && hasClass(element, 'syntaxhighlighter-pre'))
        return set(element, element, undefined, change)
      if (!isElement(element, 'div')) return
      if (hasClass(element, 'syntaxhighlighter')) return drawn(element, change)
      if (!hasClass(element, 'code', 'preformatted')) return
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
  if (!isElement(only) || others.length > 0) return undefined
  if (only.tagName === 'pre') return only
  return only.tagName === 'div' ? onlyPre(only) : undefined
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
  const own = (code.data as {meta?: string} | undefined)?.meta
  const all = [meta, own].filter(Boolean).join(' ')
  if (all) code.data = {meta: all} as NonNullable<Element['data']>
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

/** Code as a browser shows it, which pages that were saved from one hold: a line is a box, beside its number. */
function drawn(element: Element, change: (it: Change) => void): ElementContent[] | undefined {
  const lines = findClass(element, 'container')?.children.filter((each) => hasClass(each, 'line'))
  if (!lines || lines.length === 0) return
  const gutter = findClass(element, 'gutter')
  const source = lines.map((line) => rawText(line).replaceAll('\u00A0', ' ').trimEnd()).join('\n')
  const brush = classesOf(element).find(
    (each) => !/^(?:syntaxhighlighter|nogutter|sh-|ie$)/.test(each)
  )
  const language = brushLanguage(`brush: ${brush ?? ''}`, source)
  const code = make(element, 'code', {}, [text(element, source)])
  if (language) code.properties['className'] = [`language-${language}`]
  const isNumbered = gutter !== undefined && !hasClass(element, 'nogutter')
  if (isNumbered) code.data = {meta: 'lineNumbers'} as NonNullable<Element['data']>
  change({at: element, args: {...(language && {language})}, ...(gutter && {removed: gutter})})
  return [make(element, 'pre', {}, [code])]
}

function rawText(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(rawText).join('') : ''
}

function metaOf(title: string, parameters: string): string {
  const parts: string[] = []
  if (title) parts.push(`title="${title.replaceAll('"', '”')}"`)
  if (/\bgutter:\s*true/.test(parameters)) parts.push('lineNumbers')
  const first = /\bfirst-?line:\s*(\d+)/.exec(parameters)?.[1]
  if (first !== undefined && first !== '1') parts.push(`start=${first}`)
  return parts.join(' ')
}
