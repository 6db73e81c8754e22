/** `content/sections/`: the sections that there are, and the files of those that a tree of pages gives. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {parse, stringify} from 'yaml'
import {absent, type FileChange, filesBelow, slug} from '../emit/index.ts'
import type {PageKey} from '../model/source-page.ts'
import {yamlTrouble} from '../model/yaml-limits.ts'

export interface Section {
  /** The page that it is made of. */
  page: PageKey
  /** Name of its folder. */
  name: string
  title: string
  description?: string
  /** Place among the sections beside it. */
  order: number
  parent?: Section
}

/** A section that is being found: named when all are there. */
export interface Draft extends Omit<Section, 'name' | 'order' | 'parent'> {
  id: string
  /** Place in the tree of the first page in it. */
  first: number
  parent?: Draft
}

/** Name of each section that has a file, with the page that it is made of, if any. */
export type KnownSections = ReadonlyMap<string, PageKey | undefined>

const folder = 'content/sections'

export async function readSections(root: string): Promise<KnownSections> {
  const result = new Map<string, PageKey | undefined>()
  for (const file of await filesBelow(root, folder, '.yaml')) {
    const text = await readFile(path.join(root, file), 'utf8').catch(absent)
    if (text === undefined) continue
    result.set(path.basename(file, '.yaml'), pageOf(text))
  }
  return result
}

function pageOf(text: string): PageKey | undefined {
  try {
    const page: unknown = yamlTrouble(text) === undefined && parse(text)?.page
    return typeof page === 'string' ? (page as PageKey) : undefined
  } catch {
    return // Told when the site is staged; the file stays as it is.
  }
}

/**
 * Name `drafts`: a section that has a file keeps its name, whatever its page is called now; a new one is named by its
 * title, and shares the folder of a section that a writer made under that name.
 */
export function nameSections(drafts: readonly Draft[], known: KnownSections): Map<Draft, Section> {
  const byPage = new Map([...known].flatMap(([name, page]) => (page ? [[page, name]] : [])))
  const taken = new Set([...known].flatMap(([name, page]) => (page ? [name] : [])))
  taken.add('inbox')
  const result = new Map<Draft, Section>()
  const places = new Map<Draft | undefined, number>()

  for (const draft of drafts.toSorted((a, b) => a.first - b.first))
    if (!result.has(draft)) name(draft)
  return result

  function name(draft: Draft): Section {
    const {page, id, title, description} = draft
    const order = (places.get(draft.parent) ?? 0) + 1
    places.set(draft.parent, order)
    const above = draft.parent && (result.get(draft.parent) ?? name(draft.parent))
    const section: Section = {
      page,
      name: byPage.get(page) ?? free(slug(title, `section-${id}`), taken),
      title: title.trim() || id,
      ...(description && {description}),
      order,
      ...(above && {parent: above})
    }
    taken.add(section.name)
    result.set(draft, section)
    return section
  }
}

function free(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const each = number === 1 ? name : `${name}-${number}`
    if (!taken.has(each)) return each
  }
}

/** The files of the sections of `used` and of those above them; a file that is there stays as it is. */
export function sectionChanges(used: Iterable<Section>, known: KnownSections): FileChange[] {
  const result = new Map<string, FileChange>()
  for (const each of used)
    for (let at: Section | undefined = each; at; at = at.parent) {
      const {name, title, description, order, parent, page} = at
      if (known.has(name) || result.has(name)) continue
      const said = {title, ...(description && {description}), order}
      const data = {...said, ...(parent && {parent: parent.name}), page}
      result.set(name, {file: `${folder}/${name}.yaml`, bytes: stringify(data, {lineWidth: 0})})
    }
  return [...result.values()]
}
