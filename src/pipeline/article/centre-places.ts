/**
 * Links to what a help centre has beside articles: its home, its sections and categories, and the form to ask for help.
 * They lead to the same of this site.
 */

import type {Definition, Link, Nodes} from 'mdast'
import type {Config} from '../../model/config.ts'
import type {FindingDraft, Place} from '../../model/finding.ts'
import {type HelpCentreAddress, readHelpCentreAddress} from '../../model/help-centre-address.ts'
import {localePath, sectionPath} from '../../model/site-path.ts'
import {type Known, pageKey} from '../../model/source-page.ts'
import type {CentreMap} from '../centre-map.ts'
import type {Prepared} from '../page/prepare.ts'

export interface CentreWorld {
  config: Config
  known: Known
  centres: CentreMap
}

export interface CentrePlaces {
  /** Where a link leads; `undefined` for one that is none of these. */
  placeOf(link: Definition | Link): string | undefined
  /** What there is to say of the links that were asked for. */
  findings(
    placeOf: (node: Nodes, version: Prepared) => Place,
    addressOf: (link: Definition | Link) => string
  ): FindingDraft[]
}

type Fault = 'link/no-contact' | 'link/not-imported'

export function centrePlaces(version: Prepared, world: CentreWorld): CentrePlaces {
  const {page, key} = version
  const {known, config, centres} = world
  const away = new Map<Fault, Array<Definition | Link>>()

  return {
    placeOf(link) {
      const address = readHelpCentreAddress(link.url)
      if (!address || !known.isOwn(link.url, page.source)) return
      const {kind} = address
      if (kind === 'home') return localePath(localeOf(address), config.locale)
      if (kind === 'request') return config.contact ?? remaining('link/no-contact', link)
      if (kind !== 'section' && kind !== 'category') return
      return sectionOf(address) ?? remaining('link/not-imported', link)
    },
    findings: (placeOf, addressOf) =>
      [...away].map(([rule, links]) => ({
        rule,
        args: {links: links.length, first: links[0] ? addressOf(links[0]) : ''},
        at: placeOf(links[0] ?? version.article.body, version),
        source: key
      }))
  }

  /** The section in the language that is meant, else in one that it has articles in. */
  function sectionOf(address: HelpCentreAddress): string | undefined {
    const place = centres.sections.get(pageKey({source: page.source, id: address.id ?? ''}))
    const wanted = [localeOf(address), version.article.locale, config.locale]
    if (!place) return
    const locale = wanted.find((each) => place.locales.has(each)) ?? [...place.locales].sort()[0]
    return locale && sectionPath(place.name, locale, config.locale)
  }

  /** What the language in an address is called here; what names none means that of the article. */
  function localeOf({locale = ''}: HelpCentreAddress): string {
    return centres.localeOf(page.source, locale) ?? version.article.locale
  }

  /** It leads to the old centre still, wherever that is. */
  function remaining(fault: Fault, link: Definition | Link): string {
    away.set(fault, [...(away.get(fault) ?? []), link])
    return link.url.startsWith('/') && !link.url.startsWith('//')
      ? (known.centreOf(page.source) ?? '') + link.url
      : link.url
  }
}
