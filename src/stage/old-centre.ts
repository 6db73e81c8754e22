/** Where a help centre had its articles, files, sections, its home and the form to ask for help. */

import {readAttachmentAddress} from '../model/attached-file.ts'
import {type HelpCentreAddress, readHelpCentreAddress} from '../model/help-centre-address.ts'
import type {SiteCentre, SiteRedirect, SiteSection} from '../model/site-data.ts'
import {localePath} from '../model/site-path.ts'
import type {OldAddress} from './addresses.ts'
import type {Prepared} from './prepare-one.ts'
import type {Content, PageFile} from './read-content.ts'

/** Articles of before Guide kept their numbers, which were shorter. */
const oldNumber = /^\d{3,9}$/

/** Further paths at which an article of a help centre lay, next to those that its address says. */
export function centrePagePaths({
  url,
  id,
  format,
  space,
  ancestors
}: PageFile): Array<Omit<OldAddress, 'to'>> {
  const address = url === undefined ? undefined : readHelpCentreAddress(url)
  const number = address?.kind === 'article' ? address.id : undefined
  if (number !== undefined)
    return oldNumber.test(number) ? [{from: `/entries/${number}`, number}] : []
  // Saved page by page, an article goes by its number.
  const isNumbered = url === undefined && (space ?? ancestors) === undefined
  return isNumbered && format === 'html' && /^\d{6,64}$/.test(id)
    ? [{from: `/hc/articles/${id}`, number: id}]
    : []
}

/** A file of a help centre: its id, and where it lies now. */
export interface OldFile extends OldAddress {
  id: string
}

export function centreFilePaths(page: PageFile, {mediaNames}: Prepared): OldFile[] {
  return page.attachments.flatMap(function ({src, file}): OldFile[] {
    const {kind, id, name, locale} = readHelpCentreAddress(src) ?? attachedTo(page, src) ?? {}
    const path = mediaNames.get(file)
    if (path === undefined || id === undefined) return []
    const place = {to: `/${path}`, number: undefined, id}
    if (kind === 'upload') return [{...place, from: `/attachments/token/${id}`}]
    if (kind === 'media') return [{...place, from: `/guide-media/${id}`}]
    if (kind !== 'attachment') return []
    const short = `/hc/article_attachments/${id}`
    const all = [short, ...(locale ? [`/hc/${locale}/article_attachments/${id}`] : [])]
    return all.flatMap((from) => [
      {...place, from},
      ...(name ? [{...place, from: `${from}/${name}`}] : [])
    ])
  })
}

/** The address that a file had which a page of a help centre names as its own. */
function attachedTo({url, files}: PageFile, src: string): HelpCentreAddress | undefined {
  const {name, page} = readAttachmentAddress(src) ?? {}
  if (name === undefined || page !== undefined) return
  const {kind, locale} = readHelpCentreAddress(url ?? '') ?? {}
  const id = files.find((each) => each.name === name)?.id
  if (kind !== 'article' || id === undefined || !/^\d{3,64}$/.test(id)) return
  return {kind: 'attachment', id, name, ...(locale && {locale}), fragment: ''}
}

/** What the site knows of the help centres that its pages come from; `undefined` where they come from none. */
export function siteCentre(
  good: readonly Prepared[],
  sections: readonly SiteSection[],
  files: readonly OldFile[],
  content: Content,
  standard: string
): {centre: SiteCentre; redirects: SiteRedirect[]} | undefined {
  const sources = new Set<string>()
  /** Language in old addresses → language of the site. */
  const locales = new Map<string, string>()
  const translated: SiteCentre['translated'] = {}
  for (const article of good)
    for (const page of content.pages.get(article.front.id) ?? []) {
      const {kind, locale, id} = readHelpCentreAddress(page.url ?? '') ?? {}
      if (kind !== 'article' && centrePagePaths(page).length === 0) continue
      sources.add(page.source)
      if (locale === undefined) continue
      if (!locales.has(locale)) locales.set(locale, article.locale)
      if (article.locale !== standard)
        translated[`${locale.toLowerCase()}/articles/${id}`] ??= article.path
    }
  if (sources.size === 0 && files.length === 0) return

  const redirects: SiteRedirect[] = [{from: '/hc', to: '/'}]
  for (const [tag, locale] of locales)
    redirects.push({from: `/hc/${tag}`, to: localePath(locale, standard)})
  const byId: SiteCentre['sections'] = {}
  for (const {id, locale, path} of sections) {
    const [, source = '', number] =
      /^([^/]+)\/(\d{3,64})$/.exec(content.sections.get(id)?.page ?? '') ?? []
    if (number === undefined || !sources.has(source)) continue
    if (locale === standard || !Object.hasOwn(byId, number)) byId[number] = path
    const tags = [...locales].flatMap(([tag, each]) => (each === locale ? [tag] : []))
    if (locale !== standard)
      for (const tag of tags) translated[`${tag.toLowerCase()}/sections/${number}`] = path
    // Sections and categories share their numbers, and nothing here tells one from the other.
    for (const kind of ['sections', 'categories'])
      for (const tag of tags) redirects.push({from: `/hc/${tag}/${kind}/${number}`, to: path})
  }
  for (const [number, path] of Object.entries(byId))
    for (const kind of ['sections', 'categories'])
      redirects.push({from: `/hc/${kind}/${number}`, to: path})

  const centre: SiteCentre = {
    locales: [...locales.keys()].sort(),
    files: Object.fromEntries(files.map(({id, to}) => [id, to])),
    sections: byId,
    translated
  }
  return {centre, redirects}
}
