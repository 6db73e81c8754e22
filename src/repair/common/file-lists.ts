/** Lists of the files that are attached to a page. */

import type {ElementContent, Properties} from 'hast'
import {isPictureName} from '../../model/file-kinds.ts'
import type {FileFacts} from '../../model/source-page.ts'
import {findPage, property} from './find-page.ts'
import {byTitle, type Listed, type Listing} from './listing.ts'
import {make, text} from './tree.ts'

/** Links to the files, by name. */
export function attachmentList(listing: Listing): Listed {
  const {place} = listing
  const patterns = (property(place, 'dataPatterns') ?? '').split(',').map((each) => each.trim())
  return listFiles(
    listing,
    ({name}) => patterns.some((pattern) => matches(name, pattern)),
    function (files) {
      const items = files.map(({name, ...properties}) =>
        make(place, 'li', {}, [make(place, 'a', {href: name, ...properties}, [text(place, name)])])
      )
      return [make(place, 'ul', {}, items)]
    }
  )
}

/** The pictures, one below the other. */
export function gallery(listing: Listing): Listed {
  const {place} = listing
  const only = names(property(place, 'dataOnly'))
  const without = names(property(place, 'dataWithout'))
  return listFiles(
    listing,
    (file) =>
      isPicture(file) &&
      (only.length === 0 || only.includes(file.name)) &&
      !without.includes(file.name),
    (files) =>
      files.map(({name, ...properties}) =>
        make(place, 'p', {}, [make(place, 'img', {src: name, alt: '', ...properties})])
      )
  )
}

type Shown = Properties & {name: string}

function listFiles(
  {place, owner, facts, most, context}: Listing,
  isWanted: (file: FileFacts) => boolean,
  show: (files: readonly Shown[]) => ElementContent[]
): Listed {
  const {known, page} = context
  const title = property(place, 'dataOf')
  const other =
    title && findPage(known, title, property(place, 'dataSpace'), {key: owner, space: facts.space})
  if (title && !other) return
  const key = other || owner
  const {files, space} = key === owner ? facts : (known.factsOf(key) ?? {})
  if (!files) return

  const isOwn = key === `${page.source}/${page.id}`
  const from = {
    ...(!isOwn && {dataAttachmentPage: known.titleOf(key) ?? title ?? ''}),
    ...(!isOwn && space !== undefined && {dataAttachmentSpace: space})
  }
  const wanted = files.filter(isWanted).sort((a, b) => byTitle(a.name, b.name))
  if (property(place, 'dataSort') === 'size') wanted.sort((a, b) => (b.size ?? 0) - (a.size ?? 0))
  if (property(place, 'dataReverse') === 'true') wanted.reverse()
  const shown = wanted.slice(0, most)
  return {
    nodes: show(shown.map(({name}) => ({name, dataAttachment: name, ...from}))),
    count: shown.length,
    more: wanted.length > most
  }
}

/** Whether `name` is as `pattern` says, of which only `.*` (or `*`) has a meaning. */
function matches(name: string, pattern: string): boolean {
  const parts = pattern
    .replace(/^\^|\$$/g, '')
    .split(/\.?\*/)
    .map((part) => part.replace(/\\(.)/g, '$1').toLowerCase())
  if (parts.length === 1) return parts[0] === '' || name.toLowerCase() === parts[0]
  const text = name.toLowerCase()
  const [first = ''] = parts
  const last = parts.at(-1) ?? ''
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}

function isPicture({name, mediaType = ''}: FileFacts): boolean {
  return mediaType.startsWith('image/') || isPictureName(name)
}

function names(list: string | undefined): string[] {
  return (list ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
