/** What static hosts read of a site: each takes its own file and passes the others by. */

import type {SiteData} from '../../model/site-data.ts'
import {apacheFile} from './apache.ts'
import {netlifyHeaders, netlifyRedirects} from './netlify.ts'
import {nginxMaps, nginxServer} from './nginx.ts'
import {headersOf, redirectRules} from './rules.ts'
import {s3Website} from './s3.ts'
import {vercelFile} from './vercel.ts'

/**
 * Path in the built site → text. Those below `_hosts/` are read by whoever sets up the server.
 * `styles`: what allows the styles that stand in pages.
 */
export function hostFiles(site: SiteData, styles: readonly string[]): Record<string, string> {
  const {base, centre} = site
  const rules = redirectRules(site)
  const headers = headersOf(site, styles)
  const paths = [...site.articles, ...site.sections, ...site.locales].map(({path}) => path)
  return {
    _redirects: netlifyRedirects(rules, base),
    _headers: netlifyHeaders(headers, base),
    '.htaccess': apacheFile(rules, headers, base),
    'vercel.json': vercelFile(rules, headers, base),
    '_hosts/nginx-maps.conf': nginxMaps(rules, headers, base),
    '_hosts/nginx-server.conf': nginxServer(headers, base),
    '_hosts/s3-website.json': s3Website(rules, {base, centre, paths})
  }
}
