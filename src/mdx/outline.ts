/** What there is in an article: its procedures and steps by the conventions, and counts. */

import type {Heading, List, ListItem, Root} from 'mdast'
import type {Node, Parent} from 'unist'
import type {Outline, Procedure, ProcedureStep} from '../model/article.ts'
import {pushAll, pushReversed} from '../model/long-lists.ts'
import {plainText} from './plain-text.ts'

const step = /^step\s+(\d{1,4})\s*(?:[:.)–—-]\s*|$)(.*)$/isu
const option = /^option\s*(?:\d{1,3}|[A-Z])?\s*[:.–—-]\s*\S/iu

/** Read the outline of `body`; `title` names a procedure that no heading stands above. */
export function outline(body: Root, title: string): Outline {
  const result: Outline = {
    headings: 0,
    procedures: [],
    paths: 0,
    callouts: 0,
    checklists: 0,
    images: 0,
    links: 0,
    tables: 0,
    code: 0
  }

  const todo: Node[] = [body]
  for (let node = todo.pop(); node; node = todo.pop()) {
    tally(node, result)
    const {title: callout, children} = node as Node & {title?: unknown; children?: Node[]}
    if (children) pushReversed(todo, children)
    if (node.type === 'callout' && Array.isArray(callout)) pushAll(todo, callout)
  }
  result.paths += optionHeadings(body)
  procedures(body.children, title, result.procedures)
  return result
}

function tally(node: Node, result: Outline): void {
  const name = (node as {name?: string}).name
  if (node.type === 'heading') result.headings++
  else if (node.type === 'callout' || name === 'Callout') result.callouts++
  else if (name === 'Checklist') result.checklists++
  else if (node.type === 'image' || name === 'Figure') result.images++
  else if (node.type === 'link') result.links++
  else if (node.type === 'table' || name === 'table') result.tables++
  else if (node.type === 'code') result.code++
  else if (name === 'Path') result.paths++
  else if (node.type === 'list' && (node as List).children.some((item) => isBox(item)))
    result.checklists++
}

function isBox(item: ListItem): boolean {
  return typeof item.checked === 'boolean'
}

/** `Option: …` headings, two or more of one rank in a row. */
function optionHeadings(body: Root): number {
  let count = 0
  let run: Heading[] = []
  for (const node of [...body.children, undefined]) {
    if (node && node.type !== 'heading') continue
    const [first] = run
    if (node && first && node.depth > first.depth) continue
    if (node && option.test(plainText(node)) && (!first || node.depth === first.depth)) {
      run.push(node)
      continue
    }
    if (run.length > 1) count += run.length
    run = node && option.test(plainText(node)) ? [node] : []
  }
  return count
}

/** Collect the procedures among `nodes`, which are blocks of one container. */
function procedures(nodes: readonly Node[], title: string, found: Procedure[]): void {
  let above = title
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index] as Node
    const {name, children, depth} = node as Node & {
      name?: string
      children?: Node[]
      depth?: number
    }
    let end = index + 1

    if (node.type === 'heading') {
      if (stepTitle(node)) end = stepHeadings(nodes, index, above, found)
      else above = plainText(node) || above
    } else if (node.type === 'list' && (node as List).ordered) {
      end = stepList(nodes, index, above, found)
    } else if (name === 'Walkthrough') {
      tagged(node, above, found)
    } else if (name !== undefined && children && depth === undefined) {
      procedures(children, attribute(node, 'title') ?? above, found)
    } else if ((node.type === 'blockquote' || node.type === 'callout') && children) {
      procedures(children, above, found)
    }
    index = end
  }
}

function stepTitle(node: Node): {number: number; title: string} | undefined {
  if (node.type !== 'heading') return undefined
  const match = step.exec(plainText(node))
  return match ? {number: Number(match[1]), title: match[2]?.trim() ?? ''} : undefined
}

/** Steps that are headings of one rank, up to a heading of that rank or above that is none. */
function stepHeadings(
  nodes: readonly Node[],
  start: number,
  title: string,
  found: Procedure[]
): number {
  const first = nodes[start] as Heading
  const steps: ProcedureStep[] = []
  let index = start

  for (; index < nodes.length; index++) {
    const node = nodes[index] as Node
    const head =
      node.type === 'heading' && (node as Heading).depth === first.depth
        ? stepTitle(node)
        : undefined
    if (head) {
      const previous = steps.at(-1)
      // A first step again is another procedure.
      if (previous && head.number <= (steps[0]?.number ?? 0)) break
      // The first number counts, the rest count on.
      const number = previous ? previous.number + 1 : head.number
      steps.push({number, title: head.title || plainText(node), nodes: [node]})
    } else if (node.type === 'heading' && (node as Heading).depth <= first.depth) break
    else steps.at(-1)?.nodes.push(node)
  }
  found.push({title, steps, node: first})
  return index
}

/** Steps that are items of a list, going on after what belongs to the item above. */
function stepList(
  nodes: readonly Node[],
  start: number,
  title: string,
  found: Procedure[]
): number {
  const first = nodes[start] as List
  const begin = first.start ?? 1
  const steps: ProcedureStep[] = []
  let end = start

  for (let index = start; index < nodes.length; index++) {
    const node = nodes[index] as Node
    if (node.type === 'heading' || node.type === 'thematicBreak') break
    const list = node.type === 'list' && (node as List).ordered ? (node as List) : undefined
    if (!list) continue
    if (steps.length > 0 && (list.start ?? 1) !== begin + steps.length) break
    const between = nodes.slice(end, index)
    const last = steps.at(-1)
    if (last) pushAll(last.nodes, between)
    for (const item of list.children)
      steps.push({number: begin + steps.length, title: itemTitle(item), nodes: [item]})
    end = index + 1
  }
  if (steps.length > 1) found.push({title, steps, node: first})
  return end
}

function itemTitle(item: ListItem): string {
  return plainText(item.children.find((child) => child.type === 'paragraph') ?? item)
}

function tagged(node: Node, title: string, found: Procedure[]): void {
  const steps: ProcedureStep[] = []
  const todo: Node[] = [node]
  for (let next = todo.pop(); next; next = todo.pop()) {
    const {name, children} = next as Node & {name?: string; children?: Node[]}
    if (name === 'Step') {
      const heading = children?.find((child) => child.type === 'heading')
      const text = attribute(next, 'title') ?? plainText(heading ?? children?.[0] ?? next)
      steps.push({number: steps.length + 1, title: text, nodes: [next]})
    } else if (children) pushReversed(todo, children)
  }
  if (steps.length > 0) found.push({title: attribute(node, 'title') ?? title, steps, node})
  else procedures((node as Parent).children, title, found)
}

function attribute(node: Node, name: string): string | undefined {
  const {attributes} = node as Node & {attributes?: Array<{name?: string; value?: unknown}>}
  const value = attributes?.find((each) => each.name === name)?.value
  return typeof value === 'string' && value !== '' ? value : undefined
}
