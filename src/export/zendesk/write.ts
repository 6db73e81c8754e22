/** Writes an article as HTML that a help centre takes. */

import type {Element, ElementContent, Root as Hast} from 'hast'
import {sanitize} from 'hast-util-sanitize'
import {toHtml} from 'hast-util-to-html'
import type {FootnoteDefinition, Root} from 'mdast'
import {type Handlers, toHast} from 'mdast-util-to-hast'
import {pushAll} from '../../model/long-lists.ts'
import type {Context} from '../context.ts'
import {make, text} from '../element.ts'
import {footnotesOf} from '../footnotes.ts'
import {sayProperties} from '../properties.ts'
import {sayFormulas} from '../site-only.ts'
import {zendeskHandlers} from './handlers.ts'
import {zendeskSchema} from './schema.ts'

export function writeZendesk(body: Root, context: Context): string {
  sayFormulas(body, context)
  sayProperties(body, context)
  const footnotes = footnotesOf(body, context)
  const handlers = zendeskHandlers(context, footnotes)
  const tree = toHast(body, {handlers}) as Hast
  if (footnotes.definitions.length > 0)
    pushAll(tree.children, [text('\n'), notes(footnotes.definitions, handlers)])
  const html = toHtml(sanitize(tree, zendeskSchema))
  return html === '' ? '' : `${html}\n`
}

function notes(definitions: readonly FootnoteDefinition[], handlers: Handlers): Element {
  const items = definitions.map(function ({children}, index) {
    const {children: inner} = toHast({type: 'root', children}, {handlers}) as Hast
    return make('li', {id: `note-${index + 1}`}, inner as ElementContent[])
  })
  return make('ol', {}, items)
}
