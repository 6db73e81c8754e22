/**
 * Reads what writers type: Markdown in which only tags of the list are tags.
 *
 * A slip never costs the page: a tag that is not one is text, broken front matter is named and the
 * body read all the same. What is read, `writeMdx` writes as strict MDX.
 */

import type {Root, RootContent} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import type {Node, Parent} from 'unist'
import type {FrontMatter} from '../model/article.ts'
import type {FindingDraft} from '../model/finding.ts'
import {pushAll} from '../model/long-lists.ts'
import {type LineColumn, locator} from '../model/text.ts'
import {findCallouts} from './callouts.ts'
import {readFrontMatter} from './front-matter.ts'
import {beyondLimits} from './limits.ts'
import {nest} from './nest.ts'
import {resolveReferences} from './references.ts'
import {scan} from './scan.ts'
import {syntaxFor} from './syntax.ts'
import {tagCompiler, tagSyntax} from './tokens.ts'

export interface ReadMdx {
  front: FrontMatter
  body: Root
  /** Each with its place in the file. */
  findings: FindingDraft[]
  /** Where each name of the front matter stands, and each value of `fill:`, as `fill/NAME`. */
  places: ReadonlyMap<string, LineColumn>
}

const fence = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/

/** Front matter that nothing closes: its lines end where one is blank, or reads like none of it. */
const unclosed = /^(\uFEFF?---[ \t]*\r?\n)((?:(?:[A-Za-z]+:|[ \t]+\S|- )[^\n]*(?:\n|$))*)/

/** Read the text of an article; `file` is only named in findings. Never throws. */
export function readMdx(text: string, file: string, head = readHead(text, file)): ReadMdx {
  const {start, ...above} = head
  const findings: FindingDraft[] = []
  // Blanks in its place keep every offset and line true.
  const blank = text.slice(0, start).replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length))
  const body = readBody(blank + text.slice(start).replaceAll('\uFEFF', ' '), findings)
  return {...above, body, findings: [...above.findings, ...located(text, file, findings)]}
}

/** What stands above the body, and what there is to say of that. */
export interface Head extends Omit<ReadMdx, 'body'> {
  /** Offset of the body. */
  start: number
}

export function readHead(text: string, file: string): Head {
  const findings: FindingDraft[] = []
  const offsets = new Map<string, number>()
  const [front, start] = frontOf(text, findings, offsets)
  const locate = locator(text)
  const places = new Map([...offsets].map(([name, offset]) => [name, locate(offset)]))
  return {front, places, findings: located(text, file, findings), start}
}

function located(text: string, file: string, findings: readonly FindingDraft[]): FindingDraft[] {
  if (findings.length === 0) return []
  const locate = locator(text)
  return findings
    .toSorted(byOffset)
    .map((finding) =>
      typeof finding.at === 'number' ? {...finding, at: {file, ...locate(finding.at)}} : finding
    )
}

/** The front matter alone: far cheaper where nobody asks for the body. */
export function readFront(text: string): FrontMatter {
  return frontOf(text, [])[0]
}

function byOffset(a: FindingDraft, b: FindingDraft): number {
  return Number(a.at) - Number(b.at)
}

/** Read Markdown without front matter, by the same conventions; findings bear offsets. */
export function readMarkdown(text: string): {body: Root; findings: FindingDraft[]} {
  const findings: FindingDraft[] = []
  return {body: readBody(text, findings), findings}
}

function frontOf(
  text: string,
  findings: FindingDraft[],
  places?: Map<string, number>
): [FrontMatter, number] {
  const match = fence.exec(text)
  if (match?.[1] !== undefined)
    return [readFrontMatter(match[2] ?? '', match[1].length, findings, places), match[0].length]
  const open = unclosed.exec(text)
  findings.push({rule: 'mdx/front-matter', args: {because: open ? 'not-closed' : 'none'}, at: 0})
  if (!open?.[1] || !open[2]) return [{id: '', title: ''}, 0]
  return [readFrontMatter(open[2] ?? '', open[1].length, findings, places), open[0].length]
}

function readBody(text: string, findings: FindingDraft[]): Root {
  const beyond = beyondLimits(text)
  if (beyond !== undefined) {
    findings.push({rule: 'mdx/too-tangled', args: {}, at: beyond})
    return plainBody(text)
  }

  const {tags, doubts} = scan(text)
  const nesting = [...tags.values()].some((tag) => tag.kind === 'close')
  const {syntax, trees} = syntaxFor(text)
  const root = fromMarkdown(text, {
    extensions: [syntax, tagSyntax(tags, nesting)],
    mdastExtensions: [...trees, tagCompiler(tags)]
  })
  const unpaired: FindingDraft[] = []
  nest(root, text, unpaired)
  pushAll(
    findings,
    unpaired.filter((draft) => !isOfBroken(draft, doubts))
  )
  resolveReferences(root)
  mergeText(root)
  sayDoubts(root, text, doubts, findings)
  findCallouts(root, text)
  return root
}

/** Whether `draft` tells of the end of a tag whose beginning is told already. */
function isOfBroken({args, at}: FindingDraft, doubts: ReadonlyMap<number, FindingDraft>): boolean {
  if (args['because'] !== 'not-opened') return false
  return [...doubts.values()].some(
    (doubt) =>
      doubt.rule === 'mdx/broken-tag' &&
      doubt.args['tag'] === args['tag'] &&
      Number(doubt.at) < Number(at)
  )
}

/** Paragraphs of lines, with nothing read into them. */
function plainBody(text: string): Root {
  const children: RootContent[] = []
  const locate = locator(text)
  for (const {0: value, index} of text.matchAll(/[^\n]+/g)) {
    if (value.trim() === '') continue
    const position = {
      start: {...locate(index), offset: index},
      end: {...locate(index + value.length), offset: index + value.length}
    }
    children.push({
      type: 'paragraph',
      children: [{type: 'text', value: value.trim(), position}],
      position
    })
  }
  return {type: 'root', children}
}

/** Say what looked like a tag, unless it stands in code. */
function sayDoubts(
  root: Root,
  text: string,
  doubts: ReadonlyMap<number, FindingDraft>,
  findings: FindingDraft[]
): void {
  if (doubts.size === 0) return
  const code: Array<[number, number]> = []
  const todo: Node[] = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'code' || node.type === 'inlineCode')
      code.push([node.position?.start.offset ?? 0, node.position?.end.offset ?? 0])
    if ('children' in node) pushAll(todo, (node as Parent).children as Node[])
  }
  code.sort((a, b) => a[0] - b[0])

  let index = 0
  for (const [at, doubt] of doubts) {
    while ((code[index]?.[1] ?? text.length + 1) <= at) index++
    if ((code[index]?.[0] ?? text.length + 1) > at && text.charAt(at - 1) !== '\\')
      findings.push(doubt)
  }
}

/** Join texts that stand next to each other. */
function mergeText(root: Parent): void {
  const todo: Parent[] = [root]
  for (let parent = todo.pop(); parent; parent = todo.pop()) {
    const merged: Node[] = []
    for (const child of parent.children as Array<Node & {value?: string}>) {
      const last = merged.at(-1) as (Node & {value?: string}) | undefined
      if (child.type === 'text' && last?.type === 'text') {
        last.value = `${last.value}${child.value}`
        if (last.position && child.position)
          last.position = {start: last.position.start, end: child.position.end}
      } else merged.push(child)
      if ('children' in child) todo.push(child as unknown as Parent)
    }
    parent.children = merged
  }
}
