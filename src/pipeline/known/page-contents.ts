/** What pages hold for other pages: read when first asked for. */

import {createHash} from 'node:crypto'
import type {ElementContent} from 'hast'
import {mend} from '../../mend/index.ts'
import type {PageContent, PageParts} from '../../model/page-content.ts'
import {type PageKey, pageKey, type SourcePage} from '../../model/source-page.ts'
import {parse} from '../../parse/index.ts'
import {withoutSecrets} from '../page/without-secrets.ts'
import {recent} from '../recent.ts'

export interface PageContents {
  content(key: PageKey): PageContent | undefined
  parts(key: PageKey): PageParts | undefined
  /** Digest of all that the two depend on. */
  digest(key: PageKey): string
}

/** Whole pages that are kept; passages and properties are kept of all. */
const kept = 32
const noParts: PageParts = {excerpts: [], details: []}

export function pageContents(pages: readonly SourcePage[]): PageContents {
  const byKey = new Map(pages.map((page) => [pageKey(page), page]))
  const known = new Map<PageKey, PageParts>()
  const digests = new Map<PageKey, string>()
  const content = recent(kept, function (key: PageKey) {
    const page = byKey.get(key)
    if (!page) return
    const found = read(page)
    known.set(key, partsOf(found) ?? noParts)
    return found
  })
  return {content, parts: (key) => known.get(key) ?? partsOf(content(key)), digest}

  function digest(key: PageKey): string {
    const page = byKey.get(key)
    if (!page) return ''
    const {files, title, space} = page.meta
    const found =
      digests.get(key) ??
      createHash('sha256')
        .update(JSON.stringify([page.format, files, title, space, page.body]))
        .digest('base64url')
    digests.set(key, found)
    return found
  }
}

function read(given: SourcePage): PageContent {
  const {page} = withoutSecrets(given)
  const {format, meta} = page
  const {tree, parts} = parse(mend(page).text, format, {files: meta.files ?? []})
  return {
    ...(meta.title !== undefined && {title: meta.title}),
    ...(meta.space !== undefined && {space: meta.space}),
    ...(parts ?? noParts),
    nodes: tree.children as ElementContent[]
  }
}

function partsOf(content: PageContent | undefined): PageParts | undefined {
  return content && {excerpts: content.excerpts, details: content.details}
}
