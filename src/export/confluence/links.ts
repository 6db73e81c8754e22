/** Links and pictures as Confluence has them: to pages, files and headings by their names. */

import type {Element, ElementContent} from 'hast'
import type {Heading, Image, Link} from 'mdast'
import {plainText} from '../../mdx/index.ts'
import {destination, source} from '../addresses.ts'
import type {Context} from '../context.ts'
import {make} from '../element.ts'
import {short} from '../short.ts'

/** `words` as a link; themselves, where it leads nowhere. */
export function link(
  node: Link,
  words: ElementContent[],
  context: Context
): ElementContent | ElementContent[] {
  const found = destination(node, context)
  if (!found) return words
  if (found.to === 'address')
    return make('a', {href: found.url, ...(node.title && {title: node.title})}, words)
  if (node.title) context.say('title-of', {title: short(node.title)}, node)
  const body = make('ac:link-body', {}, words)
  if (found.to === 'heading')
    return make('ac:link', {'ac:anchor': anchorOf(found.heading, context)}, [body])
  if (found.to === 'file')
    return make('ac:link', {}, [make('ri:attachment', {'ri:filename': found.name}, []), body])

  const {title, space, anchor} = found.place
  const page = make(
    'ri:page',
    {...(space !== undefined && {'ri:space-key': space}), 'ri:content-title': title},
    []
  )
  return make('ac:link', anchor === undefined ? {} : {'ac:anchor': anchor}, [page, body])
}

/** By its words, as Confluence knows headings; by its id, where another has the same words. */
export function anchorOf(heading: Heading, {isAlone, idOf}: Context): string {
  return isAlone(heading) ? plainText(heading) : idOf(heading)
}

export function image(node: Image, context: Context, caption?: ElementContent[]): Element[] {
  const found = source(node, context)
  if (!found) return []
  const resource =
    'url' in found
      ? make('ri:url', {'ri:value': found.url}, [])
      : make('ri:attachment', {'ri:filename': found.name}, [])
  const properties = {
    ...(node.alt && {'ac:alt': node.alt}),
    ...(node.title && {'ac:title': node.title})
  }
  const below = caption ? [make('ac:caption', {}, caption)] : []
  return [make('ac:image', properties, [resource, ...below])]
}
