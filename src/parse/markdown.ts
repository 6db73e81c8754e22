/**
 * Reads Markdown: GFM with front matter, alerts, footnotes, and HTML in between.
 *
 * What HTML cannot say travels in `data`: the rest of a fence's first line (`code.data.meta`); footnotes
 * keep their names (`sup[data-footnote-ref]`, `section[data-footnotes] > ol > li[data-footnote]`).
 */

import type {Element, ElementContent, Root, RootContent} from 'hast'
import type {Root as Mdast} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {frontmatterFromMarkdown} from 'mdast-util-frontmatter'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {toHast} from 'mdast-util-to-hast'
import {frontmatter} from 'micromark-extension-frontmatter'
import {gfm} from 'micromark-extension-gfm'
import {parse as parseYaml} from 'yaml'
import {pushAll} from '../model/long-lists.ts'
import type {Said} from '../model/record.ts'
import {yamlTrouble} from '../model/yaml-limits.ts'
import {limitDepth, maxDepth} from './limit-depth.ts'
import {alerts} from './markdown/alerts.ts'
import {footnoteDefinitions, handlers, unusedFootnotes} from './markdown/handlers.ts'
import {limitMarkdown} from './markdown/limits.ts'
import {mergeRaw} from './markdown/merge-raw.ts'
import {widenTables} from './markdown/wide-tables.ts'
import type {Parsed} from './parsed.ts'
import {fillPositions, placer} from './positions.ts'
import {typedTag} from './typed-tags.ts'

export function parseMarkdown(text: string): Parsed {
  const said: Said = {entries: [], findings: []}
  const limited = limitMarkdown(text)
  if (limited.at !== undefined)
    said.findings.push({rule: 'parse/too-deep', args: {depth: limited.depth}, at: limited.at})

  const mdast = fromMarkdown(limited.text, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])]
  })
  const front = frontMatterOf(mdast)
  pushAll(said.entries, widenTables(mdast))
  pushAll(said.entries, unusedFootnotes(mdast))
  const notes = footnoteDefinitions(mdast)
  const hast = toHast(mdast, {allowDangerousHtml: true, handlers, footnoteLabel: ''}) as Root
  if (notes)
    pushAll(hast.children, (toHast(notes, {allowDangerousHtml: true, handlers}) as Root).children)

  limitDepth(hast, maxDepth - 20)
  const {tree: merged, typed} = mergeRaw(hast, text)
  for (const tag of typed) said.entries.push(typedTag(tag))
  const tree: Root = {type: 'root', children: withoutComments(merged.children)}
  tree.position = placer(text)(0, text.length)
  alerts(tree)
  const deep = limitDepth(tree)
  if (deep && limited.at === undefined)
    said.findings.push({
      rule: 'parse/too-deep',
      args: {depth: maxDepth},
      at: deep.position?.start.offset ?? 0
    })
  fillPositions(tree)
  return {tree, ...front, ...said}
}

/** Title and description as the front matter gives them; broken front matter gives none. */
function frontMatterOf(tree: Mdast): {title?: string; description?: string} {
  const [first] = tree.children
  if (first?.type !== 'yaml' || first.value.length > 20_000) return {}
  const data = readYaml(first.value)
  const result: {title?: string; description?: string} = {}
  for (const key of ['title', 'description'] as const) {
    const value = data?.[key]
    if ((typeof value === 'string' || typeof value === 'number') && String(value).trim())
      result[key] = String(value).trim()
  }
  return result
}

function readYaml(text: string): Record<string, unknown> | undefined {
  if (yamlTrouble(text) !== undefined) return undefined
  try {
    const data: unknown = parseYaml(text, {maxAliasCount: 10, logLevel: 'error'})
    return data && typeof data === 'object' ? (data as Record<string, unknown>) : undefined
  } catch {
    // Titles such as `title: How to: a guide` are no YAML, but it is plain what they mean.
    const found = [...text.matchAll(/^(title|description):[ \t]*(.+?)[ \t]*$/gm)]
    return Object.fromEntries(
      found.map(([, key, value]) => [key, value?.replace(/^(["'])(.*)\1$/, '$2')])
    )
  }
}

function withoutComments(nodes: readonly RootContent[]): RootContent[] {
  const result = nodes.filter((node) => node.type === 'text' || node.type === 'element')
  const todo: Element[] = result.filter((node): node is Element => node.type === 'element')
  for (let node = todo.pop(); node; node = todo.pop()) {
    node.children = node.children.filter(
      (each): each is ElementContent => each.type === 'text' || each.type === 'element'
    )
    for (const each of node.children) if (each.type === 'element') todo.push(each)
  }
  return result
}
