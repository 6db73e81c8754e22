/** Whatever an article holds, it is read back as it was written, and nothing in it is code. */

import fc from 'fast-check'
import type {Root, RootContent} from 'mdast'
import {mdxToJs, mdxToMdast} from 'satteri'
import type {Node} from 'unist'
import {expect, test} from 'vitest'
import {readArticle} from '../src/conserve/read-article.ts'
import {readMdx, tags, writeMdx} from '../src/mdx/index.ts'
import {prepare} from '../src/mdx/prepare.ts'
import {bag} from '../src/model/words.ts'
import {articleBody} from './mdx/generate.ts'

const runs = Number(process.env['FUZZ_RUNS'] ?? 150)

test('an article is read back as it was written', () => {
  fc.assert(
    fc.property(articleBody, (body) => {
      const mdx = writeMdx({id: 'a', title: 'T'}, body)
      const read = readMdx(mdx, 'a.mdx')
      expect(read.findings).toEqual([])
      expect(unmarked(prepare(read.body))).toEqual(unmarked(prepare(body)))
      expect(writeMdx(read.front, read.body)).toBe(mdx)
    }),
    {numRuns: runs}
  )
})

test('the parser of the site sees the same words, and no code', () => {
  fc.assert(
    fc.property(articleBody, (body) => {
      const mdx = writeMdx({id: 'a', title: 'T'}, body)
      mdxToJs(mdx)
      expect(liveNodes(mdxToMdast(mdx) as Root)).toEqual([])
      const {text, links, images, bare} = readArticle(mdx)
      const meant = pieceOf(prepare(body))
      // Which addresses become links by themselves is seen differently by the two parsers.
      const named = (all: readonly string[]) => all.filter((each) => !bare.includes(each))
      expect(bag({text, links: named(links), images})).toEqual(
        bag({...meant, links: named(meant.links)})
      )
    }),
    {numRuns: runs}
  )
})

/** Emphasis may go where the two parsers disagree on it; nothing else. */
function unmarked(node: Node): unknown {
  if (node.type === 'text') return (node as Node & {value: string}).value
  const {
    type,
    children,
    title,
    position: _,
    data: _1,
    ...rest
  } = node as Node & {
    children?: Node[]
    title?: unknown
  }
  const inner = (nodes: Node[]) =>
    nodes.flatMap(unmarked).reduce<unknown[]>(function (result, each) {
      const last = result.at(-1)
      if (typeof last === 'string' && typeof each === 'string')
        result[result.length - 1] = last + each
      else result.push(each)
      return result
    }, [])
  if (/^(?:delete|emphasis|strong)$/.test(type)) return inner(children ?? [])
  return [
    {
      type,
      ...rest,
      title: Array.isArray(title) ? inner(title) : (title ?? null),
      ...(children ? {children: inner(children)} : {})
    }
  ]
}

function liveNodes(root: Root): string[] {
  const found: string[] = []
  const todo: Node[] = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    const {name, children} = node as Node & {name?: string; children?: Node[]}
    if (/mdxjsEsm|Expression|^html$/.test(node.type)) found.push(node.type)
    if (/^mdxJsx/.test(node.type) && !tags.has(name ?? '')) found.push(`<${name}>`)
    todo.push(...(children ?? []))
  }
  return found
}

/** What a reader of the tree sees. */
function pieceOf(root: Root): {text: string; links: string[]; images: string[]} {
  const piece = {text: [] as string[], links: [] as string[], images: [] as string[]}
  const joins = /^(?:delete|emphasis|image|inlineCode|link|mdxJsxTextElement|strong|text)$/
  const todo: Array<RootContent | Root | '\n'> = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node === '\n') {
      piece.text.push('\n')
      continue
    }
    if (!joins.test(node.type)) {
      piece.text.push('\n')
      todo.push('\n')
    }
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
      piece.text.push(node.value)
    if (node.type === 'link') piece.links.push(node.url)
    if (node.type === 'image') piece.images.push(node.url)
    if ('children' in node) todo.push(...node.children.toReversed())
    if (node.type === 'callout') todo.push('\n', ...node.title.toReversed())
  }
  return {...piece, text: piece.text.join('')}
}
