/** Macros that show a file, a video or a drawing. */

import type {ElementContent} from 'hast'
import {linkTo} from './links.ts'
import {
  attribute,
  child,
  find,
  type HandleMacro,
  type Macro,
  make,
  makeText,
  record,
  type State,
  textOf
} from './state.ts'

export const mediaMacros: Readonly<Record<string, HandleMacro>> = {
  ...Object.fromEntries(
    'multimedia view-file viewdoc viewpdf viewppt viewxls'.split(' ').map((name) => [name, file])
  ),
  drawio: drawing,
  gliffy: drawing,
  iframe: embed,
  'inc-drawio': drawing,
  lucidchart: drawing,
  widget: embed
}

/** A file that is shown in the page becomes a link to it. */
function file({node, name, holders, parameters}: Macro, state: State): ElementContent[] {
  const holder = holders.get('name') ?? holders.get('file') ?? holders.get('')
  const title = parameters.get('name') ?? ''
  const plain = title
    ? [make(node, 'a', {href: title, dataAttachment: title}, [makeText(node, title)])]
    : []
  const linked = linkTo(node, holder, state)
  const shown = linked.length > 0 ? linked : plain
  record(state, 'file', node, {macro: name}, {added: shown})
  return shown
}

function embed({node, name, holders, parameters}: Macro, state: State): ElementContent[] {
  const holder = holders.get('url') ?? holders.get('src') ?? holders.get('')
  const url =
    attribute(child(holder, 'ri:url'), 'ri:value') ||
    textOf(holder).trim() ||
    (parameters.get('url') ?? '')
  if (!url) {
    record(state, 'embed', node, {macro: name})
    return []
  }
  find(state, 'embed/not-shown', node, {address: url})
  const shown = [make(node, 'a', {href: url}, [makeText(node, url)])]
  record(state, 'embed', node, {macro: name}, {added: shown})
  return shown
}

/** The drawing program keeps a picture of each drawing next to it, under its name. */
function drawing({node, name, parameters}: Macro, state: State): ElementContent[] {
  const title = parameters.get('diagramName') || parameters.get('name') || ''
  find(state, 'leftover/macro', node, title ? {macro: name, title} : {macro: name})
  if (!title) return []
  const src = /\.png$/i.test(title) ? title : `${title}.png`
  const shown = [make(node, 'img', {src, alt: title, dataAttachment: src}, [])]
  record(state, 'drawing', node, {macro: name}, {added: shown})
  return shown
}
