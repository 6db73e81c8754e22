/** Links and pictures: where they lead on the site, and what is too unsafe to lead anywhere. */

import type {Image, Link, Nodes, PhrasingContent} from 'mdast'
import {inline} from '../tree.ts'
import type {Context} from './context.ts'
import type {Placeholders} from './fill.ts'

const safe = /^(?:https?:|mailto:|tel:|sms:|sftp:|ftps?:)/iu
const scheme = /^[a-z][a-z\d+.-]*:/iu
/** Browsers skip these, so that `java\nscript:` is a script all the same. */
const skipped = /[\u0000-\u0020\u007F-\u00A0\u2028\u2029\uFEFF]/gu

/** Where an address leads: `url` is as browsers read it. */
export type Target =
  | {kind: 'article'; id: string; fragment: string | undefined}
  | {kind: 'unsafe' | 'elsewhere' | 'beside'; url: string}

/** Where the address of a link leads. */
export function targetOf(typed: string): Target {
  const url = addressOf(typed)
  if (/^article:/iu.test(url)) {
    const [id = '', fragment] = url.slice('article:'.length).split('#', 2)
    return {kind: 'article', id: decode(id).normalize('NFC'), fragment}
  }
  if (scheme.test(url) && !safe.test(url)) return {kind: 'unsafe', url}
  return {kind: /^[/#]/u.test(url) || scheme.test(url) ? 'elsewhere' : 'beside', url}
}

/** Where the picture of an address lies. */
export function pictureOf(typed: string): Exclude<Target, {kind: 'article'}> {
  const url = addressOf(typed)
  if (!scheme.test(url) && !url.startsWith('//')) return {kind: 'beside', url}
  return {kind: safe.test(url) || url.startsWith('//') ? 'elsewhere' : 'unsafe', url}
}

function addressOf(typed: string): string {
  return typed.replace(skipped, (found) => (found === ' ' ? '%20' : ''))
}

/** What `link`, whose content is `children`, becomes. */
export function finishLink(
  link: Link,
  children: PhrasingContent[],
  context: Context,
  fill: Placeholders
): PhrasingContent[] {
  const target = targetOf(link.url)
  if (target.kind === 'article') {
    const {id, fragment} = target
    const route = context.route(id)
    if (!route) {
      context.report('link/unknown-article', {id}, link, context.nearArticle(id))
      return children
    }
    return [{...link, url: fragment ? `${route}#${fragment}` : route, children}]
  }

  const {kind, url} = target
  if (kind === 'unsafe') {
    context.report('link/left-out', {url}, link)
    return children
  }

  if (fill.has(decode(url))) {
    return [inline('FillLink', {href: decode(url), title: link.title ?? undefined}, children)]
  }
  if (kind === 'elsewhere') {
    return [{...link, url: /^\/(?!\/)/u.test(url) ? context.address(url) : url, children}]
  }

  const file = context.file(decode(url))
  if (file) return [{...link, url: file.href, title: link.title ?? file.title, children}]
  context.report('link/left-out', {url}, link, context.nearArticle(decode(url)))
  return children
}

/** The tag of a picture in running text (`Picture`), or of one that stands alone (`Figure`). */
export function finishImage(
  image: Image,
  name: 'Figure' | 'Picture',
  context: Context
): PhrasingContent[] {
  const alt = (image.alt ?? '').trim()
  const {kind, url} = pictureOf(image.url)

  if (kind !== 'beside') {
    const label = alt || 'without a description'
    if (kind === 'unsafe') {
      context.report('link/left-out', {url}, image)
      return [{type: 'text', value: `Picture: ${label}`}]
    }
    // A picture on another site would tell that site who reads this page.
    return [inline('RemotePicture', {href: url, alt: label})]
  }

  const found = context.picture(decode(url))
  if (!found) {
    const likely = context.nearPicture(decode(url))
    context.report('image/not-found', {url, alt}, image, likely === undefined ? {} : {likely})
    return [inline('MissingPicture', {alt: alt || 'without a description'})]
  }
  const {src, width, height} = found
  return [inline(name, {src, alt, width, height, title: image.title ?? undefined})]
}

export function decode(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url // Not an encoded address: taken as it stands.
  }
}

/** An image that is all there is in a paragraph. */
export function onlyImage(node: Nodes): Image | undefined {
  if (node.type !== 'paragraph') return undefined
  const [child, ...others] = node.children.filter(
    (each) => each.type !== 'text' || each.value.trim() !== ''
  )
  return others.length === 0 && child?.type === 'image' ? child : undefined
}
