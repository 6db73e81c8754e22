/** Where the links and pictures of an article lead in the target. */

import type {Heading, Image, Link} from 'mdast'
import {plainText, safeAddress} from '../mdx/index.ts'
import {decoded} from '../model/decoded.ts'
import type {ArticlePlace, Context, FilePlace} from './context.ts'

export type Destination =
  | {to: 'address'; url: string}
  | {to: 'article'; place: Exclude<ArticlePlace, {url: string}>}
  | {to: 'file'; name: string}
  | {to: 'heading'; heading: Heading}

/** `undefined` for a link of which only the words are left; that is said. */
export function destination(link: Link, context: Context): Destination | undefined {
  const {places, say, headings} = context
  const {url} = link
  const text = plainText(link).slice(0, 80)
  if (!safeAddress(url)) {
    say('link-unsafe', {to: url.slice(0, 120)}, link)
    return undefined
  }
  if (url.startsWith('#')) {
    const heading = headings.get(decoded(url.slice(1))) ?? headings.get(url.slice(1))
    if (heading) return {to: 'heading', heading}
    say('link-words', {text, to: url}, link)
    return undefined
  }
  const [, scheme, rest = ''] = /^([a-z][a-z\d+.-]*):(.*)$/is.exec(url) ?? []
  if (/^(?:article|attachment|page)$/i.test(scheme ?? '')) {
    const [id = '', fragment = ''] = rest.split('#', 2)
    const place =
      scheme?.toLowerCase() === 'article'
        ? places.article(decoded(id), decoded(fragment))
        : undefined
    if (!place) {
      say('link-words', {text, to: url}, link)
      return undefined
    }
    if (!('url' in place)) return {to: 'article', place}
    if (place.isSite) say('link-site', {text, to: place.url}, link)
    return {to: 'address', url: place.url}
  }
  if (scheme !== undefined || url.startsWith('//')) return {to: 'address', url}
  if (url.startsWith('/')) {
    const to = places.site(url)
    if (to === undefined) {
      say('link-words', {text, to: url}, link)
      return undefined
    }
    say('link-site', {text, to}, link)
    return {to: 'address', url: to}
  }
  return asDestination(places.file(url), url)
}

export type Source = {url: string} | {name: string}

/** `undefined` for a picture that could do harm. */
export function source(
  image: Pick<Image, 'url' | 'position'>,
  context: Context
): Source | undefined {
  const {url} = image
  if (!safeAddress(url, 'image')) {
    context.say('link-unsafe', {to: url.slice(0, 120)}, {type: 'image', ...image})
    return undefined
  }
  // Begun with a slash, it lies on the host of the target or nowhere.
  if (/^\/(?!\/)/.test(url)) context.say('upload', {file: url}, {type: 'image', ...image})
  if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(url)) return {url}
  return context.places.file(url) ?? {url}
}

function asDestination(place: FilePlace | undefined, url: string): Destination {
  if (place === undefined) return {to: 'address', url}
  return 'url' in place ? {to: 'address', url: place.url} : {to: 'file', name: place.name}
}
