/** `> [!NOTE]`: quotes that GitHub shows as alerts become callouts. */

import type {Element, ElementContent, Root} from 'hast'

const marker = /^\s*\[!(note|tip|important|warning|caution)\][^\S\n]*/i

export function alerts(tree: Root): void {
  const todo: Array<Root | Element> = [tree]
  for (let node = todo.pop(); node; node = todo.pop())
    for (const child of node.children)
      if (child.type === 'element') {
        if (child.tagName === 'blockquote') toCallout(child)
        todo.push(child)
      }
}

function toCallout(quote: Element): void {
  const paragraph = quote.children.find((node) => node.type === 'element')
  const [first] = paragraph?.tagName === 'p' ? paragraph.children : []
  if (!paragraph || first?.type !== 'text') return
  const found = marker.exec(first.value)
  if (!found) return

  first.value = first.value.slice(found[0].length)
  quote.tagName = 'aside'
  quote.properties = {dataCallout: found[1]?.toLowerCase() ?? 'note'}

  const [title, rest] = splitLine(paragraph.children)
  const made: ElementContent[] = []
  const bold = title.some(shows) ? undefined : boldLine(rest)
  const isAlone = quote.children.filter(shows).length === 1
  // A line in bold below the marker is how a title is written where the marker has to stand alone.
  if (bold && !isAlone) {
    const line = {...paragraph, properties: {dataCalloutTitle: ''}, children: bold.children}
    quote.children.splice(quote.children.indexOf(paragraph), 1, line)
    return
  }
  if (title.some(shows))
    made.push({...paragraph, properties: {dataCalloutTitle: ''}, children: title})
  if (rest.some(shows)) made.push({...paragraph, children: rest})
  quote.children.splice(quote.children.indexOf(paragraph), 1, ...made)
}

/** What stands on the line of the marker, and what comes after it. */
function splitLine(nodes: readonly ElementContent[]): [ElementContent[], ElementContent[]] {
  for (const [index, node] of nodes.entries()) {
    const isBreak = node.type === 'element' && node.tagName === 'br'
    const at = node.type === 'text' ? node.value.indexOf('\n') : -1
    if (isBreak) return [nodes.slice(0, index), nodes.slice(index + 1)]
    if (node.type !== 'text' || at === -1) continue
    const before = {...node, value: node.value.slice(0, at).trimEnd()}
    const after = {...node, value: node.value.slice(at + 1)}
    return [
      [...nodes.slice(0, index), before],
      [after, ...nodes.slice(index + 1)]
    ]
  }
  return [[...nodes], []]
}

/** The element in bold that is all of a line. */
function boldLine(nodes: readonly ElementContent[]): Element | undefined {
  const [only, ...others] = nodes.filter(shows)
  return only?.type === 'element' && only.tagName === 'strong' && others.length === 0
    ? only
    : undefined
}

function shows(node: ElementContent): boolean {
  return node.type === 'element' || (node.type === 'text' && node.value.trim() !== '')
}
