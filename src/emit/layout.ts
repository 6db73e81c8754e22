/** Where everything lies, relative to the root: DESIGN of the data at rest, in one place. */

import {slug as slugOf} from 'github-slugger'
import type {SourcePage} from '../model/source-page.ts'
import {devices} from './file-name.ts'

const extensions: Readonly<Record<SourcePage['format'], string>> = {
  adf: 'adf',
  html: 'html',
  markdown: 'md',
  storage: 'xml',
  text: 'txt',
  wiki: 'wiki'
}

export function articleFile(locale: string, section: string, slug: string): string {
  return `content/articles/${locale}/${section}/${slug}.mdx`
}

export function baseFile(id: string): string {
  return `content/base/${id}.mdx`
}

export function recordFile(id: string): string {
  return `content/records/${id}.yaml`
}

export function conflictFile(id: string): string {
  return `content/conflicts/${id}.yaml`
}

export function addressFile(id: string): string {
  return `content/addresses/${id}.yaml`
}

export function decisionFile(id: string): string {
  return `content/decisions/${id}.yaml`
}

export function sourceFolder(page: Pick<SourcePage, 'source' | 'id'>): string {
  return `content/sources/${page.source}/${page.id}`
}

export function bodyFile(page: Pick<SourcePage, 'source' | 'id' | 'format'>): string {
  return `${sourceFolder(page)}/page.${extensions[page.format]}`
}

/** A file name for people, fit for every disk, at most 80 characters; `fallback` where the title has no letter or digit. */
export function slug(title: string, fallback: string): string {
  const words = slugOf(
    title
      .normalize('NFKC')
      .replace(/\p{Extended_Pictographic}/gu, ' ')
      .trim()
  )
  const short = words.replace(/-{2,}/g, '-').replace(/^[-_]+|[-_]+$/g, '')
  const cut =
    short.length > 80
      ? short.slice(0, short.lastIndexOf('-', 80) > 20 ? short.lastIndexOf('-', 80) : 80)
      : short
  if (!/[\p{L}\p{N}]/u.test(cut)) return fallback
  return devices.test(cut) ? `page-${cut}` : cut
}
