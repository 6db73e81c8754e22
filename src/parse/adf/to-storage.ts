/** ADF becomes a tree of storage elements, of which the handlers of storage format make the rest. */

import type {ElementContent} from 'hast'
import type {Said} from '../../model/record.ts'
import type {FileFacts} from '../../model/source-page.ts'
import {maxDepth} from '../limit-depth.ts'
import type {Place} from '../positions.ts'
import {builders} from './index.ts'
import type {Json} from './json.ts'
import {withMarks} from './marks.ts'
import {type AdfNode, emptied, nodesOf} from './node.ts'
import {type Building, find, makeText} from './state.ts'
import {unknown} from './text.ts'

/** Levels of nodes; each is two of elements at most, and marks come on top. */
const deepest = 80

/** Nodes that show something by themselves, beside what they hold. */
const titled = /^(?:expand|nestedExpand)$|xtension$/

/** They join the words around them. */
const joining = new Set('hardBreak inlineCard status text'.split(' '))
/** What is shown in their place stands apart from the words around it. */
const apart = new Set('date emoji media mediaInline mention placeholder'.split(' '))

export function toStorage(
  root: Json,
  place: Place,
  files: readonly FileFacts[],
  said: Said
): ElementContent[] {
  let depth = 0
  const building: Building = {...said, place, files: byId(files), found: new Set(), all}
  return nodesOf(root).flatMap((node) =>
    node.type === 'doc' ? [...ownText(node), ...all(node.content)] : all([node])
  )

  function all(nodes: readonly AdfNode[]): ElementContent[] {
    const [first] = nodes
    if (!first) return []
    if (depth >= deepest && nodes.some(({content}) => content.length > 0)) {
      find(building, 'parse/too-deep', first, {depth: maxDepth})
      return flat(nodes)
    }
    depth++
    const result = line(nodes)
    depth--
    return result
  }

  function line(nodes: readonly AdfNode[]): ElementContent[] {
    const spaced = nodes.every(({type}) => joining.has(type)) ? nodes : withSpaces(nodes)
    return withMarks(spaced, building, one)
  }

  function one(node: AdfNode): ElementContent[] {
    const build = builders.get(node.type)
    const text = node.type === 'text' ? [] : ownText(node)
    if (build) return [...text, ...build(node, building)]
    find(building, 'parse/unknown-node', node, {node: node.type})
    return [...text, ...unknown(node, building)]
  }

  /** Text of its own, which only texts should have. */
  function ownText(node: AdfNode): ElementContent[] {
    return node.text ? [makeText(building, node, node.text)] : []
  }

  /** What lies too deep, without what it is nested in; text and its order are kept. */
  function flat(nodes: readonly AdfNode[]): ElementContent[] {
    const result: ElementContent[] = []
    const todo: Array<AdfNode | '\n'> = nodes.toReversed()
    let run: AdfNode[] = []
    for (let next = todo.pop(); next; next = todo.pop()) {
      if (next !== '\n' && next.content.length === 0) {
        run.push(next)
        continue
      }
      build()
      result.push({type: 'text', value: '\n'})
      if (next === '\n') continue
      if (titled.test(next.type) || !builders.has(next.type))
        for (const each of one(emptied(next))) result.push(each)
      else for (const each of ownText(next)) result.push(each)
      todo.push('\n')
      for (const child of next.content.toReversed()) todo.push(child)
    }
    build()
    return result

    function build(): void {
      for (const each of line(run)) result.push(each)
      run = []
    }
  }
}

/** `nodes` with blanks where words would run into what is shown for one of them. */
function withSpaces(nodes: readonly AdfNode[]): AdfNode[] {
  return nodes.flatMap(function (node, at) {
    const next = nodes[at + 1]
    if (!next || !needSpace(node.type, next.type)) return [node]
    const touch =
      !(node.type === 'text' && /[^\p{L}\p{M}\p{N}]$/u.test(node.text)) &&
      !(next.type === 'text' && /^[^\p{L}\p{M}\p{N}]/u.test(next.text))
    return touch ? [node, {...emptied(node), type: 'text', marks: [], text: ' '}] : [node]
  })
}

/** Whether words of two nodes side by side could become one, though the nodes are parted. */
function needSpace(...types: readonly string[]): boolean {
  const isSmall = (type: string) => joining.has(type) || apart.has(type)
  return types.some(isSmall) && !types.every((type) => joining.has(type))
}

function byId(files: readonly FileFacts[]): Map<string, FileFacts> {
  const result = new Map<string, FileFacts>()
  for (const file of files) {
    if (file.id) result.set(file.id, file)
    if (file.fileId) result.set(file.fileId, file)
  }
  return result
}
