/** A desugared tree as what the site shows: HTML, and between it the components that only the site can make. */

import type {Element, ElementContent, Root as Hast} from 'hast'
import {toHtml} from 'hast-util-to-html'
import type {Root} from 'mdast'
import type {StagedPiece} from '../../model/site-data.ts'
import {hastOf, isPart} from './to-hast.ts'

type Child = Hast['children'][number]

export function piecesOf(body: Root): StagedPiece[] {
  const root = hastOf(body)
  return parted(root.children, holders(root))
}

/** Every element that holds a component, however deep. */
function holders(root: Hast): ReadonlySet<Child> {
  const found = new Set<Child>()
  const above: Child[] = []
  look(root.children)
  return found

  // Depth is bounded by the reader.
  function look(nodes: readonly Child[]): void {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      if (isPart(node)) for (const each of above) found.add(each)
      above.push(node)
      look(node.children)
      above.pop()
    }
  }
}

function parted(nodes: readonly Child[], holding: ReadonlySet<Child>): StagedPiece[] {
  const pieces: StagedPiece[] = []
  let plain: Child[] = []
  let html = ''
  for (const node of nodes) add(node)
  flush()
  return pieces

  function add(node: Child): void {
    if (node.type === 'element' && isPart(node)) {
      flush()
      pieces.push(partOf(node))
    } else if (node.type === 'element' && holding.has(node)) {
      const end = `</${node.tagName}>`
      write()
      html += written([{...node, children: []}]).slice(0, -end.length)
      for (const child of node.children) add(child)
      write()
      html += end
    } else plain.push(node)
  }

  function partOf({tagName, properties, children}: Element): StagedPiece {
    const given = Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, String(value)])
    )
    return {part: tagName, given, pieces: parted(children, holding)}
  }

  function write(): void {
    if (plain.length > 0) html += written(plain)
    plain = []
  }

  function flush(): void {
    write()
    if (html !== '') pieces.push(html)
    html = ''
  }
}

function written(children: ReadonlyArray<Child | ElementContent>): string {
  return toHtml(
    {type: 'root', children: [...children] as Child[]},
    {characterReferences: {useNamedReferences: true}}
  )
}
