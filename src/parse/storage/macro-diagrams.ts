/** Diagrams: those that are text stay text, those that are drawn show the picture that is kept of them. */

import type {ElementContent} from 'hast'
import {inflateDiagram} from './inflate-diagram.ts'
import {holderOf, linkTo} from './links.ts'
import {codeBlock} from './macro-code.ts'
import {
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

/** A language of diagrams: the text of one, else what is kept of it as files. */
function source(language: string): HandleMacro {
  return function (macro, state) {
    const {node, parameters, plain, body} = macro
    if (textOf(plain).trim() || body) return codeBlock(macro, language, state)
    const given = ['source', 'code', 'content', 'text', 'body']
      .map((name) => parameters.get(name))
      .find(Boolean)
    const text = given ?? inflateDiagram(parameters.get('data') ?? '')
    if (!text) return drawing(macro, state)
    const value = makeText(node, text)
    // Readers saw the picture of it, not its words.
    record(state, 'diagram', node, {macro: macro.name}, {added: [value]})
    return [
      make(node, 'pre', {}, [make(node, 'code', {className: [`language-${language}`]}, [value])])
    ]
  }
}

const picture = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i
/** How programs call the drawing itself, which they keep next to the picture of it. */
const endings = [
  '',
  '.drawio',
  '.drawio.xml',
  '.xml',
  '.gliffy',
  '.mmd',
  '.mermaid',
  '.puml',
  '.bmml'
]

/** The drawing program keeps a picture of each drawing next to it, under its name. */
function drawing(macro: Macro, state: State): ElementContent[] {
  const {node, name, holders, parameters} = macro
  const title = nameOf(parameters)
  const links = linkTo(node, holders.get('url') ?? holders.get('src'), state)
  if (!title) {
    find(state, 'leftover/macro', node, {macro: name})
    record(state, 'drawing', node, {macro: name}, {added: links})
    return links
  }
  const has = (file: string): boolean => state.files.some((each) => each.name === file)
  const pictures = picture.test(title) ? [title] : [`${title}.png`, `${title}.svg`]
  const src = pictures.find(has) ?? pictures[0] ?? title
  const owner = parameters.get('pageId') ?? ''
  const isOthers = /^\d+$/.test(owner) && !has(src)
  // Of another page's, and where the source names no files, that it is not there is said like of any other.
  if (state.files.length > 0 && !has(src) && !isOthers)
    find(state, 'leftover/macro', node, {macro: name, title})

  const alt = parameters.get('diagramDisplayName') || title.replace(picture, '')
  const holder = {
    ...holderOf(child(holders.get('diagramName') ?? holders.get('name'), 'ri:attachment')),
    ...(isOthers && {dataAttachmentPageId: owner})
  }
  const image = make(node, 'img', {src, alt, dataAttachment: src, ...holder}, [])
  const file = endings.map((ending) => `${title.replace(picture, '')}${ending}`).find(has)
  const own =
    file === undefined || file === src
      ? []
      : [
          make(node, 'p', {}, [
            make(node, 'a', {href: file, dataAttachment: file}, [makeText(node, file)])
          ])
        ]
  const shown = [make(node, 'p', {}, [image]), ...own, ...links]
  record(state, 'drawing', node, {macro: name}, {added: shown})
  return shown
}

function nameOf(parameters: Macro['parameters']): string {
  const names = [
    'diagramName',
    'diagramname',
    'filename',
    'name',
    'diagramDisplayName',
    'title',
    ''
  ]
  return names.map((name) => parameters.get(name)).find((each) => each) ?? ''
}

export const diagramMacros: MacroFamily = {
  title: 'Diagrams',
  rows: [
    {
      names:
        'mermaid mermaid-cloud mermaid-macro mermaid-diagram mermaid-chart mermaid-charts mermaiddiagram',
      handle: source('mermaid'),
      takesText: true,
      becomes:
        'The text of the diagram, as a block of Mermaid; else the picture that is kept of it.'
    },
    {
      names: 'plantuml plantumlcloud plantumlrender plantuml-macro',
      handle: source('plantuml'),
      takesText: true,
      becomes:
        'The text of the diagram, as a block of PlantUML, also where the macro holds it packed; what cannot be unpacked is a finding.'
    },
    {
      names:
        'drawio inc-drawio drawio-sketch gliffy gliffy-diagram lucidchart lucidchart-cloud lucidchart_diagram balsamiq balsamiq-wireframes balsamiq-mockup mockup creately cacoo excalidraw',
      handle: drawing,
      bodiless: true,
      becomes:
        'The picture that the drawing program keeps of it, on this page or on the one that the macro names, and a link to the drawing itself where it is attached. Without a picture it is a finding.'
    }
  ]
}
