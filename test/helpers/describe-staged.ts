/** What readers get of a staged article, in plain words: read by the site's own parser. */

import type {Nodes, Root} from 'mdast'
import {mdxToMdast} from 'satteri'

type Any = Nodes & {
  name?: string
  attributes?: Array<{name?: string; value?: unknown}>
  children?: Nodes[]
}

/** Describe `staged`, one line a block, indented by what they stand in. */
export function describeStaged(staged: string): string {
  const tree = mdxToMdast(staged, {features: {smartPunctuation: false}}) as Root
  const contents = JSON.parse(/^contents: (.*)$/m.exec(staged)?.[1] ?? '[]') as Contents
  const state = {ids: contents.map(({id, title}) => [id, title] as const)}
  return blocks(tree.children as Any[], 0, state).join('\n')
}

type Contents = Array<{id: string; title: string}>
interface State {
  ids: ReadonlyArray<readonly [id: string, title: string]>
}

function blocks(nodes: readonly Any[], depth: number, state: State): string[] {
  return nodes.flatMap((node) => block(node, depth, state))
}

function block(node: Any, depth: number, state: State): string[] {
  const children = (node.children ?? []) as Any[]
  const say = (line: string, inside: readonly Any[] = []): string[] => [
    '  '.repeat(depth) + line,
    ...blocks(inside, depth + 1, state)
  ]
  const value = (name: string) => attribute(node, name)
  const titled = (word: string) => (value('title') ? `${word}: ${value('title')}` : word)

  switch (node.type as string) {
    case 'yaml':
      return []
    case 'heading': {
      const text = line(children)
      const [id] = state.ids.find(([, title]) => title === text) ?? []
      return say(`heading: ${text} (#${id})`)
    }
    case 'paragraph': {
      const [only, ...others] = children
      if (only && others.length === 0 && isTag(only) && lone.has(only.name ?? ''))
        return block(only, depth, state)
      return say(`text: ${line(children)}`)
    }
    case 'list':
      return say((node as {ordered?: boolean}).ordered ? 'numbered list' : 'list', children)
    case 'listItem':
      return say('item', children)
    case 'blockquote':
      return say('quote', children)
    case 'table':
      return [
        ...say('table'),
        ...children.map(
          (row) =>
            `${'  '.repeat(depth + 1)}row: ${(row.children ?? []).map((cell) => line([cell as Any])).join(' | ')}`
        )
      ]
    case 'code': {
      const {lang, value: text} = node as {lang?: string; value: string}
      return say(`code ${lang ?? ''}: ${text}`)
    }
    case 'footnoteDefinition': {
      const {identifier} = node as {identifier: string}
      return say(`footnote ${identifier}: ${line((children[0]?.children ?? []) as Any[])}`)
    }
  }

  const [first, ...rest] = children
  const title = first && isTag(first) ? first : (first?.children?.[0] as Any | undefined)
  switch (node.name) {
    case 'Walkthrough':
      return say(titled('walkthrough'), children)
    case 'Step': {
      const head =
        title?.name === 'StepTitle' ? line((title.children ?? []) as Any[]) : value('title')
      return say(
        `step ${value('n')}${head ? `: ${head}` : ''}`,
        title?.name === 'StepTitle' ? rest : children
      )
    }
    case 'Choice':
      return say('choice', children)
    case 'Path':
      return say(
        `path: ${value('title')} (#${value('id')})`,
        title?.name === 'PathTitle' ? rest : children
      )
    case 'Callout':
      return say(`callout ${value('type')}${value('title') ? `: ${value('title')}` : ''}`, children)
    case 'Checklist':
      return say(titled('checklist'), children)
    case 'Check':
      return say(`box: ${line((title?.children ?? []) as Any[])}`, rest)
    case 'details':
      return say(`unfolds: ${line((first?.children ?? []) as Any[])}`, rest)
    case 'Values': {
      const fill = JSON.parse(value('fill') ?? '{}') as Record<string, {label: string}>
      return Object.values(fill).flatMap(({label}) => say(`question: ${label}`))
    }
    case 'CodeBlock':
      return say(`code ${value('lang')}, titled ${value('title')}: ${value('text')}`)
    case 'Formula':
      return say(`formula: ${value('text')}`)
    case 'Video':
      return say(`video: ${value('title')}`)
    case 'Figure':
      return say(
        `picture ${file(value('src'))}: ${value('alt')}${value('title') ? ` (${value('title')})` : ''}`
      )
    case 'RemotePicture':
      return say(`link to the picture ${value('href')}: ${value('alt')}`)
    default:
      throw new Error(`Unexpected ${node.type} ${node.name ?? ''}, described by nothing`)
  }
}

/** Tags that stand for a block although the parser finds them in a paragraph. */
const lone = new Set(['Figure', 'RemotePicture'])

function line(nodes: readonly Any[]): string {
  return nodes.map(inline).join('').replace(/\s+/g, ' ').trim()
}

function inline(node: Any): string {
  const inside = () => ((node.children ?? []) as Any[]).map(inline).join('')
  const value = (name: string) => attribute(node, name)
  switch (node.type as string) {
    case 'text':
      return (node as {value: string}).value
    case 'inlineCode':
      return `\`${(node as {value: string}).value}\``
    case 'emphasis':
      return `*${inside()}*`
    case 'strong':
      return `**${inside()}**`
    case 'tableCell':
    case 'paragraph':
      return inside()
    case 'link':
      return `[${inside()} → ${address((node as {url: string}).url)}]`
    case 'footnoteReference':
      return `[footnote ${(node as {identifier: string}).identifier}]`
  }
  switch (node.name) {
    case 'Fill':
      return `‹${inside()}›`
    case 'FillCode':
      return `\`${marked(value('text') ?? '', (value('names') ?? '').split('|'))}\``
    case 'FillLink':
      return `[${inside()} → ${(value('href') ?? '').replace(/YOUR-[A-Z]+/, '‹$&›')}]`
    case 'Picture':
      return `[picture ${file(value('src'))}: ${value('alt')}]`
    case 'Formula':
      return `[formula ${value('text')}]`
    case 'Badge':
      return `[badge ${value('label')}]`
    case 'kbd':
    case 'sub':
      return `${node.name}(${inside()})`
    default:
      throw new Error(`Unexpected ${node.type} ${node.name ?? ''} in a line, described by nothing`)
  }
}

function marked(text: string, names: readonly string[]): string {
  return names.reduce((marked, name) => marked.replaceAll(name, `‹${name}›`), text)
}

/** Files bear their digest, which says nothing to people. */
function file(path: string | undefined): string {
  return (path ?? '').replace(/^.*\//, '').replace(/\.[\da-f]{8}(?=\.\w+$)/, '')
}

function address(url: string): string {
  return url.startsWith('/media/') ? file(url) : url
}

function isTag(node: Any): boolean {
  return node.type === 'mdxJsxTextElement' || node.type === 'mdxJsxFlowElement'
}

function attribute(node: Any, name: string): string | undefined {
  const value = node.attributes?.find((each) => each.name === name)?.value
  return typeof value === 'string' && value !== '' ? value : undefined
}
