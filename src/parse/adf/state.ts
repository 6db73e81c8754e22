/** What the builders of storage elements work with. */

import type {Element, ElementContent, Text} from 'hast'
import type {Args, FindingDraft} from '../../model/finding.ts'
import type {Entry, Said} from '../../model/record.ts'
import type {FileFacts} from '../../model/source-page.ts'
import {noPiece, type Piece} from '../../model/words.ts'
import {makeElement} from '../html.ts'
import type {Place} from '../positions.ts'
import type {AdfNode} from './node.ts'

export interface Building extends Said {
  place: Place
  /** Attached files by the id that media nodes name them by. */
  files: ReadonlyMap<string, FileFacts>
  /** What was found already: the same is said once. */
  found: Set<string>
  /** Build nodes, with their marks. */
  all(nodes: readonly AdfNode[]): ElementContent[]
}

/** Turns a node into elements of storage format. */
export type Build = (node: AdfNode, building: Building) => ElementContent[]

/** Make an element in the place of `node`, with attributes as storage format writes them. */
export function make(
  building: Building,
  {at}: AdfNode,
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly ElementContent[] = []
): Element {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)] as const]
  )
  const element = makeElement(name, Object.fromEntries(given))
  element.children = [...children]
  element.position = building.place(at.start, at.end)
  return element
}

export function makeText(building: Building, {at}: AdfNode, value: string): Text {
  return {type: 'text', value, position: building.place(at.start, at.end)}
}

/** What a node holds though it should hold nothing: it is kept, apart from the words around it. */
export function strays(
  building: Building,
  node: AdfNode,
  content = node.content
): ElementContent[] {
  return content.length > 0 ? [make(building, node, 'div', {}, building.all(content))] : []
}

/** Say what an article shows other than the page. */
export function record(
  building: Building,
  by: string,
  {at}: AdfNode,
  args: Args,
  change: {removed?: Partial<Piece>; added?: Partial<Piece>}
): void {
  const entry: Entry = {by: `adf-${by}`, offset: offsetOf(building, at.start), args}
  if (change.removed) entry.removed = {...noPiece, ...change.removed}
  if (change.added) entry.added = {...noPiece, ...change.added}
  building.entries.push(entry)
}

/** Say what a person should know; the same is said once. */
export function find(
  building: Building,
  rule: FindingDraft['rule'],
  {at}: AdfNode,
  args: Args
): void {
  const key = JSON.stringify([rule, args])
  if (building.found.has(key)) return
  building.found.add(key)
  building.findings.push({rule, args, at: offsetOf(building, at.start)})
}

function offsetOf({place}: Building, start: number): number {
  return place(start, start).start.offset ?? start
}
