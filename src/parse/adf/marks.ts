/** Marks become elements around runs of nodes: a link over three texts is one link. */

import type {ElementContent} from 'hast'
import {table} from '../../model/table.ts'
import {type AdfMark, type AdfNode, textOf} from './node.ts'
import {type Building, find, make} from './state.ts'

/** The element that a mark is; nothing where it shows nothing. */
type Wrapper = (
  mark: AdfMark
) => {name: string; attributes: Readonly<Record<string, string>>} | undefined

const wrappers: ReadonlyMap<string, Wrapper> = new Map(
  Object.entries<Wrapper>({
    link: ({attrs}) => {
      const href = textOf(attrs, 'href')
      return href ? {name: 'a', attributes: {href}} : undefined
    },
    annotation: ({attrs}) => ({
      name: 'ac:inline-comment-marker',
      attributes: {'ac:ref': textOf(attrs, 'id')}
    }),
    strong: plain('strong'),
    em: plain('em'),
    underline: plain('u'),
    strike: plain('del'),
    textColor: ({attrs}) => styled('color', textOf(attrs, 'color')),
    backgroundColor: ({attrs}) => styled('background-color', textOf(attrs, 'color')),
    fontSize: plain('small'),
    subsup: ({attrs}) => ({name: textOf(attrs, 'type') === 'sub' ? 'sub' : 'sup', attributes: {}}),
    code: plain('code')
  })
)

/** They show nothing, or their nodes see to them. */
const quiet = new Set('alignment border breakout dataConsumer fragment indentation'.split(' '))

/** Nodes that stand in a line, and pictures: all others hold blocks, which no mark of a line is around. */
const marked = new Set('date emoji hardBreak media mention status text'.split(' '))

function plain(name: string): Wrapper {
  return () => ({name, attributes: {}})
}

function styled(property: string, value: string): ReturnType<Wrapper> {
  return /^[#\w(), .%-]{1,80}$/.test(value)
    ? {name: 'span', attributes: {style: `${property}: ${value};`}}
    : undefined
}

/** A node and the marks that are not around it yet, the outermost first. */
interface Marked {
  node: AdfNode
  marks: ReadonlyArray<{type: string; key: string; mark: AdfMark}>
}

/** Build `nodes` by `one`, with their marks around them. */
export function withMarks(
  nodes: readonly AdfNode[],
  building: Building,
  one: (node: AdfNode) => ElementContent[]
): ElementContent[] {
  return wrap(
    nodes.map((node) => ({node, marks: marksOf(node, building)})),
    building,
    one
  )
}

function marksOf(node: AdfNode, building: Building): Marked['marks'] {
  if (node.marks.length === 0) return []
  const own = new Map<string, Marked['marks'][number]>()
  for (const mark of node.marks) {
    const {type} = mark
    // No link in a link.
    if (type === '' || quiet.has(type) || (type === 'link' && node.content.length > 0)) continue
    if (!wrappers.has(type)) find(building, 'parse/unknown-node', node, {mark: type})
    else if (marked.has(node.type) && !own.has(type)) own.set(type, {type, key: keyOf(mark), mark})
  }
  // The editor keeps them in one order; a link is around all others.
  return [...own.values()].sort((a, b) => Number(b.type === 'link') - Number(a.type === 'link'))
}

function wrap(
  run: readonly Marked[],
  building: Building,
  one: (node: AdfNode) => ElementContent[]
): ElementContent[] {
  const result: ElementContent[] = []
  for (let at = 0; at < run.length; ) {
    const {node, marks} = run[at] as Marked
    const [outer] = marks
    if (!outer) {
      for (const each of one(node)) result.push(each)
      at++
      continue
    }
    const length = reach(run, at, outer.key)
    const inside = run.slice(at, at + length).map((each) => ({...each, marks: each.marks.slice(1)}))
    const children = wrap(inside, building, one)
    const isEmpty = outer.type === 'link' && !inside.some((each) => shows(each.node))
    const shown = isEmpty ? undefined : wrappers.get(outer.type)?.(outer.mark)
    if (shown) result.push(make(building, node, shown.name, shown.attributes, children))
    else for (const each of children) result.push(each)
    at += length
  }
  return result
}

/** Over how many nodes, from `at` on, the mark goes that is the outermost there. */
function reach(run: readonly Marked[], at: number, key: string): number {
  let end = at + 1
  while (run[end]?.marks[0]?.key === key) end++
  return end - at
}

/** What a node of each type shows, if it shows anything. */
const telling: Readonly<Record<string, readonly string[]>> = table({
  date: ['timestamp'],
  emoji: ['text', 'shortName'],
  media: ['id', 'url'],
  status: ['text']
})

/** Whether there is something to click on. */
export function shows({type, text, attrs}: AdfNode): boolean {
  if (type === 'text') return text.trim() !== ''
  const names = telling[type] ?? []
  return type === 'mention' || names.some((name) => textOf(attrs, name).trim() !== '')
}

function keyOf({type, attrs}: AdfMark): string {
  const told = type === 'link' ? ['href'] : type === 'annotation' ? ['id'] : ['color', 'type']
  return [type, ...told.map((name) => textOf(attrs, name))].join('\n')
}
