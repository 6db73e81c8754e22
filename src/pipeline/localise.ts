/**
 * Links and pictures of a version as the article's file has them: `page:zendesk/12` becomes
 * `article:<id>`, a picture that came with the page becomes a file beside the article.
 */

import type {Image, Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {type Attachment, isRemote, readPicture, slug} from '../emit/index.ts'
import {outline} from '../mdx/index.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {Entry} from '../model/record.ts'
import type {PageKey} from '../model/source-page.ts'
import type {Prepared} from './prepare.ts'

/** Names of the pictures of one article, shared by its versions. */
export interface Names {
  /** Name of the folder beside the article's file. */
  folder: string
  /** sha256 → file name. */
  byDigest: Map<string, string>
  taken: Set<string>
}

export interface Localised {
  entries: Entry[]
  findings: FindingDraft[]
  attachments: Attachment[]
  /** Pictures to be written beside the article, by name. */
  files: Map<string, Uint8Array>
}

export function newNames(folder: string): Names {
  return {folder, byDigest: new Map(), taken: new Set()}
}

/** Rewrite the addresses of `version` in place. `former` is what an earlier run made of its pictures. */
export async function localise(
  version: Prepared,
  names: Names,
  articles: ReadonlyMap<PageKey, string>,
  former: readonly Attachment[],
  root: string
): Promise<Localised> {
  const result: Localised = {entries: [], findings: [], attachments: [], files: new Map()}
  const steps = stepNumbers(version)
  const pictures: Image[] = []
  const away: Image[] = []

  visit(version.article.body, function (node: Nodes) {
    if (node.type === 'image') pictures.push(node)
    else if ((node.type === 'link' || node.type === 'definition') && node.url.startsWith('page:'))
      route(node)
  })

  for (const picture of pictures) if (!(await take(picture))) away.push(picture)
  const [first] = away
  if (first)
    result.findings.push({
      rule: 'image/not-local',
      args: {pictures: away.length, first: first.url},
      at: {
        file: version.page.file,
        line: first.position?.start.line ?? 1,
        column: first.position?.start.column ?? 1
      },
      source: version.key
    })
  return result

  function route(node: {url: string; position?: Image['position']}): void {
    const [, key = '', fragment = ''] = /^page:([^#]*)(#.*)?$/s.exec(node.url) ?? []
    const article = articles.get(key as PageKey)
    if (!article) return
    replace('page-routes', node, `article:${article}${fragment}`, 'links')
  }

  async function take(picture: Image): Promise<boolean> {
    const {url} = picture
    if (isRemote(url)) return false
    const known = former.find(({src}) => src === url)
    const found =
      version.page.folder && (await readPicture(url, version.page.folder, root, version.page.id))
    const digest = found ? found.sha256 : known?.sha256
    if (!digest) return false

    let file = names.byDigest.get(digest) ?? (known?.sha256 === digest ? known.file : undefined)
    if (!file) file = free(nameFor(picture), found ? found.extension : '.png')
    names.byDigest.set(digest, file)
    names.taken.add(file)
    if (found) result.files.set(file, found.bytes)
    if (!result.attachments.some(({src}) => src === url))
      result.attachments.push({src: url, file, sha256: digest})
    replace('pictures', picture, `./${names.folder}/${file}`, 'images')
    return true
  }

  function nameFor(picture: Image): string {
    const step = steps.get(picture)
    return step === undefined ? slug(picture.alt ?? '', 'picture').slice(0, 48) : `step-${step}`
  }

  function free(name: string, extension: string): string {
    for (let number = 1; ; number++) {
      const file = number === 1 ? `${name}${extension}` : `${name}-${number}${extension}`
      if (!names.taken.has(file)) return file
    }
  }

  function replace(
    by: string,
    node: {url: string; position?: Image['position']},
    url: string,
    kind: 'links' | 'images'
  ): void {
    const none = {text: '', links: [], images: []}
    result.entries.push({
      by,
      offset: node.position?.start.offset ?? 0,
      args: {},
      removed: {...none, [kind]: [node.url]},
      added: {...none, [kind]: [url]}
    })
    node.url = url
  }
}

/** Which step each picture of a procedure shows. */
function stepNumbers({article}: Prepared): Map<Image, number> {
  const result = new Map<Image, number>()
  for (const {steps} of outline(article.body, article.title).procedures)
    for (const step of steps)
      for (const node of step.nodes)
        visit(node as Nodes, 'image', function (image) {
          if (!result.has(image)) result.set(image, step.number)
        })
  return result
}
