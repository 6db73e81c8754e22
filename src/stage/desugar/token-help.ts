/** Put what is known of the service's tokens where a reader needs it. */

import type {Root, RootContent} from 'mdast'
import type {TokenFacts} from '../../model/token-facts.ts'
import {type Attributes, attribute, flow, isTag, type Jsx, textOf} from '../tree.ts'

/** Every walkthrough of `body`, with the siblings that it stands among. */
export function walkthroughs(body: Root): Array<{node: Jsx; among: RootContent[]}> {
  const result: Array<{node: Jsx; among: RootContent[]}> = []
  find(body.children)
  return result

  function find(nodes: RootContent[]): void {
    for (const node of nodes) {
      if (isTag(node, 'Walkthrough')) result.push({node, among: nodes})
      else if (isTag(node, 'Choice', 'Path')) find(node.children as RootContent[])
    }
  }
}

function steps(walkthrough: Jsx): Jsx[] {
  return walkthrough.children.filter((child): child is Jsx & typeof child => isTag(child, 'Step'))
}

/** Say who is needed before the first step, warn before the click that makes the token, help after the last. */
export function addTokenHelp(
  body: Root,
  facts: TokenFacts,
  attributes: Attributes & {service: string}
): void {
  const {service} = attributes
  const all = walkthroughs(body)
  const found = all.map((each) => ({...each, step: creatingStep(each.node, facts)}))
  const making = found.find((each) => each.step) ?? found[0]
  if (!making) return

  if (facts.reveal.once && making.step) {
    const at = isTitle(making.step.children[0] as RootContent | undefined) ? 1 : 0
    const children = making.step.children as RootContent[]
    children.splice(at, 0, flow('ShownOnce', {service}))
  }
  making.among.splice(endOfSection(making.among, making.node), 0, flow('TokenHelp', attributes))

  const start = body.children.findIndex((node) => isTag(node, 'Choice', 'Walkthrough'))
  if (start >= 0) body.children.splice(start, 0, flow('YouNeed', {service, url: attributes['url']}))
}

/** Where the section ends that `walkthrough` stands in: before the next heading of the first two ranks. */
function endOfSection(among: readonly RootContent[], walkthrough: Jsx): number {
  const start = among.indexOf(walkthrough as RootContent) + 1
  const end = among.findIndex(
    (node, index) =>
      index >= start && ((node.type === 'heading' && node.depth <= 2) || isTag(node, 'Choice'))
  )
  return end < 0 ? among.length : end
}

/** The last step that speaks of the button which makes the token; where none does, one that makes something. */
function creatingStep(walkthrough: Jsx, facts: TokenFacts): Jsx | undefined {
  const all = steps(walkthrough)
  const label = facts.confirm.label.toLowerCase()
  const texts = all.map((step) => textOf(step as RootContent).toLowerCase())
  if (!texts.some((text) => /\b(?:token|key)\b/u.test(text))) return undefined
  const named = texts.findLastIndex((text) => text.includes(label))
  if (named >= 0) return all[named]
  return all[
    texts.findLastIndex((text) =>
      /\b(?:create|generate|add|issue)\b[^.]{0,60}\b(?:token|key)\b/u.test(text)
    )
  ]
}

/** Ask for the values of `fill` in the first step, of each path, that holds a name of one. */
export function addValues(body: Root, has: (text: string) => boolean, fill: string): void {
  const asked = new Set<string>()
  for (const {node} of walkthroughs(body)) {
    const path = attribute(node, 'path') ?? ''
    if (asked.has(path)) continue
    const first = steps(node).find((step) => has(everything(step as RootContent)))
    if (!first) continue
    asked.add(path)
    const children = first.children as RootContent[]
    children.push(flow('Values', {id: `values-${asked.size}`, fill}))
  }
}

/** Text, code and addresses. */
function everything(node: RootContent): string {
  const parts: string[] = []
  const todo: RootContent[] = [node]
  for (let next = todo.pop(); next; next = todo.pop()) {
    if ('url' in next) parts.push(next.url)
    if ('value' in next && next.value) parts.push(next.value)
    if ('children' in next) for (const child of next.children) todo.push(child)
  }
  return parts.join('\n')
}

function isTitle(node: RootContent | undefined): boolean {
  return node?.type === 'paragraph' && isTag(node.children[0], 'StepTitle')
}
