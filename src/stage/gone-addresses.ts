/** What the addresses of articles lead to that a writer took away. */

import type {Config} from '../model/config.ts'
import type {SiteRedirect, SiteSection} from '../model/site-data.ts'
import {sectionPath} from '../model/site-path.ts'
import {formerAddresses, placeOf} from './former-addresses.ts'
import {oldAddressesOf} from './old-addresses.ts'
import type {Content} from './read-content.ts'

/** To the section that each stood in, where that is shown; `ids`: of the articles that are there. */
export function goneAddresses(
  content: Content,
  ids: ReadonlySet<string>,
  sections: readonly SiteSection[],
  config: Config
): SiteRedirect[] {
  const shown = new Set(sections.map(({path}) => path))
  const all = new Set([...content.pages.keys(), ...content.addresses.keys()])
  return [...all]
    .filter((id) => !ids.has(id))
    .flatMap(function (id): SiteRedirect[] {
      const pages = content.pages.get(id) ?? []
      const last = content.addresses.get(id)?.at(-1) ?? pages.flatMap(({paths}) => paths).at(-1)
      const place = last === undefined ? undefined : placeOf(last)
      const path = place && sectionPath(place.section, place.locale, config.locale)
      if (path === undefined || !shown.has(path)) return []
      const as = {path, redirects: [], mediaNames: new Map<string, string>()}
      const old = oldAddressesOf(as, pages, new Set()).filter(({from}) => from !== '')
      const former = formerAddresses(id, undefined, content, config)
      return [...former, ...old].map(({from}) => ({from, to: path, gone: true}))
    })
}
