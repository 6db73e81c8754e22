/** What becomes of each node of an article in a help centre. */

import type {Element, ElementContent} from 'hast'
import type {
  Blockquote,
  Code,
  FootnoteReference,
  Heading,
  Image,
  InlineCode,
  Link,
  List,
  Table,
  TableRow
} from 'mdast'
import type {Handlers, State} from 'mdast-util-to-hast'
import type {Callout} from '../../model/article.ts'
import {destination, source} from '../addresses.ts'
import {calloutLabel} from '../callout-label.ts'
import type {Context} from '../context.ts'
import {make, text} from '../element.ts'
import type {Footnotes} from '../footnotes.ts'
import {inlineCode} from '../inline-code.ts'
import {itemContent} from '../item-content.ts'
import {short} from '../short.ts'
import {same, sayMark, spans, type TagHandler, tagHandlers} from '../tags.ts'

export function zendeskHandlers(context: Context, footnotes: Footnotes): Handlers {
  const {say, idOf} = context
  return {
    callout: (state: State, node: Callout) => callout(state, node, context),
    code: (_: State, node: Code) => code(node, context),
    footnoteDefinition: () => undefined,
    footnoteReference(_: State, node: FootnoteReference) {
      const number = footnotes.numberOf(node)
      return make('sup', {}, [make('a', {href: `#note-${number}`}, [text(String(number))])])
    },
    heading: (state: State, node: Heading) =>
      make(`h${node.depth}`, {id: idOf(node)}, state.all(node)),
    image: (_: State, node: Image) => picture(node, context) ?? [],
    inlineCode: (_: State, node: InlineCode) => inlineCode(node),
    link(state: State, node: Link) {
      const href = hrefOf(node, context)
      if (href === undefined) return state.all(node)
      return make('a', {href, ...(node.title && {title: node.title})}, state.all(node))
    },
    list(state: State, node: List) {
      const start = node.ordered && (node.start ?? 1) !== 1 ? {start: node.start ?? 1} : {}
      const boxes = node.children.filter(({checked}) => typeof checked === 'boolean').length
      if (boxes > 0) say('checklist', {items: boxes}, node)
      return make(node.ordered ? 'ol' : 'ul', start, items(state, node))
    },
    table: (state: State, node: Table) => table(state, node),
    ...tagHandlers(tagsOf(context))
  } as Handlers
}

function hrefOf(node: Link, context: Context): string | undefined {
  const found = destination(node, context)
  switch (found?.to) {
    case 'address':
      if (/^(?:https?|mailto|s?ftp|sms|tel):|^(?![a-z][a-z\d+.-]*:)/i.test(found.url))
        return found.url
      context.say('link-unsafe', {to: short(found.url)}, node)
      return undefined
    case 'heading':
      return `#${context.idOf(found.heading)}`
    case 'file':
      return found.name
    default:
      // Pages by their title are known to Confluence only.
      return undefined
  }
}

function picture(node: Image, context: Context): Element | undefined {
  const found = source(node, context)
  if (!found) return undefined
  if ('url' in found && !/^https?:|^(?![a-z][a-z\d+.-]*:)/i.test(found.url)) {
    context.say('link-unsafe', {to: short(found.url)}, node)
    return undefined
  }
  const src = 'url' in found ? found.url : found.name
  return make('img', {src, alt: node.alt ?? '', ...(node.title && {title: node.title})}, [])
}

/** Its title shows where a pointer rests on it. */
function code(node: Code, {say}: Context): Element {
  const {lang, value} = node
  const [meta, title] = /^title="([^"]*)"(?:\s+|$)/.exec(node.meta ?? '') ?? ['', undefined]
  const rest = (node.meta ?? '').slice(meta.length)
  if (rest !== '') say('code-line', {meta: rest}, node)
  const properties = lang ? {className: [`language-${lang}`]} : {}
  return make('pre', title === undefined ? {} : {title}, [make('code', properties, [text(value)])])
}

/** A quotation: set off in every theme, by its class a box in those that know it. */
function callout(state: State, node: Callout, {locale}: Context): Element {
  const title = node.title.length > 0 ? state.all({type: 'paragraph', children: node.title}) : []
  const label = calloutLabel(node.kind, locale)
  const shown = title.length > 0 ? title : label === undefined ? [] : [text(label)]
  const line =
    shown.length > 0 ? [make('p', {className: ['callout-title']}, [make('strong', {}, shown)])] : []
  const quote: Blockquote = {type: 'blockquote', children: node.children}
  return make('blockquote', {className: ['callout', `callout-${node.kind}`]}, [
    ...line,
    ...state.all(quote)
  ])
}

function items(state: State, {children}: List): Element[] {
  return children.map((item) => make('li', {}, itemContent(state, item)))
}

function table(state: State, {children, align}: Table): Element {
  const [head, ...rows] = children
  const isHeaded = head?.children.some((cell) => cell.children.length > 0)
  const groups: ElementContent[] = []
  if (head && isHeaded) groups.push(make('thead', {}, [row(head, 'th')]))
  if (rows.length > 0)
    groups.push(
      make(
        'tbody',
        {},
        rows.map((each) => row(each, 'td'))
      )
    )
  return make('table', {}, groups)

  function row({children: cells}: TableRow, name: 'td' | 'th'): Element {
    return make(
      'tr',
      {},
      cells.map(function (cell, index) {
        const side = align?.[index]
        return make(name, side ? {style: `text-align: ${side};`} : {}, state.all(cell))
      })
    )
  }
}

function tagsOf(context: Context): Readonly<Record<string, TagHandler>> {
  const cell: TagHandler = (state, node) =>
    make(node.name ?? 'td', spans(node), state.all(node as never))
  const styled = (style: string): TagHandler =>
    function (state, node) {
      sayMark(node, context)
      return make('span', {style}, state.all(node as never))
    }
  return {
    details: (state, node) =>
      make(
        'details',
        node.attributes.some((each) => each.type === 'mdxJsxAttribute' && each.name === 'open')
          ? {open: true}
          : {},
        state.all(node as never)
      ),
    figcaption: same,
    figure: same,
    kbd: same,
    mark: styled('background-color: #fff3bf;'),
    sub: same,
    summary: same,
    sup: same,
    table: same,
    tbody: same,
    td: cell,
    th: cell,
    thead: same,
    tr: same,
    // What is put in is underlined in every theme; there is no element for the line alone.
    u: (state, node) => make('ins', {}, state.all(node as never))
  }
}
