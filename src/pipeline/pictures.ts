/** The pictures of an article: taken from beside its pages, named for the steps that they show. */

import type {Image, Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {type Attachment, isRemote, readPicture, slug} from '../emit/index.ts'
import {outline} from '../mdx/index.ts'
import type {Prepared} from './prepare.ts'

/** Names of the pictures of one article, shared by its versions. */
export interface Names {
  /** Name of the folder beside the article's file. */
  folder: string
  /** sha256 → file name. */
  byDigest: Map<string, string>
  taken: Set<string>
}

export interface Pictures {
  /** Picture → its address in the article. */
  taken: Map<Image, string>
  /** Pictures that are on another host, or not to be had. */
  away: Image[]
  attachments: Attachment[]
  /** What is to be written beside the article, by name. */
  files: Map<string, Uint8Array>
}

export function newNames(folder: string): Names {
  return {folder, byDigest: new Map(), taken: new Set()}
}

/** Find `pictures` of `version`; those that are not there any more keep what `former` says of them. */
export async function takePictures(
  pictures: readonly Image[],
  version: Prepared,
  names: Names,
  former: readonly Attachment[],
  root: string
): Promise<Pictures> {
  const {folder, id} = version.page
  const result: Pictures = {taken: new Map(), away: [], attachments: [], files: new Map()}
  const known = new Map(former.map((attachment) => [attachment.src, attachment]))
  const seen = new Map<string, Attachment | undefined>()
  const steps = stepNumbers(version)

  for (const picture of pictures) {
    const src = picture.url
    if (!seen.has(src)) seen.set(src, await take(picture))
    const attachment = seen.get(src)
    if (attachment) result.taken.set(picture, `./${names.folder}/${attachment.file}`)
    else result.away.push(picture)
  }
  result.attachments = [...seen.values()].filter((attachment) => attachment !== undefined)
  return result

  async function take(picture: Image): Promise<Attachment | undefined> {
    const src = picture.url
    if (isRemote(src)) return undefined
    const before = known.get(src)
    const found = folder === undefined ? undefined : await readPicture(src, folder, root, id)
    const sha256 = found?.sha256 ?? before?.sha256
    if (sha256 === undefined) return undefined

    const file =
      names.byDigest.get(sha256) ??
      (before?.sha256 === sha256
        ? before.file
        : free(nameFor(picture, steps.get(picture)), found?.extension ?? '', names))
    names.byDigest.set(sha256, file)
    names.taken.add(file)
    if (found) result.files.set(file, found.bytes)
    return {src, file, sha256}
  }
}

function nameFor({alt}: Image, step: number | undefined): string {
  return step === undefined ? slug(alt ?? '', 'picture').slice(0, 48) : `step-${step}`
}

function free(name: string, extension: string, {taken}: Names): string {
  for (let number = 1; ; number++) {
    const file = number === 1 ? `${name}${extension}` : `${name}-${number}${extension}`
    if (!taken.has(file)) return file
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
