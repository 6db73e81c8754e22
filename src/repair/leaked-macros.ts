/**
 * Turn Confluence's own macros and layout, leaked into HTML, into what they show.
 *
 * Boxes become callouts, code blocks code, “expand” a details element, tasks a checklist; layout is
 * unwrapped. A macro that is not known keeps its text and is reported.
 * An HTML parser puts what follows a self-closed macro inside it: all of that is kept.
 */

import type {Element, ElementContent} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import {characterData, plain} from '../model/readable.ts'
import {table} from '../model/table.ts'
import {type Child, isBlank, isElement, make, rewrite, text} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const callouts: Readonly<Record<string, string>> = table({
  info: 'note',
  note: 'caution',
  panel: 'note',
  tip: 'tip',
  warning: 'warning'
})

/** Macros that only hold or arrange what is in them, or whose work the site does by itself. */
const transparent = new Set(
  `align center column content-block content-column content-layer details div excerpt localtab
  localtabgroup scroll-ignore section span toc toc-zone ui-tab ui-tabs`.split(/\s+/)
)

const emoticons: Readonly<Record<string, string>> = table({
  cross: '❌',
  information: 'ℹ️',
  'light-on': '💡',
  minus: '➖',
  plus: '➕',
  tick: '✅',
  warning: '⚠️'
})

interface Parts {
  /** Parameters by name, as text; that without a name is `''`. */
  parameters: ReadonlyMap<string, string>
  body: Child[]
  /** What is no part of the macro: what an HTML parser put into it, or text between its parts. */
  rest: Child[]
}

type Show = (element: Element, parts: Parts) => Child[]

const shows: Readonly<Record<string, Show>> = table({
  anchor: (element, {parameters}) => [make(element, 'span', {id: parameters.get('') ?? ''})],
  code,
  expand: (element, {parameters, body}) => [
    make(element, 'details', {}, [
      ...(parameters.get('title')
        ? [make(element, 'summary', {}, [text(element, parameters.get('title') ?? '')])]
        : []),
      ...(body as ElementContent[])
    ])
  ],
  noformat: code,
  preformatted: code,
  status: (element, {parameters}) => [
    make(element, 'strong', {}, [text(element, parameters.get('title') ?? '')])
  ]
})

export const leakedMacros = defineRepair(
  {
    id: 'leaked-macros',
    summary: 'Confluence’s own code for a box, a code block or a layout shows through.',
    defaults: {}
  },
  function (tree, {change, find}) {
    rewrite(tree, function (element) {
      const {tagName, properties} = element

      if (tagName === 'ac:structured-macro' || tagName === 'ac:macro') {
        const macro = String(properties['ac:name'] ?? '')
        const parts = split(element)
        const show = shows[macro] ?? (callouts[macro] ? callout : plainly)
        change({at: element, args: {macro}})
        if (show === plainly && !transparent.has(macro))
          find('leftover/macro', {at: element, args: {macro}})
        return [...show(element, parts), ...parts.rest]
      }
      if (tagName === 'ac:emoticon') {
        const sign = emoticon(element)
        change({at: element, args: {element: tagName}, ...(sign ? {added: sign} : {})})
        return [...(sign ? [sign] : []), ...element.children]
      }
      if (tagName === 'ac:task-list' || tagName === 'ac:task') {
        change({at: element, args: {element: tagName}})
        return [tagName === 'ac:task' ? task(element) : make(element, 'ul', {}, element.children)]
      }
      return
    })

    let first: Element | undefined
    let count = 0
    rewrite(tree, function (element) {
      const {tagName} = element
      if (!/^(ac|at|fab|ri):/.test(tagName) || tagName === 'ac:inline-comment-marker') return
      first ??= element
      count++
      return unseen.has(tagName) ? [] : element.children
    })
    if (first) change({at: first, args: {elements: count}})
  }
)

/** Elements whose text no reader sees. */
const unseen = new Set(
  `ac:adf-attribute ac:adf-fallback ac:parameter ac:placeholder ac:task-id ac:task-status
  ac:task-uuid`.split(/\s+/)
)

/** Tell the parts of a macro, or of what an HTML parser made of it, from each other. */
function split(macro: Element): Parts {
  const parameters = new Map<string, string>()
  const parts: Parts = {parameters, body: [], rest: []}

  for (const child of macro.children) {
    if (isElement(child, 'ac:rich-text-body', 'ac:plain-text-body')) {
      pushAll(parts.body, child.children)
    } else if (isElement(child, 'ac:parameter')) {
      const inner = split(child)
      const name = String(child.properties['ac:name'] ?? '')
      const own = inner.rest.filter((node) => node.type === 'text')
      parameters.set(
        name,
        own
          .map((node) => node.value)
          .join('')
          .trim()
      )
      for (const [key, value] of inner.parameters) parameters.set(key, value)
      pushAll(parts.body, inner.body)
    } else if (!isBlank(child) || !isBlankBetween(child)) {
      parts.rest.push(child)
    }
  }

  return parts
}

function isBlankBetween(node: Child): boolean {
  return node.type === 'text' || (node.type === 'comment' && !characterData(node.value))
}

function callout(element: Element, {parameters, body}: Parts): Child[] {
  const kind = callouts[String(element.properties['ac:name'])] ?? 'note'
  const title = parameters.get('title')
  const head = title ? [make(element, 'p', {dataCalloutTitle: ''}, [text(element, title)])] : []
  return [make(element, 'aside', {dataCallout: kind}, [...head, ...(body as ElementContent[])])]
}

function code(element: Element, {parameters, body}: Parts): Child[] {
  const language = parameters.get('language')?.trim()
  const properties = language ? {className: [`language-${language}`]} : {}
  const source = body
    .map((node) => (node.type === 'comment' ? characterData(node.value) : rawText(node)))
    .join('')
    .replace(/\]\]>\s*$/, '')
  const block = make(element, 'pre', {}, [
    make(element, 'code', properties, [text(element, source)])
  ])
  return [...heading(element, parameters.get('title')), block]
}

function rawText(node: Child): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(rawText).join('') : ''
}

function plainly(element: Element, {parameters, body}: Parts): Child[] {
  return [...heading(element, parameters.get('title')), ...body]
}

function heading(element: Element, title: string | undefined): Child[] {
  return title
    ? [make(element, 'p', {}, [make(element, 'strong', {}, [text(element, title)])])]
    : []
}

function emoticon({properties, position}: Element): Child | undefined {
  const fallback = String(properties['ac:emoji-fallback'] ?? '')
  const sign = /^:.*:$|^$/.test(fallback) ? emoticons[String(properties['ac:name'])] : fallback
  return sign ? {type: 'text', value: sign, ...(position ? {position} : {})} : undefined
}

function task(element: Element): Element {
  const status = element.children.find((child) => isElement(child, 'ac:task-status'))
  const checked = status !== undefined && plainStatus(status) === 'complete'
  const box = make(element, 'input', {type: 'checkbox', ...(checked ? {checked: true} : {})})
  const rest = element.children.filter((child) => !isBlankBetween(child) || !isBlank(child))
  return make(element, 'li', {}, [box, text(element, ' '), ...rest])
}

function plainStatus(status: Child): string {
  return status.type === 'element' ? plain(status.children).trim() : ''
}
