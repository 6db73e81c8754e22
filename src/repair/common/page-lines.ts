/** The page as its reader sees it, line by line: what repairs of frames, chrome and lost pictures look at. */

import type {Nodes, Parents, Root} from 'hast'
import {plain} from '../../model/readable.ts'
import {once} from './shared.ts'
import {type Child, isBlank, isBlock, rewrite} from './tree.ts'

export interface Line {
  /** A block that holds no other, or neighbours that stand bare among blocks; at least one. */
  nodes: readonly [Child, ...Child[]]
  parent: Parents
  /** On one line. */
  text: string
}

/** Every line of `tree` in order; those that show only pictures have no text. */
export function pageLines(tree: Root): readonly Line[] {
  return once(tree, findLines)
}

/** The same, looked at anew: for a repair that has changed the tree itself. */
export function findLines(tree: Root): Line[] {
  const result: Line[] = []
  collect(tree)
  return result

  function collect(parent: Parents): void {
    let bare: Child[] = []

    for (const child of parent.children as Child[]) {
      if (!isBlock(child)) {
        bare.push(child)
        continue
      }
      flush()
      if (child.children.some((each) => isBlock(each))) collect(child)
      else if (!isBlank(child)) result.push({nodes: [child], parent, text: plain(child)})
    }
    flush()

    function flush(): void {
      if (bare.length === 0) return
      const start = bare.findIndex((each) => !isBlank(each))
      const end = bare.findLastIndex((each) => !isBlank(each)) + 1
      const [first, ...others] = bare.slice(Math.max(start, 0), end)
      if (first) result.push({nodes: [first, ...others], parent, text: plain(bare)})
      bare = []
    }
  }
}

/** Take `lines` out of `tree`, and the blocks that they leave empty; returns what was taken out, in order. */
export function dropLines(tree: Root, lines: readonly Line[]): Nodes[] {
  const gone = lines.flatMap(({nodes}) => nodes)
  const set = new Set<Nodes>(gone)
  const emptied = new Set<Nodes>(lines.map(({parent}) => parent))

  // Bare texts are no elements, which is all that `rewrite` visits.
  for (const parent of new Set(lines.map((line) => line.parent)))
    parent.children = (parent.children as Child[]).filter(
      (child) => child.type === 'element' || !set.has(child)
    ) as typeof parent.children

  rewrite(tree, function (element, parent) {
    if (set.has(element)) return []
    if (!emptied.has(element) || !element.children.every(isBlank)) return undefined
    emptied.add(parent)
    return []
  })
  return gone
}
