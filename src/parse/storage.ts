/**
 * Reads Confluence storage format.
 *
 * It is XML; where it is not well-formed, it is read by the rules of HTML, with the same handlers, and
 * a finding says where it breaks. The handlers (`storage/`) turn Confluence's own elements into plain ones.
 */

import type {Element, ElementContent, Root} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import {readable} from '../model/readable.ts'
import type {Said} from '../model/record.ts'
import {locator} from '../model/text.ts'
import {parseHtml, readHtml, unseen} from './html.ts'
import {limitDepth, maxDepth} from './limit-depth.ts'
import {parseMarkdown} from './markdown.ts'
import type {Parsed} from './parsed.ts'
import {fillPositions, placer} from './positions.ts'
import {handlers} from './storage/elements.ts'
import {offsetOf, type State} from './storage/state.ts'
import {readXml} from './storage/xml.ts'
import {typedTag} from './typed-tags.ts'

export function parseStorage(text: string): Parsed {
  const said: Said = {entries: [], findings: []}
  const tree = readRaw(text, said)
  // Handlers are recursive, and make at most two levels of one.
  const deep = limitDepth(tree)
  const state: State = {...said, all, read}
  tree.children = all(tree.children as ElementContent[])
  const deeper = limitDepth(tree) ?? deep
  if (deeper)
    said.findings.push({rule: 'parse/too-deep', args: {depth: maxDepth}, at: offsetOf(deeper)})
  fillPositions(tree)
  return {tree, entries: said.entries, findings: onePerKind(said.findings)}

  function all(nodes: readonly ElementContent[]): ElementContent[] {
    const result: ElementContent[] = []
    let after = false
    for (const node of nodes) {
      const parts = after || isBlockMacro(node)
      after = isBlockMacro(node)
      const at = result.length
      for (const each of one(node)) result.push(each)
      if (parts && touch(result[at - 1], result[at]))
        result.splice(at, 0, {type: 'text', value: ' '})
    }
    return result
  }

  function one(node: ElementContent): ElementContent[] {
    if (node.type === 'text') return [node]
    if (node.type !== 'element' || unseen.has(node.tagName)) return []
    const handle = handlers.get(node.tagName)
    if (handle) return handle(node, state)

    node.children = all(node.children)
    // What is unknown stands for nothing but what it holds.
    return node.tagName.includes(':') ? node.children : [node]
  }

  function read(format: 'html' | 'markdown', body: string, at: Element): ElementContent[] {
    const {tree, entries} = format === 'html' ? parseHtml(body) : parseMarkdown(body)
    for (const entry of entries) said.entries.push({...entry, offset: offsetOf(at)})
    limitDepth(tree, maxDepth / 2)
    return tree.children as ElementContent[]
  }
}

/** Macros stand apart from the words around them, but for those that are meant for a line. */
function isBlockMacro(node: ElementContent): boolean {
  return (
    node.type === 'element' &&
    /^ac:(?:structured-)?macro$/.test(node.tagName) &&
    !/^(?:anchor|mathinline|status)$/i.test(String(node.properties['ac:name']))
  )
}

/** Whether the words of two nodes would become one. */
function touch(before: ElementContent | undefined, after: ElementContent | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    /[\p{L}\p{M}\p{N}]$/u.test(readable(before).text) &&
    /^[\p{L}\p{M}\p{N}]/u.test(readable(after).text)
  )
}

function readRaw(text: string, said: Said): Root {
  const result = readXml(text, placer(text))
  if ('type' in result) return result

  const {reason, offset} = result
  said.findings.push({
    rule: 'parse/ill-formed',
    args: {reason, ...locator(text)(offset)},
    at: offset
  })
  const {tree, typed} = readHtml(text)
  pushAll(said.entries, typed.map(typedTag))
  return tree
}

/** Unknown macros are said once for each kind and page. */
function onePerKind(findings: Said['findings']): Said['findings'] {
  const seen = new Set<string>()
  return findings.filter(function ({rule, args}) {
    if (rule !== 'leftover/macro') return true
    const key = String(args['macro'])
    return !seen.has(key) && seen.add(key)
  })
}
