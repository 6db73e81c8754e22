/** Macros that show a file, a video or another page in place. */

import type {ElementContent} from 'hast'
import {table} from '../../model/table.ts'
import {playerOf} from '../../model/video.ts'
import {linkTo} from './links.ts'
import {codeBlock} from './macro-code.ts'
import {
  attribute,
  child,
  find,
  type HandleMacro,
  type Macro,
  type MacroFamily,
  make,
  makeText,
  record,
  type State,
  textOf
} from './state.ts'

/** A file that is shown in the page becomes a link to it. */
function file({node, name, holders, parameters}: Macro, state: State): ElementContent[] {
  const holder = holders.get('name') ?? holders.get('file') ?? holders.get('')
  const title = parameters.get('name') || parameters.get('file') || parameters.get('') || ''
  const page = parameters.get('page') ?? ''
  const space = parameters.get('space') ?? ''
  const elsewhere = {
    ...(page && {dataAttachmentPage: page}),
    ...(page && space && {dataAttachmentSpace: space})
  }
  const plain = title
    ? [make(node, 'a', {href: title, dataAttachment: title, ...elsewhere}, [makeText(node, title)])]
    : []
  const linked = linkTo(node, holder, state)
  const shown = linked.length > 0 ? linked : plain
  if (shown.length === 0) find(state, 'leftover/macro', node, {macro: name})
  record(state, 'file', node, {macro: name}, {added: shown})
  return shown
}

/** Addresses of videos that a macro names by their ids alone. */
const players: Readonly<Record<string, (id: string) => string>> = table({
  vimeo: (id) => `https://vimeo.com/${id}`,
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`
})

/** Something from elsewhere: a link to it, alone in its paragraph. */
function embed(...keys: string[]): HandleMacro {
  return function (macro, state) {
    const {node, name, body} = macro
    const url = addressOf(macro, keys)
    const inner = body ? state.all(body) : []
    if (!url) {
      find(state, 'leftover/macro', node, {macro: name})
      record(state, 'embed', node, {macro: name})
      return inner
    }
    // The site plays these.
    if (!playerOf(url)) find(state, 'embed/not-shown', node, {address: url})
    const shown = [make(node, 'p', {}, [make(node, 'a', {href: url}, [makeText(node, url)])])]
    record(state, 'embed', node, {macro: name}, {added: shown})
    return [...shown, ...inner]
  }
}

function addressOf({name, holders}: Macro, keys: readonly string[]): string {
  for (const key of [...keys, 'url', 'src', 'link', 'address', '']) {
    const holder = holders.get(key)
    const given = (attribute(child(holder, 'ri:url'), 'ri:value') || textOf(holder)).trim()
    if (!given) continue
    const player = players[name.replace(/-.*/, '')]
    return player && /^[\w-]{5,20}$/.test(given) ? player(given) : given
  }
  return ''
}

/** A picture by its address. */
function picture(macro: Macro, state: State): ElementContent[] {
  const {node, name, parameters} = macro
  const src = addressOf(macro, [])
  if (!src) {
    find(state, 'leftover/macro', node, {macro: name})
    return []
  }
  const shown = [make(node, 'img', {src, alt: parameters.get('alt') ?? ''}, [])]
  record(state, 'picture', node, {macro: name}, {added: shown})
  return shown
}

/** A description of an interface, which only a program draws. */
function description(macro: Macro, state: State): ElementContent[] {
  const {node, name, plain} = macro
  find(state, 'leftover/macro', node, {macro: name})
  const text = textOf(plain).trim()
  if (text || macro.body) return codeBlock(macro, /^[{[]/.test(text) ? 'json' : 'yaml', state)
  const url = addressOf(macro, [])
  const shown = url
    ? [make(node, 'p', {}, [make(node, 'a', {href: url}, [makeText(node, url)])])]
    : []
  record(state, 'embed', node, {macro: name}, {added: shown})
  return shown
}

export const mediaMacros: MacroFamily = {
  title: 'Files, videos and other pages in place',
  rows: [
    {
      names: 'view-file viewdoc viewpdf viewppt viewxls multimedia pdf office-viewer',
      handle: file,
      bodiless: true,
      becomes: 'A link to the file, which is kept beside the article.'
    },
    {
      names:
        'widget iframe video html5video youtube vimeo loom figma embed embedded-content html-include html-iframe widget-connector',
      handle: embed('videoId', 'id', 'video'),
      becomes:
        'A link alone in its paragraph. The site makes a player of it that is loaded on a click, where the host is one of those that are allowed.'
    },
    {
      names: 'img image image-macro',
      handle: picture,
      bodiless: true,
      becomes: 'A picture by its address, with its description.'
    },
    {
      names: 'swagger-open-api swagger-openapi swagger-integration open-api openapi swagger',
      handle: description,
      takesText: true,
      becomes: 'The text of the description as code, or a link to it, with a finding.'
    }
  ]
}
