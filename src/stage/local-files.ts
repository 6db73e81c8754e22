/** Pictures and files that lie beside an article, and the addresses at which the site will have them. */

import {createHash} from 'node:crypto'
import {existsSync, readFileSync, realpathSync, statSync} from 'node:fs'
import {basename, dirname, extname, join, sep} from 'node:path'
import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {writeMarkdown} from '../mdx/index.ts'
import type {Picture} from './desugar/index.ts'
import {decode} from './desugar/links.ts'
import {pictureSize} from './picture-size.ts'

const pictures = new Set(['.avif', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.webp'])
/** Files that readers may download; what a browser would run as a page of the site is not among them. */
const downloads = new Set(
  '.csv .doc .docx .json .odt .pdf .ppt .pptx .txt .xls .xlsx .yaml .yml .zip'.split(' ')
)

export class LocalFiles {
  /** What the article shows, by path below the site. */
  readonly media = new Map<string, Uint8Array>()
  readonly #folder: string
  readonly #slug: string
  readonly #content: string
  readonly #address: (path: string) => string

  /** `article`: path of the article's file, relative to `root`. */
  constructor(root: string, article: string, address: (path: string) => string) {
    this.#folder = join(root, dirname(article))
    this.#slug = basename(article).replace(/\.mdx?$/u, '')
    this.#content = join(root, 'content')
    this.#address = address
  }

  readonly picture = (url: string): Picture | undefined => {
    const found = this.#find(url, pictures)
    return found && {src: this.#address(`/${found.path}`), ...pictureSize(found.bytes)}
  }

  readonly file = (url: string): string | undefined => {
    const found = this.#find(url, downloads) ?? this.#find(url, pictures)
    return found && this.#address(`/${found.path}`)
  }

  #find(url: string, endings: ReadonlySet<string>): {path: string; bytes: Uint8Array} | undefined {
    const name = url.replace(/[?#].*$/u, '').replace(/^\.\//u, '')
    const ending = extname(name).toLowerCase()
    if (name === '' || name.startsWith('/') || !endings.has(ending)) return undefined

    for (const path of [join(this.#folder, name), join(this.#folder, this.#slug, name)]) {
      if (!existsSync(path) || !statSync(path).isFile()) continue
      // Nothing outside `content/` is ever published, whatever a link or an address says.
      if (!realpathSync(path).startsWith(realpathSync(this.#content) + sep)) continue
      const bytes = readFileSync(path)
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
      const plain = basename(path, extname(path))
        .replace(/[^\w-]+/gu, '-')
        .slice(0, 60)
      const target = `media/${this.#slug}/${plain}.${hash}${ending}`
      this.media.set(target, bytes)
      return {path: target, bytes}
    }
    return undefined
  }

  /** The article as Markdown, its links and pictures made absolute. */
  asMarkdown(
    title: string,
    body: Root,
    origin: string,
    route: (id: string) => string | undefined
  ): string {
    const copy = structuredClone(body)
    visit(copy, function (node) {
      if ('children' in node || node.type === 'image') delete node.position
    })
    visit(copy, ['link', 'image'], (node) => {
      if (node.type === 'link' && node.url.startsWith('article:')) {
        const [id = '', fragment] = node.url.slice('article:'.length).split('#', 2)
        const to = route(decode(id))
        node.url = to === undefined ? origin : `${origin}${to}${fragment ? `#${fragment}` : ''}`
      } else if (node.type === 'image') {
        const found = this.picture(decode(node.url))
        if (found) node.url = `${origin}${found.src}`
      }
    })
    return `# ${title.replace(/\s+/gu, ' ')}\n\n${writeMarkdown(copy)}`
  }
}
