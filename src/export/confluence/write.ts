/** Writes an article in the storage format of Confluence. */

import type {Element, ElementContent, Root as Hast, RootContent} from 'hast'
import type {FootnoteDefinition, Root} from 'mdast'
import {type Handlers, toHast} from 'mdast-util-to-hast'
import {pushAll} from '../../model/long-lists.ts'
import type {Context} from '../context.ts'
import {make, text} from '../element.ts'
import {footnotesOf} from '../footnotes.ts'
import {propertiesTable} from '../properties.ts'
import {sayFormulas} from '../site-only.ts'
import {macro, richBody} from './element.ts'
import {anchor, confluenceHandlers} from './handlers.ts'
import {toXml} from './to-xml.ts'

export function writeConfluence(body: Root, context: Context): string {
  sayFormulas(body, context)
  const footnotes = footnotesOf(body, context)
  const handlers = confluenceHandlers(context, footnotes)
  const shown = propertiesTable(body, context)
  const blocks: RootContent[] = shown ? [] : hiddenProperties(context)
  for (const block of body.children) {
    const {children} = toHast({type: 'root', children: [block]}, {handlers}) as Hast
    if (block === shown) blocks.push(macro('details', {}, [richBody(children as ElementContent[])]))
    else pushAll(blocks, children)
  }
  if (footnotes.definitions.length > 0) blocks.push(notes(footnotes.definitions, handlers))
  const written = blocks.map((block) => toXml(block)).filter((block) => block.trim() !== '')
  return written.length === 0 ? '' : `${written.join('\n')}\n`
}

/** Properties that the text does not show. */
function hiddenProperties({front}: Context): Element[] {
  const rows = Object.entries(front.details ?? {}).map(([key, value]) =>
    make('tr', {}, [
      make('th', {}, [make('p', {}, [text(key)])]),
      make('td', {}, [make('p', {}, [text(value)])])
    ])
  )
  if (rows.length === 0) return []
  const table = make('table', {}, [make('tbody', {}, rows)])
  return [macro('details', {hidden: 'true'}, [richBody([table])])]
}

function notes(definitions: readonly FootnoteDefinition[], handlers: Handlers): Element {
  const items = definitions.map(function ({children}, index) {
    const {children: inner} = toHast({type: 'root', children}, {handlers}) as Hast
    return make('li', {}, [
      make('p', {}, [anchor(`note-${index + 1}`)]),
      ...(inner as ElementContent[])
    ])
  })
  return make('ol', {}, items)
}
