/** Reads what a page of an HTML export says around its text: path, title, date, labels, attached files. */

import {Parser} from 'htmlparser2'
import type {FileFacts} from '../../model/source-page.ts'
import {fileInAddress} from './html-marks.ts'

export interface ExportedFacts {
  /** The space first, then the pages above. */
  crumbs: Array<{title: string; file: string}>
  /** “Space : Title”, as it stands. */
  title: string
  /** “Created by …, last modified on …”, as it stands. */
  metadata: string
  labels: string[]
  /** By the path of the file in the export. */
  files: Map<string, FileFacts>
  /** Whether the page was made by such an export. */
  isExported: boolean
  /** Whether nothing stands in the place for the text. */
  isEmpty: boolean
}

type Part = 'crumb' | 'file' | 'label' | 'metadata' | 'title'

/** What is being read, until the element at this depth ends. */
interface Open {
  part: Part
  depth: number
  text: string
  href: string
}

const attached = /^attachments\/(?:thumbnails\/)?(\d+)\/([^/]+?)(?:\.[^./]*)?$/

/** Elements that readers see without words. */
const shown = new Set('audio embed hr iframe img input object svg video'.split(' '))

export function readExported(html: string): ExportedFacts {
  const facts: ExportedFacts = {
    crumbs: [],
    title: '',
    metadata: '',
    labels: [],
    files: new Map(),
    isExported: false,
    isEmpty: false
  }
  /** Depth of the place for the text, while it is open. */
  let main = 0
  let depth = 0
  let open: Open | undefined
  let hidden = 0
  /** The file whose kind, in brackets, stands next. */
  let last: FileFacts | undefined
  let crumbs = 0

  const parser = new Parser({
    onopentag(name, attributes) {
      depth++
      const {id = '', href = ''} = attributes
      const classes = (attributes['class'] ?? '').split(/\s+/)
      if (name === 'script' || name === 'style') hidden++
      if (id === 'main-content' || id === 'breadcrumbs') facts.isExported = true
      if (id === 'breadcrumbs') crumbs = depth
      if (id === 'main-content') {
        main = depth
        facts.isEmpty = true
      } else if (main > 0 && shown.has(name)) facts.isEmpty = false
      if (name === 'img' || name === 'a') embedded(attributes, facts)

      if (open) {
        if (open.part === 'crumb' && name === 'a') open.href = href
        return
      }
      const part = partOf(name, id, classes, href)
      if (part) open = {part, depth, text: '', href}
    },
    ontext(text) {
      if (hidden > 0) return
      if (main > 0 && text.trim() !== '') facts.isEmpty = false
      if (open) open.text += text
      else if (last) {
        const type = /^\s*\(([\w.+-]+\/[\w.+-]+)\)/.exec(text)?.[1]
        if (type) last.mediaType = type
        if (text.trim() !== '') last = undefined
      }
    },
    onclosetag(name) {
      if (name === 'script' || name === 'style') hidden = Math.max(0, hidden - 1)
      if (main === depth) main = 0
      if (open && open.depth === depth) {
        last = take(open, facts)
        open = undefined
      }
      if (crumbs === depth) crumbs = 0
      depth--
    }
  })
  parser.end(html)
  return facts

  function partOf(
    name: string,
    id: string,
    classes: readonly string[],
    href: string
  ): Part | undefined {
    if (crumbs > 0) return name === 'li' ? 'crumb' : undefined
    if (id === 'title-text' || classes.includes('pagetitle')) return 'title'
    if (classes.includes('page-metadata') || classes.includes('pagesubheading')) return 'metadata'
    if (name !== 'a') return
    if (classes.includes('aui-label-split-main') || /\/label\/[^/]+\/[^/]+$/.test(href))
      return 'label'
    return attached.test(fileInAddress(href)) ? 'file' : undefined
  }
}

function take({part, text, href}: Open, facts: ExportedFacts): FileFacts | undefined {
  const said = text.replace(/\s+/gu, ' ').trim()
  if (part === 'crumb') facts.crumbs.push({title: said, file: fileInAddress(href)})
  else if (part === 'title') facts.title ||= said
  else if (part === 'metadata') facts.metadata ||= said
  else if (part === 'label' && said !== '' && !facts.labels.includes(said)) facts.labels.push(said)
  else if (part === 'file') return file(fileInAddress(href), said, facts)
  return undefined
}

/** Pictures and links in the text name their file, too. */
function embedded(attributes: Readonly<Record<string, string>>, facts: ExportedFacts): void {
  const name = attributes['data-linked-resource-default-alias'] ?? ''
  const address = attributes['src'] ?? attributes['href'] ?? ''
  if (name !== '') file(fileInAddress(address), name, facts)
}

/** Learn that the file at `path` is called `name`; a small copy of it says so of the file itself. */
function file(path: string, name: string, {files}: ExportedFacts): FileFacts | undefined {
  const id = attached.exec(path)?.[2]
  if (id === undefined || name === '') return undefined
  const whole = path.replace('attachments/thumbnails/', 'attachments/')
  const known = files.get(whole)
  if (known) return known
  const facts: FileFacts = {name, ...(/^\d+$/.test(id) && {id})}
  files.set(whole, facts)
  return facts
}
