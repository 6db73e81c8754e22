/** What the sections and the languages of help centres are here. */

import {readHelpCentreAddress} from '../model/help-centre-address.ts'
import type {PageKey, SourcePage} from '../model/source-page.ts'
import type {Section} from './sections.ts'

export interface CentreMap {
  /** By the page that a section is made of. */
  sections: ReadonlyMap<PageKey, SectionPlace>
  /** What the language in an address of `source` is called here: `en-us` may be `en`. */
  localeOf(source: string, tag: string): string | undefined
  /** All that there is to know, to tell whether something changed. */
  facts: readonly unknown[]
}

export interface SectionPlace {
  /** Name of its folder. */
  name: string
  /** Languages that it, or what is below it, has pages in. */
  locales: ReadonlySet<string>
}

/** `sections`: those of pages; `standard`: language of pages that say nothing else. */
export function mapCentres(
  sections: ReadonlyMap<PageKey, Section>,
  pages: ReadonlyMap<PageKey, SourcePage>,
  standard: string
): CentreMap {
  const places = new Map<PageKey, {name: string; locales: Set<string>}>()
  for (const [key, own] of sections) {
    const locale = pages.get(key)?.meta.locale ?? standard
    for (let at: Section | undefined = own; at; at = at.parent) {
      const place = places.get(at.page) ?? {name: at.name, locales: new Set()}
      places.set(at.page, place)
      if (place.locales.has(locale)) break // What it is in has it, too.
      place.locales.add(locale)
    }
  }

  const locales = new Map<string, string>()
  for (const {source, meta} of pages.values()) {
    const {kind, locale} = readHelpCentreAddress(meta.url ?? '') ?? {}
    if (kind !== 'article' || locale === undefined) continue
    const name = nameOf(source, locale)
    if (!locales.has(name)) locales.set(name, meta.locale ?? standard)
  }

  return {
    sections: places,
    localeOf: (source, tag) => locales.get(nameOf(source, tag)),
    facts: [
      [...places].map(([key, {name, locales}]) => [key, name, [...locales].sort()]),
      [...locales]
    ]
  }
}

function nameOf(source: string, tag: string): string {
  return `${source}\n${tag.toLowerCase()}`
}
