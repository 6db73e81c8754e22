/** Where the articles, pictures and files of a knowledge base are in a target. */

import path from 'node:path'
import type {Snapshot} from '../../emit/index.ts'
import type {ArticlePlace, FilePlace, Places} from '../../export/index.ts'
import {plainText, slugs} from '../../mdx/index.ts'
import type {Config} from '../../model/config.ts'
import {decoded} from '../../model/decoded.ts'
import type {ExportFile, Target} from '../../model/export.ts'
import {type Known, pageKey} from '../../model/source-page.ts'
import type {WrittenArticle} from '../article/articles.ts'
import {routeOf, urlOnSite} from '../site-articles.ts'
import type {Copies} from './copies.ts'

export interface PlacesWorld {
  config: Config
  target: Target
  copies: Copies
  written: ReadonlyMap<string, WrittenArticle>
  /** Paths of all files beside articles, relative to the root. */
  files: ReadonlySet<string>
  known: Known
}

export interface GivenPlaces extends Places {
  /** Files that were asked for. */
  files: ExportFile[]
  /** Address in the target → the address that the article has. */
  back: Map<string, string>
}

/** What is known for `writer`, whose text will stand in the folder that `folder` is in. */
export function placesOf(writer: WrittenArticle, folder: string, world: PlacesWorld): GivenPlaces {
  const {config, target, copies, written} = world
  const own = copies.of(writer.read.front.id, target)
  const files = new Map<string, ExportFile>()
  const back = new Map<string, string>()

  return {
    article(id, fragment) {
      const place = placeOf(id, fragment)
      if (place && 'url' in place) back.set(place.url, `article:${id}${hash(fragment)}`)
      return place
    },
    file(address) {
      const found = fileOf(address, writer, folder, own, world)
      if (!found) return undefined
      const {place, file} = found
      if (file) files.set(file.name, file)
      back.set('url' in place ? place.url : place.name, address)
      return place
    },
    site(address) {
      const url = urlOnSite(address, config)
      if (url !== undefined) back.set(url, address)
      return url
    },
    get files() {
      return [...files.values()]
    },
    back
  }

  function placeOf(id: string, fragment: string): ArticlePlace | undefined {
    const copy = copies.of(id, target)
    const page = copy?.page.meta
    const other = written.get(id)
    if (target === 'confluence' && copy && page?.title && isMeant(page.title, copy)) {
      const isHere = page.space === own?.page.meta.space
      const anchor = fragment === '' ? undefined : headingText(other, fragment)
      return {
        title: page.title,
        ...(page.space !== undefined && !isHere && {space: page.space}),
        ...(anchor !== undefined && {anchor})
      }
    }
    const centre = copies.of(id, 'zendesk')
    if (centre?.page.meta.url) {
      const old = fragment === '' ? '' : hash(oldId(centre, other, fragment) ?? fragment)
      return {url: centre.page.meta.url + old}
    }
    const route = other && siteAddress(other, config)
    if (route !== undefined) return {url: route + hash(fragment), isSite: true}
    // Readers of a help centre have no business in a wiki.
    const wiki = target === 'zendesk' ? undefined : copies.of(id, 'confluence')?.page.meta.url
    return wiki === undefined ? undefined : {url: wiki}
  }

  /** Whether the title leads to that page, and to no other of the name: a text alone does not say what it came with. */
  function isMeant(title: string, copy: Snapshot): boolean {
    const {source, meta} = copy.page
    return world.known.byTitle(title, meta.space, source) === pageKey(copy.page)
  }
}

function hash(fragment: string): string {
  return fragment === '' ? '' : `#${encodeURI(fragment.toWellFormed())}`
}

function headingText(article: WrittenArticle | undefined, slug: string): string | undefined {
  const found = article && [...slugs(article.read.body)].find(([, each]) => each === slug)
  return found ? plainText(found[0]) : slug
}

function oldId(
  {file}: Snapshot,
  article: WrittenArticle | undefined,
  slug: string
): string | undefined {
  const text = headingText(article, slug)
  return Object.entries(file.anchors).find(([, each]) => each === text)?.[0]
}

/** Whether the site shows the article: a draft, or one that waits for somebody, has no address there. */
export function isForReaders({read: {front}}: WrittenArticle): boolean {
  return front.status !== 'draft' && front.status !== 'review'
}

/** Where readers of the published site find the article; `undefined` where nobody said where the site lies. */
export function siteAddress(article: WrittenArticle, config: Config): string | undefined {
  if (!isForReaders(article)) return undefined
  return urlOnSite(routeOf(article.file, config.locale), config)
}

/** The file that `address` names, and what is to be handed over of it. */
function fileOf(
  address: string,
  writer: WrittenArticle,
  folder: string,
  own: Snapshot | undefined,
  {target, files}: PlacesWorld
): {place: FilePlace; file?: ExportFile} | undefined {
  const from = path.posix.join(path.posix.dirname(writer.file), decoded(address))
  if (!files.has(from)) return undefined
  const name = path.posix.basename(from)
  const src = own?.file.attachments.find(({file}) => file === name)?.src
  if (target === 'confluence') {
    // That of another page is none of this one's.
    const known =
      src === undefined || /^attachment:[^/]+\//.test(src) ? undefined : attachmentName(src)
    const shown = known ?? name
    const file = {name: `${folder}/${shown}`, from, isNew: known === undefined}
    return {place: {name: shown, isNew: file.isNew}, file}
  }
  const url = src === undefined || target === 'markdown' ? undefined : absolute(src, own)
  if (url !== undefined) return {place: {url}}
  const file = {name: `${folder}/${name}`, from, isNew: target === 'zendesk'}
  return {place: {name: encodeURI(file.name), isNew: file.isNew}, file}
}

/** Name of an attachment in the address that it had in a page. */
function attachmentName(src: string): string | undefined {
  const last = decoded(
    src
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? ''
  )
  return last === '' || /^(?:data|blob):/i.test(src) ? undefined : last
}

function absolute(src: string, own: Snapshot | undefined): string | undefined {
  if (/^https?:\/\//i.test(src)) return src
  const base = own?.page.meta.url
  // What is relative to a folder of files says nothing about the help centre.
  return src.startsWith('/') && base !== undefined ? URL.parse(src, base)?.href : undefined
}
