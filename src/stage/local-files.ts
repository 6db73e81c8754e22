/** Pictures and files that lie beside an article, and the addresses at which the site will have them. */

import {createHash} from 'node:crypto'
import {basename, extname, relative} from 'node:path'
import type {Image, Link, Root} from 'mdast'
import {writeCopy} from '../mdx/index.ts'
import {downloadExtensions, kindOfFile, pictureExtensions, webPage} from '../model/file-kinds.ts'
import type {Picture} from './desugar/index.ts'
import {decode} from './desugar/links.ts'
import {bytesOf} from './file-memory.ts'
import {localPath, nearPicture} from './leads.ts'
import {pictureSize} from './picture-size.ts'
import type {AskSite} from './site-questions.ts'
import {everyNode} from './tree.ts'

/** A file that readers may download. */
export interface Download {
  href: string
  /** Its name, kind and size, as a reader wants to know them before. */
  title: string
}

/** A file that the site holds. */
export interface Medium {
  /** Path relative to the root of the knowledge base. */
  file: string
  /** Another one whenever the file was written. */
  stamp: string
  /** Of a picture. */
  width?: number
  height?: number
}

interface Found {
  /** Below the site. */
  path: string
  name: string
  /** In bytes. */
  length: number
  size?: {width: number; height: number}
}

export class LocalFiles {
  /** What the article shows, by path below the site. */
  readonly media = new Map<string, Medium>()
  /** Path below the site, by name of the file. */
  readonly mediaNames = new Map<string, string>()
  /** Its part of what is published: where files lie on the site, by digest and ending. */
  readonly own = new Map<string, string>()
  readonly #ask: AskSite
  readonly #root: string
  readonly #article: string
  readonly #slug: string
  readonly #address: (path: string) => string

  /** `article`: path of the article's file, relative to `root`. */
  constructor(root: string, article: string, address: (path: string) => string, ask: AskSite) {
    this.#ask = ask
    this.#root = root
    this.#article = article
    this.#slug = basename(article).replace(/\.mdx?$/u, '')
    this.#address = address
  }

  readonly picture = (url: string): Picture | undefined => {
    const found = this.#find(url, pictureExtensions)
    return found && {src: this.#address(`/${found.path}`), ...found.size}
  }

  /** The name of a picture there that is like that of `url`, as the article has to write it. */
  readonly nearPicture = (url: string): string | undefined =>
    nearPicture(this.#ask('beside', this.#article), this.#article, url)

  readonly file = (url: string): Download | undefined => {
    const found = this.#find(url, downloadExtensions) ?? this.#find(url, pictureExtensions)
    if (!found) return undefined
    const {path, name, length} = found
    const kind = extname(name).slice(1).toUpperCase()
    return {
      href: this.#address(`/${path}`),
      title: `${name} (${kind}, ${spokenSize(length)})`
    }
  }

  #find(url: string, endings: ReadonlySet<string>): Found | undefined {
    let stamp = ''
    const path = localPath(this.#root, this.#article, url, endings, (each) => {
      const found = this.#ask('stamp', this.#nameOf(each))
      stamp = found ?? ''
      return found !== undefined
    })
    if (path === undefined) return undefined
    const ending = extname(path).toLowerCase()
    const bytes = bytesOf(path)
    if (!bytes || isUnsafe(path, bytes)) return undefined
    const hash = createHash('sha256').update(bytes).digest('hex')
    const plain = basename(path, extname(path))
      .replace(/[^\w-]+/gu, '-')
      .slice(0, 60)
    const key = hash + ending
    const target =
      this.own.get(key) ??
      this.#ask('published', key) ??
      `media/${this.#slug}/${plain}.${hash.slice(0, 8)}${ending}`
    const size = pictureSize(bytes)
    this.own.set(key, target)
    this.media.set(target, {file: this.#nameOf(path), stamp, ...size})
    this.mediaNames.set(basename(path), target)
    return {path: target, name: basename(path), length: bytes.length, ...(size && {size})}
  }

  #nameOf(path: string): string {
    return relative(this.#root, path).replaceAll('\\', '/')
  }

  /** The article as Markdown, its links and pictures made absolute. */
  asMarkdown(
    title: string,
    body: Root,
    origin: string,
    route: (id: string) => string | undefined
  ): string {
    // A copy of the tree would cost more than all else here.
    const undo: Array<() => void> = []
    for (const node of everyNode(body)) {
      if (node.type !== 'link' && node.type !== 'image') continue
      const {url} = node
      const absolute = this.#absolute(node, origin, route)
      if (absolute === undefined) continue
      node.url = absolute
      undo.push(() => (node.url = url))
    }
    try {
      const text = {type: 'text' as const, value: title.replace(/\s+/gu, ' ')}
      return `# ${writeCopy({type: 'root', children: [{type: 'paragraph', children: [text]}]})}\n${writeCopy(body)}`
    } finally {
      for (const each of undo) each()
    }
  }

  /** Where `node` leads, with the host; `undefined` where it says so already. */
  #absolute(
    {type, url}: Image | Link,
    origin: string,
    route: (id: string) => string | undefined
  ): string | undefined {
    if (type === 'image') {
      const found = this.picture(decode(url))
      return found && `${origin}${found.src}`
    }
    if (url.startsWith('article:')) {
      const [id = '', fragment] = url.slice('article:'.length).split('#', 2)
      const to = route(decode(id))
      return to === undefined ? origin : `${origin}${to}${fragment ? `#${fragment}` : ''}`
    }
    if (/^(?:[a-z][a-z\d+.-]*:|[/#])/iu.test(url)) return undefined
    const found = this.file(decode(url))
    return found && `${origin}${found.href}`
  }
}

/** Whether a browser that opens the file by itself could run something that it holds. */
function isUnsafe(path: string, bytes: Uint8Array): boolean {
  const kind = kindOfFile(basename(path), bytes)
  return kind === webPage || (typeof kind === 'string' && extname(path).toLowerCase() === '.svg')
}

function spokenSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
