/** What readers see of Confluence's own elements, by events. */

import {pushAll} from '../model/long-lists.ts'
import type {Piece} from '../model/words.ts'
import {foreign, inLine, shownBy} from './confluence-macros.ts'
import type {Attributes, Reading} from './reading.ts'

/** An element of Confluence that is open. */
interface Frame {
  name: string
  attributes: Attributes
  /** Name of the macro, for macros. */
  macro: string
  /** Text of it is collected apart, not shown as it comes. */
  apart?: string[]
  /** Of a macro: its parameters, and whether it has a body of plain text that says something. */
  parameters?: Map<string, string>
  hasText?: boolean
  /** Something inside shows. */
  shows: boolean
  /** What a link leads to shows where the link has no text. */
  resource?: {text: string; link?: string}
}

export interface Confluence {
  /** Whether the element was one of Confluence's. */
  open(name: string, attributes: Attributes): boolean
  text(text: string): void
  close(name: string): boolean
  /** Whether no reader sees what is read now. */
  isQuiet(): boolean
}

const own = /^(?:ac|at|fab|ri):/
/** No reader sees the text of these. */
const quiet = new Set(
  `ac:adf-attribute ac:adf-parameter ac:adf-fragment-mark ac:adf-fragment-mark-detail ac:adf-mark ac:default-parameter
  ac:parameter ac:task-id ac:task-status ac:task-uuid ac:tooltip fab:adf`.split(/\s+/)
)

export function createConfluence(
  reading: Reading,
  read: Readonly<Record<'html' | 'markdown', (text: string) => Piece>>
): Confluence {
  const frames: Frame[] = []

  return {
    isQuiet,

    open(name, attributes) {
      const top = frames.at(-1)
      if (name === 'img' || name === 'ac:image') mark()
      if (!own.test(name)) return false

      const frame: Frame = {name, attributes, macro: '', shows: false}
      if (name === 'ac:structured-macro' || name === 'ac:macro')
        frame.macro = (attributes['ac:name'] ?? '').trim().toLowerCase()
      if (quiet.has(name)) frame.apart = []
      if (name === 'ac:adf-fallback' && !isFallbackShown(frames)) frame.apart = []
      if (name === 'ac:plain-text-body' && foreign[top?.macro ?? '']) frame.apart = []
      if (name.startsWith('ri:')) resource(name, attributes)
      if (
        !inLine.has(frame.macro) &&
        /^ac:(?:structured-macro|macro|rich|plain-text-body|layout|task|adf|image|caption)/.test(
          name
        )
      )
        reading.text.push('\n')
      if (/^ac:(?:emoticon|hipchat-emoticon|placeholder)$/.test(name)) reading.text.push('\n')
      if (name === 'ac:adf-content') for (const each of frames) each.shows = true
      frames.push(frame)
      return true
    },

    text(text) {
      if (text.trim() !== '' && !isQuiet()) mark()
      const apart = frames.findLast((frame) => frame.apart)?.apart
      const [macro, body] = frames.slice(-2)
      if (macro?.macro && body?.name === 'ac:plain-text-body' && text.trim() !== '')
        macro.hasText = true
      if (apart) apart.push(text)
      else reading.text.push(text)
    },

    close(name) {
      if (!own.test(name)) return false
      const frame = frames.pop()
      if (!frame) return true
      const text = frame.apart?.join('') ?? ''
      const parent = frames.at(-1)

      if (name === 'ac:parameter' || name === 'ac:default-parameter') parameter(frame, text)
      else if (name === 'ac:plain-text-body' && frame.apart && parent) {
        const piece = read[foreign[parent.macro] ?? 'html'](text)
        reading.text.push('\n', piece.text, '\n')
        pushAll(reading.links, piece.links)
        pushAll(reading.images, piece.images)
      } else if (name === 'ac:link') endLink(frame)
      else if (frame.macro) endMacro(frame)
      const joins = inLine.has(frame.macro) || inLine.has(parent?.macro ?? '')
      if (!joins && /^ac:(?!link|inline)/.test(name)) reading.text.push('\n')
      return true
    }
  }

  /** Something shows: all that is open around it is not empty. */
  function mark(): void {
    for (const frame of frames) frame.shows = true
  }

  function isQuiet(): boolean {
    return frames.some((frame) => frame.apart)
  }

  function parameter(frame: Frame, text: string): void {
    const macro = frames.at(-1)
    if (!macro?.macro || text.trim() === '' || isQuiet()) return
    const key = frame.name === 'ac:parameter' ? (frame.attributes['ac:name'] ?? '') : ''
    macro.parameters ??= new Map()
    macro.parameters.set(key, text.trim())
  }

  /** What it says by its parameters shows: only at its end all of them are known. */
  function endMacro({macro, parameters, hasText = false}: Frame): void {
    for (const text of shownBy(macro, parameters ?? new Map(), hasText)) {
      mark()
      if (inLine.has(macro)) reading.text.push(text)
      else reading.text.push('\n', text, '\n')
    }
  }

  function resource(name: string, attributes: Attributes): void {
    const holder = frames.findLast((frame) =>
      /^ac:(?:link|image|parameter|default)/.test(frame.name)
    )
    const file = attributes['ri:filename'] ?? ''
    const url = attributes['ri:value'] ?? ''

    if (holder?.name === 'ac:image') {
      // A page inside of an attachment says where the file is.
      if (frames.at(-1) !== holder) return
      const address = file || url
      if (address) reading.images.push(address)
    } else if (holder?.name === 'ac:link') {
      if (frames.at(-1) === holder) holder.resource ??= target(name, attributes, holder)
    } else if (!holder && name === 'ri:url' && url && !isQuiet()) {
      reading.links.push(url)
      reading.text.push(url)
    }
  }

  function endLink(frame: Frame): void {
    if (isQuiet()) return
    const {text, link} = frame.resource ?? target('', {}, frame)
    if (link !== undefined) reading.links.push(link)
    if (!frame.shows) {
      // Something shows here that the source does not say.
      reading.text.push(text === '' ? '\n' : text)
      if (text !== '') mark()
    }
  }
}

function isFallbackShown(frames: readonly Frame[]): boolean {
  const extension = frames.findLast((frame) => frame.name === 'ac:adf-extension')
  return extension !== undefined && !extension.shows
}

/** Where a link leads, and what shows of it where it has no text of its own. */
function target(name: string, attributes: Attributes, link: Frame): {text: string; link?: string} {
  const anchor = link.attributes['ac:anchor'] ?? ''
  const place = anchor === '' ? {text: ''} : {text: anchor, link: `#${anchor}`}
  const value = (key: string): string => attributes[key] ?? ''

  switch (name) {
    case 'ri:page':
    case 'ri:blog-post': {
      const title = value('ri:content-title')
      return title === '' ? place : {text: title, link: `page:${title}`}
    }
    case 'ri:attachment':
      return {text: value('ri:filename'), link: value('ri:filename')}
    case 'ri:url':
      return value('ri:value') === ''
        ? {text: ''}
        : {text: value('ri:value'), link: value('ri:value')}
    case 'ri:content-entity': {
      const id = value('ri:content-id')
      const hash = anchor === '' ? '' : `#${anchor}`
      // What it is called, only the source knows: what is put there is owned up to.
      return {text: '', link: `/wiki/pages/viewpage.action?pageId=${id}${hash}`}
    }
    case 'ri:space':
      return value('ri:space-key') === ''
        ? {text: ''}
        : {text: value('ri:space-key'), link: `/wiki/spaces/${value('ri:space-key')}`}
    case 'ri:shortcut':
      return {text: value('ri:parameter')}
    // Who it is, only the source knows: what is put there is owned up to.
    case 'ri:user':
      return {text: ''}
    default:
      return place
  }
}
