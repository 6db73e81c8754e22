/** Old addresses as pages of the built site, for hosts that read no rules. */

import {posix} from 'node:path'
import type {SiteCentre, SiteData, SiteRedirect} from '../model/site-data.ts'
import {xml} from './xml.ts'

/** For hosts without rules: a page at each old address; a fragment is carried along where scripts run. */
export function* redirectPages(site: SiteData): Generator<[name: string, text: string]> {
  const {base, origin, redirects, centre, contact} = site
  const under = base.slice(0, -1)
  const script =
    'document.currentScript && location.replace(document.currentScript.dataset.to + location.hash)\n'
  const forms = centre && contact ? formPaths(centre).map((from) => ({from, to: contact})) : []
  if (redirects.length + forms.length > 0) yield ['moved.js', script]
  for (const each of [...redirects, ...forms]) {
    if (each.from.split('/').some((part) => Buffer.byteLength(part) > 200)) continue
    const text = each.to === contact ? contactPage(contact) : redirectPage(under, origin, each)
    yield [posix.join('.', each.from, 'index.html'), text]
  }
}

function formPaths({locales}: SiteCentre): string[] {
  return ['', ...locales.map((tag) => `/${tag}`)].map((tag) => `/hc${tag}/requests/new`)
}

/** Leads on by itself only where that shows a page: nobody wants a program for mail to open unasked. */
function contactPage(contact: string): string {
  const address = xml(contact)
  const refresh = contact.startsWith('mailto:')
    ? ''
    : `<meta http-equiv="refresh" content="0; url=${address}">\n`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'">
<title>Ask for help</title>
<meta name="robots" content="noindex">
${refresh}</head>
<body><h1>Ask for help</h1><p><a href="${address}">${xml(contact.replace(/^mailto:|\?.*$/g, ''))}</a></p></body>
</html>
`
}

function redirectPage(under: string, origin: string, {to, gone}: SiteRedirect): string {
  const [title, link] = gone
    ? ['This article is no longer here', 'See others of its section']
    : ['This page has moved', 'Go to the page']
  const address = xml(`${under}${encodeURI(to)}`)
  const canonical = `<link rel="canonical" href="${xml(origin)}${address}">\n`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'">
<title>${title}</title>
<meta name="robots" content="noindex">
${gone ? '' : canonical}<script src="${under}/moved.js" data-to="${address}"></script>
<meta http-equiv="refresh" content="0; url=${address}">
</head>
<body><h1>${title}</h1><p><a href="${address}">${link}</a></p></body>
</html>
`
}
