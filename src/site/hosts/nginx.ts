/** For nginx: maps, which stand beside a `server`, and what stands in it. */

import {type Headers, placeholder, type Rule, target} from './rules.ts'

/** To be included in `http`: an old address → the new one; a page → its policy. */
export function nginxMaps(rules: readonly Rule[], headers: Headers, base: string): string {
  const under = base.slice(0, -1)
  const longest = Math.max(64, ...rules.map(({from}) => Buffer.byteLength(under + from)))
  const entry = (rule: Rule) => {
    const from = rule.pattern ? `~^${pattern(under + rule.from)}$` : literal(under + rule.from)
    const to = target(rule, base)
      .replaceAll('$', '%24')
      .replace(placeholderOf(rule), '$$collate_$1')
    return `  ${quoted(from)} ${quoted(to)};`
  }
  const moved = rules.filter(({status}) => status === 301).map(entry)
  const gone = rules.filter(({status}) => status === 302).map(entry)
  // By the time that headers are made, nginx has gone on to the file of the page.
  const closed = headers.closed.map((path) => `  ${quoted(`${under}${path}index.html`)} closed;`)
  const policies = Object.entries({
    closed: headers.closedPolicy,
    media: headers.mediaPolicy,
    page: headers.policy
  }).map(([kind, policy]) => `  ${kind} ${quoted(policy)};`)

  return `# Include this file in \`http { … }\`, and nginx-server.conf in the \`server { … }\` of the site.
map_hash_max_size ${2 ** Math.ceil(Math.log2(Math.max(2048, 2 * rules.length)))};
map_hash_bucket_size ${2 ** Math.ceil(Math.log2(2 * longest + 64))};

map $uri $collate_path {
  "~^(?<collate_found>.+?)/+$" $collate_found;
  default $uri;
}

map $collate_path $collate_moved {
  default "";
${moved.join('\n')}
}

# What lay there may come back.
map $collate_path $collate_gone {
  default "";
${gone.join('\n')}
}

map $uri $collate_kind {
  default page;
  ${quoted(`~^${escaped(under)}/media/`)} media;
${closed.join('\n')}
}

map $collate_kind $collate_policy {
${policies.join('\n')}
}

map $uri $collate_cache {
  default "no-cache";
  ${quoted(`~^${escaped(under)}/(?:media|_astro)/`)} ${quoted(headers.lasting)};
}
`
}

/** To be included in the `server` whose `root` holds the site. */
export function nginxServer(headers: Headers, base: string): string {
  const all = Object.entries({
    ...headers.always,
    'Content-Security-Policy': '$collate_policy',
    'Cache-Control': '$collate_cache'
  }).map(([name, value]) => `add_header ${name} ${quoted(value)} always;`)
  return `# Include this file in the \`server { … }\` of the site, and nginx-maps.conf in \`http { … }\`.
if ($collate_moved) {
  return 301 $collate_moved;
}
if ($collate_gone) {
  return 302 $collate_gone;
}
error_page 404 ${base}404.html;
index index.html;
absolute_redirect off;
gzip on;
gzip_types text/css text/javascript text/markdown text/plain application/javascript application/json application/xml image/svg+xml;
${all.join('\n')}
`
}

/** A key that begins so would be an expression, or a word of nginx's own. */
function literal(text: string): string {
  return /^(?:~|default$|hostnames$|include$|volatile$)/.test(text) ? `\\${text}` : text
}

function pattern(from: string): string {
  return from
    .split(/(:\w+|\*$)/)
    .map(function (part) {
      if (part === '*') return '.*'
      return part.startsWith(':') ? `(?<collate_${part.slice(1)}>[^/]+)` : escaped(part)
    })
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
}

function placeholderOf({pattern}: Rule): RegExp {
  return pattern ? placeholder : /$^/
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
