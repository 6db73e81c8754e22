/** Old addresses on the built site: as rules for hosts that read them, and as pages for all others. */

import {existsSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {SiteCentre, SiteData, SiteRedirect} from '../model/site-data.ts'
import {xml} from './xml.ts'

/** One rule for all addresses of a kind, in any language: the number alone tells, and pages and the last resort know it. */
const centreRules = [
  ['/hc/:locale/articles/:id', '/hc/articles/:id'],
  ['/hc/:locale/articles/:id/*', '/hc/articles/:id'],
  ['/hc/:locale/sections/:id', '/hc/sections/:id'],
  ['/hc/:locale/categories/:id', '/hc/categories/:id'],
  ['/hc/:locale/article_attachments/:id/:name', '/hc/article_attachments/:id'],
  ['/hc/:locale/article_attachments/:id', '/hc/article_attachments/:id'],
  ['/hc/article_attachments/:id/:name', '/hc/article_attachments/:id'],
  ['/hc/:locale/requests/new', '/hc/requests/new'],
  ['/hc/:locale', '/']
] as const

/** What has an address in another language than the standard one keeps to it, as the page for the last resort knows it. */
function languageRules({translated}: SiteCentre): Array<[from: string, to: string]> {
  const tags = new Set(Object.keys(translated).map((key) => key.split('/')[0] ?? ''))
  return [...tags].sort().flatMap(
    (tag): Array<[string, string]> => [
      [`/hc/${tag}/articles/:id`, `/hc/articles/:id?locale=${tag}`],
      [`/hc/${tag}/articles/:id/*`, `/hc/${tag}/articles/:id`],
      [`/hc/${tag}/sections/:id`, `/hc/sections/:id?locale=${tag}`],
      [`/hc/${tag}/categories/:id`, `/hc/categories/:id?locale=${tag}`]
    ]
  )
}

/** The first rule that fits counts, and some hosts read two thousand and no more: files come after pages. */
export function redirectRules({base, redirects, locales, centre, contact = ''}: SiteData): string {
  const under = base.slice(0, -1)
  const isFile = ({to}: SiteRedirect) => to.startsWith('/media/')
  const ordered = [...redirects.filter((each) => !isFile(each)), ...redirects.filter(isFile)]
  const exact = ordered.map(
    ({from, to, gone}) => `${under}${encodeURI(from)} ${under}${encodeURI(to)} ${gone ? 302 : 301}`
  )
  const known = new Set(redirects.map(({from}) => from))
  const homes = locales.map(({tag, path}) => ({from: `/hc/${tag.toLowerCase()}`, to: path}))
  const home = [{from: '/hc', to: '/'}, ...homes]
    .filter(({from}) => !known.has(from))
    .map(({from, to}) => `${under}${from} ${under}${to} 301`)
  const form = /^https?:/.test(contact) ? [`${under}/hc/requests/new ${contact} 301`] : []
  const wild = centre ? [...languageRules(centre), ...centreRules] : []
  const kinds = wild.map(([from, to]) => `${under}${from} ${under}${to} 301`)
  return `${[...exact, ...home, ...(centre ? [...form, ...kinds] : [])].join('\n')}\n`
}

/** For hosts without rules: a page at each old address; a fragment is carried along where scripts run. */
export async function writeRedirectPages(out: string, site: SiteData): Promise<void> {
  const {base, origin, redirects, centre, contact} = site
  const under = base.slice(0, -1)
  const script =
    'document.currentScript && location.replace(document.currentScript.dataset.to + location.hash)\n'
  const forms = centre && contact ? formPaths(centre).map((from) => ({from, to: contact})) : []
  if (redirects.length + forms.length === 0) return
  await writeFile(join(out, 'moved.js'), script)
  for (const each of [...redirects, ...forms]) {
    const file = join(out, `.${each.from}`, 'index.html')
    if (existsSync(file) || each.from.split('/').some((part) => Buffer.byteLength(part) > 200))
      continue
    await mkdir(dirname(file), {recursive: true})
    await writeFile(
      file,
      each.to === contact ? contactPage(contact) : redirectPage(under, origin, each)
    )
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
