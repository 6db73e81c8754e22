/** Links and pictures of wiki markup. */

import type {ElementContent, Properties} from 'hast'
import type {Position} from 'unist'
import {type Found, near, parts} from './near.ts'
import {make, makeText, type Wiki} from './state.ts'

const web = /^(?:https?|ftp|mailto|file):\S+$/i

/** `[text|target]`, `[target]`: an address, a page, a place in it, a file, a person. */
export function readLink(
  line: string,
  at: number,
  position: Position,
  wiki: Wiki,
  inner: (text: string) => ElementContent[]
): Found | undefined {
  const close = near(line, ']', at)
  const given = close === -1 ? '' : line.slice(at + 1, close)
  if (given.trim() === '' || given.includes('[') || !parts(line[close + 1])) return undefined

  const pieces = given.split('|')
  const alone = pieces.length === 1
  const label = alone ? '' : (pieces[0] ?? '')
  const target = (alone ? given : (pieces[1] ?? '')).trim()
  if (target === '' || /^[\d\s.,;:-]+$/.test(target)) return undefined
  const hints = pieces.slice(2)
  const shown = label.trim() === '' ? undefined : inner(label)
  const link = linkTo(target, shown, position, wiki)
  if (!link) return undefined
  for (const hint of hints) wiki.removed.push(hint)
  return {shown: link, end: close + 1}
}

function linkTo(
  target: string,
  shown: ElementContent[] | undefined,
  position: Position,
  wiki: Wiki
): ElementContent[] | undefined {
  const hide = (): void => {
    if (shown) wiki.removed.push(target)
  }
  if (web.test(target)) {
    hide()
    wiki.links.push(target)
    return [make(position, 'a', {href: target}, shown ?? [makeText(position, target)])]
  }
  if (target.startsWith('~')) {
    // Who it is, only the source knows.
    if (shown) return confluence('ri:user', {}, '')
    wiki.removed.push(target)
    return [make(position, 'ac:link', {}, [make(position, 'ri:user', {}, [])])]
  }
  if (target.startsWith('^')) {
    const file = target.slice(1)
    wiki.links.push(file)
    return confluence('ri:attachment', {'ri:filename': file}, '')
  }
  const [, space = '', page = '', anchor = ''] =
    /^(?:(~?[\w.-]{1,100}):(?=\S))?([^#]*)(?:#(.*))?$/s.exec(target) ?? []
  const title = page.trim()
  // A date or a file of another page is none that could be found by its title.
  if ((!title && !anchor) || /^[/$]|\^/.test(title)) return undefined
  if (!shown) wiki.removed.push(title ? target.replace(title, ' ') : '')
  wiki.links.push(title ? `page:${title}` : `#${anchor}`)
  const names: Properties = {'ri:content-title': title}
  if (space) names['ri:space-key'] = space
  return confluence(title ? 'ri:page' : '', names, anchor)

  function confluence(name: string, properties: Properties, anchor: string): ElementContent[] {
    hide()
    const resource = name ? [make(position, name, properties, [])] : []
    const body = shown ? [make(position, 'ac:link-body', {}, shown)] : []
    const place = anchor ? {'ac:anchor': anchor} : {}
    return [make(position, 'ac:link', place, [...resource, ...body])]
  }
}

const picture =
  /^!([^!|\n]{1,500}\.(?:avif|bmp|gif|jpe?g|png|svg|webp)|https?:\/\/[^!|\s]{1,500})(?:\|([^!\n]{0,300}))?!/i

/** `!file.png|width=200!` */
export function readImage(
  line: string,
  at: number,
  position: Position,
  wiki: Wiki
): Found | undefined {
  const match = picture.exec(line.slice(at, at + 1000))
  if (!match) return undefined
  const [whole, address = '', given = ''] = match
  const end = at + whole.length
  const source = address.trim()
  if (!parts(line[end]) || source.includes('^')) return undefined
  const alt = /(?:^|[|,])\s*alt=([^|,]*)/.exec(given)?.[1]?.trim() ?? ''
  const isWeb = /^https?:/i.test(source)
  const resource = isWeb
    ? make(position, 'ri:url', {'ri:value': source}, [])
    : make(position, 'ri:attachment', {'ri:filename': source}, [])
  wiki.removed.push(whole)
  wiki.images.push(source)
  return {shown: [make(position, 'ac:image', alt ? {'ac:alt': alt} : {}, [resource])], end}
}
