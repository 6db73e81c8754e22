/** Marks in text: strong, emphasis, code and the tags that Markdown has no sign for. */

import type {Element, ElementContent} from 'hast'
import type {PhrasingContent, RootContent} from 'mdast'
import {pushAll, pushReversed} from '../../model/long-lists.ts'
import {attribute, type Handler, type Handlers, isElement, isInline} from '../convert.ts'
import {footnoteName} from './footnote-name.ts'

export const inlineHandlers: Handlers = {
  b: mark('strong'),
  br: (node, {at}) => [at(node, {type: 'break'})],
  code,
  del: mark('delete'),
  em: mark('emphasis'),
  i: mark('emphasis'),
  ins: underline,
  kbd: tag('kbd'),
  mark: tag('mark'),
  q(node, {all}) {
    return [{type: 'text', value: '“'}, ...all(node), {type: 'text', value: '”'}]
  },
  s: mark('delete'),
  samp: code,
  strike: mark('delete'),
  strong: mark('strong'),
  sub: tag('sub'),
  sup: superscript,
  tt: code,
  u: underline,
  var: mark('emphasis')
}

/** Marks are of words: pictures, breaks and what only ends a sentence stand outside of them. */
function mark(type: 'delete' | 'emphasis' | 'strong'): Handler {
  return function (node, {all, at}) {
    const result: RootContent[] = []
    let words: RootContent[] = []
    for (const each of all(node)) {
      if (each.type === 'break' || isPicture(each)) {
        flush()
        result.push(each)
      } else words.push(each)
    }
    flush()
    return result

    function flush(): void {
      const bare = type !== 'delete' && words.every(isStop)
      const marked = around(words, (children) => at(node, {type, children} as RootContent))
      for (const each of bare ? words : marked) result.push(each)
      words = []
    }
  }
}

function isPicture(node: RootContent): boolean {
  if (node.type !== 'link') return node.type === 'image'
  return node.children.length > 0 && node.children.every(isPicture)
}

function isStop(node: RootContent): boolean {
  return node.type === 'text' && /^[\s.,;:!?)*\u201D\u2019]*$/u.test(node.value)
}

function tag(name: string): Handler {
  return (node, {all, at}) =>
    around(all(node), (children) =>
      at(node, {type: 'mdxJsxTextElement', name, attributes: [], children} as RootContent)
    )
}

function superscript(...[node, converter, parent]: Parameters<Handler>): RootContent[] {
  const label = attribute(node, 'dataFootnoteRef')
  if (label === '') return tag('sup')(node, converter, parent)
  const identifier = footnoteName(label)
  return [converter.at(node, {type: 'footnoteReference', identifier, label: identifier})]
}

/** A link is underlined anyway. */
function underline(...[node, converter, parent]: Parameters<Handler>): RootContent[] {
  const links = node.children.some((child) => isElement(child, 'a'))
  if (links || isElement(parent, 'a')) return converter.all(node)
  return tag('u')(node, converter, parent)
}

/**
 * Put `wrap` around each run of inline nodes, and around the text of blocks.
 * Authors do set marks around paragraphs.
 */
export function around(
  nodes: readonly RootContent[],
  wrap: (children: PhrasingContent[]) => RootContent
): RootContent[] {
  const result: RootContent[] = []
  let run: PhrasingContent[] = []
  for (const node of nodes) {
    if (isInline(node)) {
      run.push(node)
      continue
    }
    flush()
    if (node.type === 'paragraph') node.children = around(node.children, wrap) as PhrasingContent[]
    result.push(node)
  }
  flush()
  return result

  function flush(): void {
    const blank = run.every((node) => node.type === 'text' && node.value.trim() === '')
    if (run.length > 0) pushAll(result, blank ? run : [wrap(run)])
    run = []
  }
}

/** Code keeps its characters; links, pictures and powers (`N` to the `x`) in it stay what they are. */
function code(node: Element, converter: Parameters<Handler>[1]): RootContent[] {
  const {all, at} = converter
  const names = node.properties['className']
  if (Array.isArray(names) && names.includes('language-math')) return formula(node, converter)
  if (!node.children.some(isRich)) {
    const value = rawText(node)
    return value === '' ? [] : [at(node, {type: 'inlineCode', value})]
  }
  return all(node).map(coded)
}

/** A formula in a line, as GitHub writes it: code between two dollar signs, which nobody sees. */
function formula(node: Element, {at, say}: Parameters<Handler>[1]): RootContent[] {
  const value = rawText(node).replace(/\s+/g, ' ').trim()
  if (value === '') return []
  say({by: 'article-formula', args: {}, added: {text: '$ $', links: [], images: []}}, node)
  const sign = {type: 'text', value: '$'} as const
  return [sign, at(node, {type: 'inlineCode', value}), {...sign}]
}

function coded(node: RootContent): RootContent {
  if (node.type === 'text') return {...node, type: 'inlineCode'}
  if ('children' in node)
    return {...node, children: (node.children as RootContent[]).map(coded)} as RootContent
  return node
}

function isRich(node: ElementContent): boolean {
  if (node.type !== 'element') return false
  return !simple.has(node.tagName) || node.children.some(isRich)
}

const simple = new Set(
  'b bdi bdo big cite code em font i ins mark nobr s samp small span strong tt u var wbr'.split(' ')
)

/** All text below `node`, as it stands. */
export function rawText(node: Element): string {
  let result = ''
  const todo: ElementContent[] = node.children.toReversed()
  for (let next = todo.pop(); next; next = todo.pop()) {
    if (next.type === 'text') result += next.value
    else if (next.type !== 'element') continue
    else if (next.tagName === 'br') result += '\n'
    else pushReversed(todo, next.children)
  }
  return result
}
