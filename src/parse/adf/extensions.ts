/** Extensions: macros of Confluence and of others, with their parameters and what they hold. */

import type {Element, ElementContent} from 'hast'
import {macro, plainBody, richBody} from './macro.ts'
import {type AdfNode, fields, textOf} from './node.ts'
import {type Build, type Building, make} from './state.ts'

/** Parameters that name a page or a file: storage format has resources there. */
const pages = new Set(['children', 'excerpt-include', 'include', 'pagetree'])
const files = new Set('multimedia view-file viewdoc viewfile viewpdf viewppt viewxls'.split(' '))
const pageParameters = new Set(['', 'default-parameter', 'page', 'root'])

const extension: Build = function (node, building) {
  const {name, parameters, body} = read(node)
  const given = Object.fromEntries(
    [...parameters].map(([key, value]) => [key, resource(node, name, key, value, building)])
  )
  const content = building.all(node.content)
  const bodies: Element[] = []
  if (content.length > 0) bodies.push(richBody(building, node, content))
  if (body) bodies.push(plainBody(building, node, body))
  return [macro(building, node, name, given, bodies)]
}

/** A part of an extension with several bodies, such as a tab. */
const extensionFrame: Build = (node, building) => [
  make(building, node, 'div', {}, building.all(node.content))
]

export const extensions = {
  extension,
  inlineExtension: extension,
  bodiedExtension: extension,
  multiBodiedExtension: extension,
  extensionFrame
}

interface Extension {
  /** Name of the macro. */
  name: string
  parameters: ReadonlyMap<string, string>
  /** Its body, where that is plain text. */
  body: string
}

function read({attrs}: AdfNode): Extension {
  const key = textOf(attrs, 'extensionKey')
  // Apps give `app/environment/static/macro`.
  const name = key.slice(key.lastIndexOf('/') + 1) || textOf(attrs, 'extensionType') || 'extension'
  const given = fields(fields(attrs.get('parameters')).get('macroParams'))
  const parameters = new Map<string, string>()
  for (const [parameter, holder] of given) {
    // Those that begin so are Confluence's own notes.
    if (parameter.startsWith('_')) continue
    parameters.set(parameter, textOf(fields(holder), 'value') || plainOf(holder.value))
  }
  for (const [parameter, value] of fields(fields(attrs.get('parameters')).get('guestParams')))
    parameters.set(parameter, plainOf(value.value))
  return {name, parameters, body: textOf(fields(given.get('__bodyContent')), 'value')}
}

function plainOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function resource(
  node: AdfNode,
  name: string,
  key: string,
  value: string,
  building: Building
): string | ElementContent[] {
  if (!value) return value
  if (pages.has(name) && pageParameters.has(key)) {
    // Names such as `@self` are no titles.
    if (value.startsWith('@')) return value
    const [, space = '', title = value] =
      /^([A-Z][A-Z0-9]{0,30}|~[\w-]{1,60}):(.+)$/s.exec(value) ?? []
    const page = make(building, node, 'ri:page', {
      'ri:space-key': space,
      'ri:content-title': title
    })
    return [make(building, node, 'ac:link', {}, [page])]
  }
  if (files.has(name) && key === 'name')
    return [make(building, node, 'ri:attachment', {'ri:filename': value})]
  return value
}
