/** Turns a canonical hast tree into mdast, each family of elements by its own handlers. */

import type {Element, ElementContent, Nodes, Parents} from 'hast'
import type {Heading, List, PhrasingContent, RootContent} from 'mdast'
import type {FindingDraft} from '../model/finding.ts'
import {pushAll} from '../model/long-lists.ts'
import type {Entry} from '../model/record.ts'
import {collapse, isBlankText} from './whitespace.ts'

/** What handlers work with. */
export interface Converter {
  /** Nodes of all children, inline ones and blocks as they come. */
  all(parent: Parents): RootContent[]
  /** Blocks of all children: runs of inline nodes become paragraphs. */
  flow(parent: Parents): RootContent[]
  /** Inline nodes and blocks as blocks. */
  wrap(nodes: readonly RootContent[]): RootContent[]
  /** Give `node` the place of `from`. */
  at<Node extends RootContent>(from: Nodes, node: Node): Node
  say(entry: Omit<Entry, 'offset'>, at: Nodes): void
  find(finding: Omit<FindingDraft, 'at'>, at: Nodes): void
  /** Which mdast heading an element became. */
  headings: Map<Element, Heading>
  entries: Entry[]
  findings: FindingDraft[]
}

/** May give nodes, none, or `undefined` for the nodes of its children. */
export type Handler = (node: Element, converter: Converter, parent: Parents) => RootContent[]
export type Handlers = Readonly<Record<string, Handler>>

/** Elements that part text without being blocks of an article. */
const containers = new Set(
  `address article aside body center dd dialog div dt fieldset figcaption footer form header hgroup html
  legend main nav optgroup option search section tbody td tfoot th thead tr`.split(/\s+/)
)
const inline = new Set(
  'break delete emphasis footnoteReference image inlineCode link mdxJsxTextElement strong text'.split(
    ' '
  )
)

export function isInline(node: RootContent): node is PhrasingContent {
  return inline.has(node.type)
}

export function createConverter(handlers: ReadonlyMap<string, Handler>): Converter {
  const converter: Converter = {
    all,
    flow: (parent) => wrap(all(parent)),
    wrap,
    at,
    say(entry, at) {
      converter.entries.push({...entry, offset: at.position?.start.offset ?? 0})
    },
    find(finding, at) {
      converter.findings.push({...finding, at: at.position?.start.offset ?? 0})
    },
    headings: new Map(),
    entries: [],
    findings: []
  }
  return converter

  // Recursion is safe: the tree is at most 200 levels deep.
  function all(parent: Parents): RootContent[] {
    const result: RootContent[] = []
    for (const child of parent.children) {
      if (child.type === 'text') result.push(at(child, {type: 'text', value: child.value}))
      else if (child.type === 'element') for (const each of one(child, parent)) result.push(each)
    }
    return result
  }

  function one(node: Element, parent: Parents): RootContent[] {
    const handler = handlers.get(node.tagName)
    if (handler) return handler(node, converter, parent)
    return containers.has(node.tagName) ? wrap(all(node)) : all(node)
  }
}

function at<Node extends RootContent>(from: Nodes, node: Node): Node {
  if (from.position) node.position = from.position
  return node
}

function wrap(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = []
  const strays = new Set<List>()
  let run: PhrasingContent[] = []
  for (const node of nodes) {
    if (isInline(node)) {
      run.push(node)
      continue
    }
    flush()
    const last = result.at(-1)
    // An item without a list around it.
    if (node.type !== 'listItem') result.push(node)
    else if (last?.type === 'list' && strays.has(last)) last.children.push(node)
    else {
      const list: List = {type: 'list', ordered: false, spread: false, children: [node]}
      if (node.position) list.position = node.position
      strays.add(list)
      result.push(list)
    }
  }
  flush()
  return result

  function flush(): void {
    if (run.length > 0) for (const each of paragraphs(run)) result.push(each)
    run = []
  }
}

/** Paragraphs of a run of inline nodes: two line breaks in a row part them, and one beside a picture. */
function paragraphs(nodes: readonly PhrasingContent[]): RootContent[] {
  const result: RootContent[] = []
  let part: PhrasingContent[] = []
  let breaks: PhrasingContent[] = []

  for (const [at, node] of nodes.entries()) {
    if (node.type === 'break') breaks.push(node)
    else if (breaks.length > 0 && isBlankText(node)) continue
    else {
      const next = breaks.length === 1 ? lineFrom(nodes, at) : []
      if (breaks.length > 1 || isFigure(next) || (breaks.length === 1 && isFigure(lastLine(part))))
        flush()
      else pushAll(part, breaks)
      breaks = []
      part.push(node)
    }
  }
  flush()
  return result

  function flush(): void {
    const children = collapse(part)
    part = []
    const [first] = children
    if (!first) return
    const start = first.position?.start
    const end = children.at(-1)?.position?.end
    result.push({type: 'paragraph', children, ...(start && end ? {position: {start, end}} : {})})
  }
}

/** Most nodes of a line with a picture: blanks around it. */
const few = 6

function lineFrom(nodes: readonly PhrasingContent[], from: number): readonly PhrasingContent[] {
  const near = nodes.slice(from, from + few)
  const end = near.findIndex((node) => node.type === 'break')
  if (end === -1) return from + few < nodes.length ? [] : near
  return near.slice(0, end)
}

function lastLine(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const near = nodes.slice(-few)
  const start = near.findLastIndex((node) => node.type === 'break') + 1
  return start === 0 && nodes.length > few ? [] : near.slice(start)
}

/** Whether a line shows one picture and nothing else. */
function isFigure(line: readonly PhrasingContent[]): boolean {
  const [only, ...others] = line.filter((node) => !isBlankText(node))
  if (only?.type === 'link') return isFigure(only.children)
  return only?.type === 'image' && others.length === 0
}

/** The value of an attribute that holds text. */
export function attribute(node: Element, name: string): string {
  const value = node.properties[name]
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : ''
}

export function isElement(node: ElementContent | Nodes, ...names: string[]): node is Element {
  return node.type === 'element' && names.includes(node.tagName)
}
