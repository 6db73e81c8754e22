/** Reads `content/`: articles, sections, facts about tokens, and what the sources say about pages. */

import {join} from 'node:path'
import {z} from 'zod'
import type {FindingDraft} from '../model/finding.ts'
import type {PageAbove} from '../model/source-page.ts'
import {suggest} from '../model/suggest.ts'
import type {FileMemory} from './file-memory.ts'
import {list, readFolder} from './folder.ts'
import {type ReadTokens, readTokens} from './read-tokens.ts'
import {readYaml} from './read-yaml.ts'
import {readSection, type SectionFile} from './section-file.ts'

export interface ArticleFile {
  /** Path relative to the root, with `/`. */
  path: string
  locale: string
  section: string
  slug: string
  /** Path on the site, where it does not follow from the others. */
  address?: string
  text: string
}

/** What `page.json` says, as far as the site needs it. */
export interface PageFile {
  source: string
  id: string
  format: string
  title?: string | undefined
  space?: string | undefined
  ancestors?: PageAbove[] | undefined
  position?: number | undefined
  promoted?: boolean | undefined
  aliases: string[]
  /** Files that were taken from it: where they lay, and the name of each beside the article. */
  attachments: Array<{src: string; file: string}>
  /** What its source says of the files that are attached to it. */
  files: Array<{name: string; id?: string | undefined}>
  url?: string | undefined
  updatedAt?: string | undefined
  anchors: Record<string, string>
  /** Files that the article had, relative to the root; the one it has now among them. */
  paths: string[]
}

export interface Content extends ReadTokens {
  articles: ArticleFile[]
  sections: Map<string, SectionFile>
  /** By id of the article; several versions of one may have a page each. */
  pages: Map<string, PageFile[]>
  /** Files that articles had, relative to the root, as far as no page says so; by id of the article. */
  addresses: Map<string, string[]>
  findings: FindingDraft[]
}

const pageSchema = z.looseObject({
  article: z.string().optional(),
  format: z.string().optional(),
  title: z.string().optional(),
  space: z.string().optional(),
  ancestors: z
    .array(z.object({id: z.string(), title: z.string(), place: z.number().exactOptional()}))
    .optional(),
  position: z.number().optional(),
  promoted: z.boolean().optional(),
  aliases: z.array(z.string()).optional(),
  attachments: z.array(z.looseObject({src: z.string(), file: z.string()})).optional(),
  files: z.array(z.looseObject({name: z.string(), id: z.string().optional()})).optional(),
  url: z.string().optional(),
  updatedAt: z.string().optional(),
  anchors: z.record(z.string(), z.string()).optional(),
  paths: z.array(z.string()).optional()
})

const addressSchema = z.looseObject({paths: z.array(z.string())})

export async function readContent(root: string, files: FileMemory): Promise<Content> {
  files.begin()
  const content = join(root, 'content')
  const findings: FindingDraft[] = []
  const sections = new Map<string, SectionFile>()
  for (const [section, read] of await readFolder(join(content, 'sections'), files, (text, name) =>
    readSection(name, text)
  )) {
    if (read.data) sections.set(section, read.data)
    findings.push(...read.findings)
  }
  findings.push(...unknownParents(sections))

  return {
    articles: await readArticles(root, files),
    sections,
    ...(await readTokens(root, files)),
    pages: await readPages(join(content, 'sources'), files),
    addresses: await readAddresses(join(content, 'addresses'), files),
    findings
  }
}

/** Sections that are said to lie in one that has no file; they are shown without it. */
function unknownParents(sections: ReadonlyMap<string, SectionFile>): FindingDraft[] {
  return [...sections].flatMap(function ([section, {parent}]): FindingDraft[] {
    if (parent === undefined || sections.has(parent)) return []
    const likely = suggest(parent, sections.keys())
    return [
      {
        rule: 'section/unknown-parent',
        args: {section, parent},
        ...(likely !== undefined && {shown: {likely}}),
        at: {file: `content/sections/${section}.yaml`, line: 1, column: 1}
      }
    ]
  })
}

async function readArticles(root: string, files: FileMemory): Promise<ArticleFile[]> {
  const base = join(root, 'content/articles')
  const result: ArticleFile[] = []

  for (const locale of await folders(base)) {
    for (const section of await folders(join(base, locale))) {
      for (const entry of await list(join(base, locale, section))) {
        if (!entry.isFile() || !/\.mdx?$/u.test(entry.name)) continue
        const path = `content/articles/${locale}/${section}/${entry.name}`
        const slug = entry.name.replace(/\.mdx?$/u, '')
        const article = files.of(join(root, path), (text) => ({path, locale, section, slug, text}))
        if (article) result.push(article)
      }
    }
  }

  return result.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function readPages(base: string, files: FileMemory): Promise<Map<string, PageFile[]>> {
  const result = new Map<string, PageFile[]>()

  for (const source of await folders(base)) {
    for (const id of await folders(join(base, source))) {
      const read = files.of(join(base, source, id, 'page.json'), (text) =>
        readPage(text, source, id)
      )
      if (read) result.set(read.article, [...(result.get(read.article) ?? []), read.page])
    }
  }

  return result
}

function readPage(
  text: string,
  source: string,
  id: string
): {article: string; page: PageFile} | undefined {
  const {data} = pageSchema.safeParse(parsed(text))
  if (!data?.article) return undefined
  const {article, format = '', title, space, ancestors, url, updatedAt} = data
  const {position, promoted} = data
  const {anchors = {}, paths = [], aliases = [], attachments = [], files = []} = data
  const place = {source, id, format, title, space, ancestors, position, promoted}
  return {article, page: {...place, url, updatedAt, anchors, paths, aliases, attachments, files}}
}

async function readAddresses(folder: string, files: FileMemory): Promise<Map<string, string[]>> {
  const result = new Map<string, string[]>()
  for (const [id, {data}] of await readFolder(folder, files, (text) =>
    readYaml(text, addressSchema)
  ))
    if (data) result.set(id, data.paths)
  return result
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function folders(path: string): Promise<string[]> {
  const entries = await list(path)
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
}
