/** Put what is known of the service's tokens where a reader needs it. */

import type {Root, RootContent} from 'mdast'
import {plainText} from '../../mdx/index.ts'
import type {StepKind, TokenFacts} from '../../model/token-facts.ts'
import {tokenSteps} from '../../model/token-steps.ts'
import {type Attributes, attribute, flow, isTag, type Jsx} from '../tree.ts'

/** The help of an article, and its steps by what they are about. */
export interface TokenHelp {
  help: Jsx
  steps: ReadonlyMap<StepKind, Jsx>
}

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
): TokenHelp | undefined {
  const {service} = attributes
  const all = walkthroughs(body)
  const found = all.map((each) => ({...each, about: stepsByKind(each.node, facts)}))
  const making = found.find((each) => each.about.has('create')) ?? found[0]
  if (!making) return

  const create = making.about.get('create')
  if (facts.reveal.once !== false && create) {
    const at = isTitle(create.children[0] as RootContent | undefined) ? 1 : 0
    const children = create.children as RootContent[]
    children.splice(at, 0, flow('ShownOnce', {service}))
  }
  const help = flow('TokenHelp', attributes)
  making.among.splice(endOfSection(making.among, making.node), 0, help)

  const start = body.children.findIndex((node) => isTag(node, 'Choice', 'Walkthrough'))
  if (start >= 0) body.children.splice(start, 0, flow('YouNeed', {service, url: attributes['url']}))
  return {help, steps: making.about}
}

/** Tell the help where the steps are that it leads back to, once they have names. */
export function linkSteps({help, steps}: TokenHelp): void {
  const links = [...steps].map(function ([kind, step]) {
    const [id, n, label] = ['id', 'n', 'label'].map((name) => attribute(step, name) ?? '')
    return [kind, {id, text: label ? `${n}: ${label.replace(/\.$/u, '')}` : n}] as const
  })
  if (links.length === 0) return
  const value = JSON.stringify(Object.fromEntries(links))
  help.attributes.push({type: 'mdxJsxAttribute', name: 'steps', value})
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

function stepsByKind(walkthrough: Jsx, facts: TokenFacts): Map<StepKind, Jsx> {
  const all = steps(walkthrough)
  const texts = all.map((step) => plainText(step))
  const found = Object.entries(tokenSteps(texts, facts)) as Array<[StepKind, number]>
  return new Map(found.map(([kind, at]) => [kind, all[at] as Jsx]))
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
