/** Where the text of an article leads within the knowledge base, and whether something is there. */

import {existsSync, readdirSync, realpathSync} from 'node:fs'
import {basename, dirname, extname, join, sep} from 'node:path'
import type {Definition, Nodes, Root} from 'mdast'
import type {Position} from 'unist'
import {visit} from 'unist-util-visit'
import {downloadExtensions, pictureExtensions} from '../model/file-kinds.ts'
import {suggest} from '../model/suggest.ts'
import {placeholders} from './desugar/fill.ts'
import {decode, pictureOf, targetOf} from './desugar/links.ts'
import {stampOf} from './file-memory.ts'
import {attribute} from './tree.ts'

export interface Lead {
  /** To an article, a picture or a file; nothing that is unsafe leads anywhere. */
  kind: 'article' | 'picture' | 'file' | 'unsafe'
  /** Id of the article, else the address. */
  to: string
  /** Of a picture. */
  alt?: string
}

/** All leads of `body`, in their order; `names` are its placeholders, with which an address is not whole. */
export function leadsOf(
  body: Root,
  names: readonly string[]
): Array<Lead & {position: Position | undefined}> {
  const fill = placeholders(names)
  const definitions = new Map<string, Definition>()
  visit(body, 'definition', function (node) {
    const key = node.identifier.toLowerCase()
    if (!definitions.has(key)) definitions.set(key, node)
  })

  const result: Array<Lead & {position: Position | undefined}> = []
  visit(body, function (node) {
    const lead = leadOf(node)
    if (lead) result.push({...lead, position: node.position})
  })
  return result

  function leadOf(node: Nodes): Lead | undefined {
    switch (node.type) {
      case 'link':
        return linkTo(node.url)
      case 'image':
        return pictureAt(node.url, node.alt)
      case 'linkReference':
      case 'imageReference': {
        const url = definitions.get(node.identifier.toLowerCase())?.url
        if (url === undefined) return undefined
        return node.type === 'linkReference' ? linkTo(url) : pictureAt(url, node.alt)
      }
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const src = node.name === 'Figure' ? (attribute(node, 'src') ?? '') : '/'
        return src.startsWith('/') ? undefined : pictureAt(src, attribute(node, 'alt'))
      }
      default:
        return undefined
    }
  }

  function linkTo(typed: string): Lead | undefined {
    const target = targetOf(typed)
    if (target.kind === 'article') return {kind: 'article', to: target.id}
    const {kind, url} = target
    if (kind === 'unsafe') return {kind, to: url}
    return kind === 'beside' && !fill.has(decode(url)) ? {kind: 'file', to: url} : undefined
  }
}

function pictureAt(typed: string, alt: string | null | undefined): Lead | undefined {
  const {kind, url} = pictureOf(typed)
  if (kind === 'elsewhere') return undefined
  return kind === 'unsafe' ? {kind, to: url} : {kind: 'picture', to: url, alt: (alt ?? '').trim()}
}

/** Whether there is what a picture or file of `article`, a path from `root`, leads to. */
export function isThere(root: string, article: string, {kind, to}: Lead): boolean {
  const url = decode(to)
  const find = (endings: ReadonlySet<string>) =>
    localPath(root, article, url, endings, isFile) !== undefined
  return find(pictureExtensions) || (kind === 'file' && find(downloadExtensions))
}

function isFile(path: string): boolean {
  return stampOf(path) !== undefined
}

/** Where the file lies that `article` shows or offers as `url`; `undefined` where there is none that may be published. */
export function localPath(
  root: string,
  article: string,
  url: string,
  endings: ReadonlySet<string>,
  exists: (path: string) => boolean
): string | undefined {
  const name = url.replace(/[?#].*$/u, '').replace(/^\.\//u, '')
  if (
    name === '' ||
    name.startsWith('/') ||
    !isNameOfFile(name) ||
    !endings.has(extname(name).toLowerCase())
  )
    return undefined
  const folder = join(root, dirname(article))
  const content = join(root, 'content')
  return [join(folder, name), join(folder, slugOf(article), name)].find(
    // Nothing outside `content/` is ever published, whatever a link or an address says.
    (path) => exists(path) && realpathSync(path).startsWith(realpathSync(content) + sep)
  )
}

/** Asking for what no disk takes as a name is an error. */
function isNameOfFile(name: string): boolean {
  return (
    !name.includes('\0') &&
    name.length < 2000 &&
    name.split('/').every((part) => Buffer.byteLength(part) <= 255)
  )
}

/** The name of a picture of `article` that is like that of `url`, as the article has to write it. */
export function nearPicture(
  names: readonly string[],
  article: string,
  url: string
): string | undefined {
  const wanted = basename(url.replace(/[?#].*$/u, ''))
  const letters = (name: string) => name.toLowerCase().replace(/\d+/gu, '#')
  // The picture of another step is none that was meant.
  const found = suggest(
    wanted,
    names.filter(
      (name) =>
        pictureExtensions.has(extname(name).toLowerCase()) && letters(name) !== letters(wanted)
    )
  )
  return found === undefined ? undefined : `${slugOf(article)}/${found}`
}

/** Names of the files in the folder of `article`. */
export function filesOf(root: string, article: string): string[] {
  const own = join(root, dirname(article), slugOf(article))
  return existsSync(own) ? readdirSync(own) : []
}

function slugOf(article: string): string {
  return basename(article).replace(/\.mdx?$/u, '')
}
