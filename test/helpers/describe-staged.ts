/** What readers get of a staged article, in plain words. */

import type {Element, Nodes} from 'hast'
import {fromHtml} from 'hast-util-from-html'
import type {StagedArticle, StagedPart} from '../../src/model/site-data.ts'
import {holder, joined} from '../../src/stage/read-pieces.ts'

interface Tag {
  /** Of an element or, with a capital, of a component. */
  name: string
  given: Readonly<Record<string, string>>
  children: Node[]
}

type Node = string | Tag

/** Describe `staged`, a file of an article, one line a block, indented by what they stand in. */
export function describeStaged(staged: string): string {
  const {pieces}: StagedArticle = JSON.parse(staged)
  const parts: StagedPart[] = []
  const {children} = fromHtml(joined(pieces, parts), {fragment: true})
  return blocks(nodesOf(children, parts), 0).join('\n')
}

function nodesOf(nodes: readonly Nodes[], parts: readonly StagedPart[]): Node[] {
  return nodes.flatMap(function (node): Node[] {
    if (node.type === 'text') return [node.value]
    if (node.type !== 'element') throw new Error(`Unexpected ${node.type}, described by nothing`)
    const children = nodesOf(node.children, parts)
    if (node.tagName !== holder) return [{name: node.tagName, given: givenTo(node), children}]
    const part = parts[Number(node.properties['dataAt'])]
    return part ? [{name: part.part, given: part.given, children}] : []
  })
}

function givenTo({properties}: Element): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, [value].flat().join(' ')])
  )
}

function blocks(nodes: readonly Node[], depth: number): string[] {
  // Blanks between blocks are nothing that readers see.
  const shown = nodes.filter((node) => typeof node !== 'string' || node.trim() !== '')
  if (shown.length > 0 && shown.every(isInline))
    return [`${'  '.repeat(depth)}text: ${line(nodes)}`]
  return shown.flatMap((node) => (typeof node === 'string' ? [] : block(node, depth)))
}

function isInline(node: Node): boolean {
  return typeof node === 'string' || inlineTags.has(node.name)
}

const inlineTags = new Set(
  'a br code em input kbd strong sub sup u Badge Fill FillCode FillLink Picture'.split(' ')
)

function block({name, given, children}: Tag, depth: number): string[] {
  const say = (line: string, inside: readonly Node[] = []): string[] => [
    '  '.repeat(depth) + line,
    ...blocks(inside, depth + 1)
  ]
  const titled = (word: string) => (given['title'] ? `${word}: ${given['title']}` : word)
  const [first, ...rest] = children.filter((node) => typeof node !== 'string' || node.trim() !== '')
  const head = typeof first === 'string' ? undefined : first

  switch (name) {
    case 'h2':
    case 'h3':
    case 'h4':
      return say(`heading: ${line(children)} (#${given['id']})`)
    case 'p':
      return say(`text: ${line(children)}`)
    case 'ol':
      return say('numbered list', children)
    case 'ul':
      return say('list', children)
    case 'li':
      return blocksOfItem(children, depth)
    case 'blockquote':
      return say('quote', children)
    case 'table':
      return [
        ...say('table'),
        ...all(children, 'tr').map(
          (row) =>
            `${'  '.repeat(depth + 1)}row: ${row.children
              .filter((cell): cell is Tag => typeof cell !== 'string')
              .map((cell) => line(cell.children))
              .join(' | ')}`
        )
      ]
    case 'pre': {
      const [, lang = ''] = /language-(\S+)/.exec(head?.given['className'] ?? '') ?? []
      return say(`code ${lang}: ${plain(children).replace(/\n$/, '')}`)
    }
    case 'section':
      return all(children, 'li').map(
        (note) =>
          `${'  '.repeat(depth)}footnote ${noteName(note.given['id'])}: ${line(note.children)}`
      )
    case 'details':
      return say(`unfolds: ${line(head?.children ?? [])}`, rest)
    case 'Walkthrough':
      return say(titled('walkthrough'), children)
    case 'Step': {
      const hasTitle = head?.name === 'StepTitle'
      const title = hasTitle ? line(head.children) : given['title']
      return say(`step ${given['n']}${title ? `: ${title}` : ''}`, hasTitle ? rest : children)
    }
    case 'Choice':
      return say('choice', children)
    case 'Path':
      return say(
        `path: ${given['title']} (#${given['id']})`,
        head?.name === 'PathTitle' ? rest : children
      )
    case 'Callout':
      return say(`callout ${given['type']}${given['title'] ? `: ${given['title']}` : ''}`, children)
    case 'Checklist':
      return say(titled('checklist'), children)
    case 'Check':
      return say(`box: ${line(head?.children ?? [])}`, rest)
    case 'Values': {
      const fill = JSON.parse(given['fill'] ?? '{}') as Record<string, {label: string}>
      return Object.values(fill).flatMap(({label}) => say(`question: ${label}`))
    }
    case 'CodeBlock':
      return say(`code ${given['lang']}, titled ${given['title']}: ${given['text']}`)
    case 'Formula':
      return say(`formula: ${given['text']}`)
    case 'Video':
      return say(`video: ${given['title']}`)
    case 'Figure':
      return say(
        `picture ${file(given['src'])}: ${given['alt']}${given['title'] ? ` (${given['title']})` : ''}`
      )
    case 'RemotePicture':
      return say(`link to the picture ${given['href']}: ${given['alt']}`)
    default:
      throw new Error(`Unexpected ${name}, described by nothing`)
  }
}

/** An item says its blocks; one that is a line alone says it in its own line as a text. */
function blocksOfItem(children: readonly Node[], depth: number): string[] {
  const indent = '  '.repeat(depth)
  const end = children.findIndex((node) => !isInline(node))
  const start = end === -1 ? children : children.slice(0, end)
  const text = line(start)
  return [
    `${indent}item`,
    ...(text ? [`${indent}  text: ${text}`] : []),
    ...(end === -1 ? [] : blocks(children.slice(end), depth + 1))
  ]
}

function all(nodes: readonly Node[], name: string): Tag[] {
  return nodes.flatMap((node) =>
    typeof node === 'string' ? [] : node.name === name ? [node] : all(node.children, name)
  )
}

function noteName(id: string | undefined): string {
  return (id ?? '').replace(/^.*fn-/, '')
}

function plain(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : plain(node.children))).join('')
}

function line(nodes: readonly Node[]): string {
  return nodes.map(inline).join('').replace(/\s+/g, ' ').trim()
}

function inline(node: Node): string {
  if (typeof node === 'string') return node
  const {name, given, children} = node
  const inside = () => children.map(inline).join('')
  switch (name) {
    case 'code':
      return `\`${plain(children)}\``
    case 'em':
      return `*${inside()}*`
    case 'strong':
      return `**${inside()}**`
    case 'p':
      return inside()
    case 'sup':
      return inside()
    case 'a':
      if ('dataFootnoteBackref' in given) return ''
      if ('dataFootnoteRef' in given) return `[footnote ${noteName(given['href'])}]`
      return `[${inside()} → ${address(given['href'] ?? '')}]`
    case 'Fill':
      return `‹${inside()}›`
    case 'FillCode':
      return `\`${marked(given['text'] ?? '', (given['names'] ?? '').split('|'))}\``
    case 'FillLink':
      return `[${inside()} → ${(given['href'] ?? '').replace(/YOUR-[A-Z]+/, '‹$&›')}]`
    case 'Picture':
      return `[picture ${file(given['src'])}: ${given['alt']}]`
    case 'Formula':
      return `[formula ${given['text']}]`
    case 'Badge':
      return `[badge ${given['label']}]`
    case 'kbd':
    case 'sub':
      return `${name}(${inside()})`
    default:
      throw new Error(`Unexpected ${name} in a line, described by nothing`)
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
