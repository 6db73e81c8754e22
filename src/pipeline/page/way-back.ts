/** From offsets in the text that a stage was given to places in the page. */

import type {Nodes, Root} from 'mdast'
import type {Point} from 'unist'
import type {FindingDraft} from '../../model/finding.ts'
import {pushAll} from '../../model/long-lists.ts'
import type {Entry} from '../../model/record.ts'
import type {SourcePage} from '../../model/source-page.ts'
import {locator} from '../../model/text.ts'

export interface WayBack {
  /** The entry, with an offset in the page’s body. */
  entry(entry: Entry): Entry
  /** The draft, with a place in the page’s file. */
  draft(draft: FindingDraft): FindingDraft
  /** The same body, whose positions are places in the page’s file. */
  body(body: Root): Root
}

/** `toSource` leads from offsets in the stage’s text to offsets in `page.body`. */
export function wayBack(page: SourcePage, toSource: (offset: number) => number): WayBack {
  const locate = locator(page.body)

  return {
    entry: (entry) => ({...entry, offset: toSource(entry.offset)}),
    draft(draft) {
      if (typeof draft.at === 'object') return draft
      return {...draft, at: {file: page.file, ...locate(toSource(draft.at ?? 0))}}
    },
    body(body) {
      const todo: Nodes[] = [body]
      for (let node = todo.pop(); node; node = todo.pop()) {
        const {position} = node
        // New objects: a node made of several may share its points with others.
        if (position) node.position = {start: point(position.start), end: point(position.end)}
        if ('children' in node) pushAll<Nodes>(todo, node.children)
      }
      return body
    }
  }

  function point({line, column, offset}: Point): Point {
    if (offset === undefined) return {line, column}
    const at = toSource(offset)
    return {...locate(at), offset: at}
  }
}
