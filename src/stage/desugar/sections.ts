/** Step headings become walkthroughs, and runs of `Option:` headings a choice of paths. */

import type {Heading, PhrasingContent, RootContent} from 'mdast'
import {optionTitle, stepTitle} from '../../mdx/index.ts'
import {attribute, flow, isTag, line, textOf} from '../tree.ts'

interface Section {
  heading: Heading
  body: RootContent[]
}

/** Turn the choices and step headings among siblings `nodes` into tags. */
export function desugarSections(nodes: readonly RootContent[]): RootContent[] {
  const withChoices = runs(nodes, optionTitle, 2).map(function (part) {
    if (!Array.isArray(part)) return part
    const paths = part.map(({heading, body}) =>
      flow('Path', {}, [
        line('PathTitle', {depth: heading.depth}, without(heading, optionTitle)),
        ...desugarSteps(body)
      ])
    )
    return flow('Choice', {depth: part[0]?.heading.depth}, paths)
  })
  for (const node of withChoices)
    if (!Array.isArray(node) && isTag(node, 'Choice', 'Path') && !attribute(node, 'depth'))
      node.children = desugarSections(node.children as RootContent[]) as typeof node.children
  return desugarSteps(withChoices)
}

function desugarSteps(nodes: readonly RootContent[]): RootContent[] {
  return runs(nodes, stepTitle, 1).map(function (part) {
    if (!Array.isArray(part)) return part
    const first = Number(stepTitle.exec(textOf(part[0]?.heading ?? []))?.[1] ?? 1)
    const steps = part.map(({heading, body}, index) =>
      flow('Step', {n: first + index}, [
        line('StepTitle', {depth: heading.depth}, without(heading, stepTitle)),
        ...body
      ])
    )
    return flow('Walkthrough', {}, steps)
  })
}

/**
 * Gather runs of at least `least` sections of one rank whose headings match.
 * A section ends before the next heading of its rank or above, and a run before one that does not match.
 */
function runs(
  nodes: readonly RootContent[],
  title: RegExp,
  least: number
): Array<RootContent | Section[]> {
  const result: Array<RootContent | Section[]> = []
  let index = 0

  while (index < nodes.length) {
    const node = nodes[index] as RootContent
    if (node.type !== 'heading' || !title.test(textOf(node))) {
      result.push(node)
      index++
      continue
    }

    const sections: Section[] = []
    let end = index
    for (let at = nodes[end]; at?.type === 'heading'; at = nodes[end]) {
      if (at.depth !== node.depth || !title.test(textOf(at))) break
      const start = end + 1
      for (end = start; end < nodes.length; end++) {
        if (rank(nodes[end] as RootContent) <= node.depth) break
      }
      sections.push({heading: at, body: nodes.slice(start, end)})
    }

    if (sections.length >= least) result.push(sections)
    else for (const each of nodes.slice(index, end)) result.push(each)
    index = end
  }

  return result
}

function rank(node: RootContent): number {
  if (node.type === 'heading') return node.depth
  return isTag(node, 'Choice') ? Number(attribute(node, 'depth') ?? 7) : 7
}

/** The content of `heading` without what `title` matches; whole where that is marked up or all there is. */
function without(heading: Heading, title: RegExp): PhrasingContent[] {
  const [first, ...rest] = heading.children
  if (first?.type !== 'text') return heading.children
  const value = first.value.replace(title, '')
  if (value === '' && rest.length === 0) return heading.children
  return [{...first, value}, ...rest]
}
