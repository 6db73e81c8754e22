/** The cells of tables, as repairs read them. */

import type {Element, ElementContent, Parents} from 'hast'
import {partsOf} from './breaks.ts'
import {isBlank, isBlock, isElement, isHollow, make} from './tree.ts'

/** The cells of `table`, row by row; nothing when cells span, or anything but rows is in it. */
export function rowsOf(table: Element): Element[][] | undefined {
  const rows: Element[][] = []

  for (const part of table.children) {
    if (isBlank(part) || isElement(part, 'col', 'colgroup')) continue
    if (!isElement(part, 'tbody', 'tfoot', 'thead', 'tr')) return undefined
    for (const row of part.tagName === 'tr' ? [part] : part.children) {
      if (row.type !== 'element') continue
      const cells = row.children.filter((cell): cell is Element => isElement(cell, 'td', 'th'))
      if (cells.some(spans)) return undefined
      if (cells.length > 0) rows.push(cells)
    }
  }
  return rows
}

function spans({properties}: Element): boolean {
  return Number(properties['rowSpan'] ?? 1) > 1 || Number(properties['colSpan'] ?? 1) > 1
}

/** What `holder` holds, as blocks; what stands bare in it becomes paragraphs. */
export function asBlocks(holder: Element): ElementContent[] {
  const result: ElementContent[] = []
  const made = new Set<ElementContent>()
  let bare: Element | undefined

  for (const child of holder.children) {
    if (isBlock(child)) {
      bare = undefined
      result.push(child)
    } else if (bare) bare.children.push(child)
    // A place to link to is no paragraph.
    else if (isHollow(child) && !isBlank(child)) result.push(child)
    else if (!isBlank(child)) {
      bare = make(holder, 'p', {}, [child])
      made.add(bare)
      result.push(bare)
    }
  }
  return result.flatMap((block) => (made.has(block) ? parted(block as Element) : [block]))
}

function parted(paragraph: Element): Element[] {
  return partsOf(paragraph.children).map((children) => ({...paragraph, children}))
}

/** Whether `node` shows a picture. */
export function hasPicture(node: Parents): boolean {
  return node.children.some(
    (child) => isElement(child, 'img') || (isElement(child) && hasPicture(child))
  )
}
