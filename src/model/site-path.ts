/** Paths on the site, from `/` to `/`, without the path that the site itself lies under. */

/** Names that the site uses itself. */
const reserved = new Set('404 _astro _hosts all find hc media search style tokens wiki'.split(' '))

/** `standard`: language of articles that say nothing else. */
export function localePath(locale: string, standard: string): string {
  return locale === standard ? '/' : `/${locale.toLowerCase()}/`
}

export function sectionPath(section: string, locale: string, standard: string): string {
  const name = reserved.has(section) ? `${section}-articles` : section
  return `${localePath(locale, standard)}${name}/`
}
