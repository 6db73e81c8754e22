/** `.htaccess` for Apache: `mod_rewrite` for old addresses, `mod_headers` for policies. */

import {atMost, type Headers, type Rule, target} from './rules.ts'

/** Every request tries them one after the other; beyond, the pages at the old addresses lead on. */
const mostRules = 2000

export function apacheFile(rules: readonly Rule[], headers: Headers, base: string): string {
  const moved = atMost(rules, mostRules).map(function (rule) {
    const names: string[] = []
    const from = rule.pattern ? pattern(rule.from, names) : escaped(rule.from)
    const to = target(rule, base)
      .replace(/[$%\\]/g, '\\$&')
      .replace(/:(\w+)/g, (all, name: string) =>
        names.includes(name) ? `$${names.indexOf(name) + 1}` : all
      )
    // In this file, paths are told from where it lies.
    return `  RewriteRule ${quoted(`^${from.slice(1)}/?$`)} ${quoted(to)} [R=${rule.status},L,NE]`
  })
  const under = escaped(base.slice(0, -1))
  const always = Object.entries(headers.always).map(
    ([name, value]) => `  Header always set ${name} ${quoted(value)}`
  )
  const policy = (text: string, when: string) =>
    `  Header always set Content-Security-Policy ${quoted(text)} env=${when}`
  const closed = headers.closed
    .slice(0, mostRules)
    .map((path) => `  SetEnvIf Request_URI ${quoted(`^${under}${escaped(path)}$`)} collate_closed`)

  return `ErrorDocument 404 ${base}404.html
DirectoryIndex index.html
Options -Indexes

<IfModule mod_rewrite.c>
  RewriteEngine On
${moved.join('\n')}
</IfModule>

<IfModule mod_setenvif.c>
  SetEnvIf Request_URI "^" collate_page
  SetEnvIf Request_URI ${quoted(`^${under}/media/`)} collate_media !collate_page
  SetEnvIf Request_URI ${quoted(`^${under}/(?:media|_astro)/`)} collate_lasting
${closed.join('\n')}
  SetEnvIf collate_closed "." !collate_page
</IfModule>

<IfModule mod_headers.c>
${always.join('\n')}
${policy(headers.policy, 'collate_page')}
${policy(headers.closedPolicy, 'collate_closed')}
${policy(headers.mediaPolicy, 'collate_media')}
  Header always set Cache-Control ${quoted(headers.lasting)} env=collate_lasting
</IfModule>
`
}

function pattern(from: string, names: string[]): string {
  return from
    .split(/(:\w+|\*$)/)
    .map(function (part) {
      if (part === '*') return '.*'
      if (!part.startsWith(':')) return escaped(part)
      names.push(part.slice(1))
      return '([^/]+)'
    })
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\*]/g, '\\$&')
}

/** Apache lets no quotes stand in quotes; an expression can name them. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\x22')}"`
}
