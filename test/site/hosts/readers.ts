/** Reads what hosts are given as each of them would: an address → where it leads, or nothing. */

export type Moved = (path: string) => string | undefined

/** `FROM TO STATUS`; the first that fits counts. */
export function readNetlify(text: string): Moved {
  const rules = text
    .trimEnd()
    .split('\n')
    .map(function (line) {
      const [from = '', to = '', status, ...rest] = line.split(' ')
      if (!/^30[12]$/.test(status ?? '') || rest.length > 0) throw new Error(`No rule: ${line}`)
      const names = from
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\*$/, '.*')
        .replace(/:(\w+)/g, '(?<$1>[^/]+)')
      return {from: new RegExp(`^${names}$`), to}
    })
  return (path) => first(rules, encodeURI(decodeURI(path)).replace(/\/$/, ''))
}

/** Of `vercel.json`: `:name`, `:name*` at the end, and a backslash before what is meant as it is. */
export function readVercel(text: string): Moved {
  const {redirects} = JSON.parse(text) as {
    redirects: Array<{source: string; destination: string; statusCode: number}>
  }
  const rules = redirects.map(function ({source, destination, statusCode}) {
    if (![301, 302].includes(statusCode) || !source.startsWith('/'))
      throw new Error(`No redirect: ${source}`)
    const from = source.replace(
      /\\(.)|\/:(\w+)\*|:(\w+)|[.$^|]/g,
      function (all: string, plain?: string, rest?: string, name?: string) {
        if (plain) return plain.replace(/[.*+?^${}()|[\]\\]/, '\\$&')
        if (rest) return `(?<${rest}>(?:/[^/]+)*)`
        return name ? `(?<${name}>[^/]+)` : `\\${all}`
      }
    )
    return {from: new RegExp(`^${from}/?$`, 'i'), to: destination}
  })
  return (path) => first(rules, encodeURI(decodeURI(path)))
}

function first(rules: ReadonlyArray<{from: RegExp; to: string}>, path: string): string | undefined {
  for (const {from, to} of rules) {
    const found = from.exec(path)
    if (found) return to.replace(/:(\w+)/g, (all, name: string) => found.groups?.[name] ?? all)
  }
  return undefined
}

/** Words and quoted words of nginx, `;`, `{` and `}`; comments left out. */
function nginxTokens(text: string): string[] {
  const found = text.matchAll(/#[^\n]*|"((?:\\.|[^"\\])*)"|([;{}])|([^\s;{}"]+)/gs)
  return [...found].flatMap(function ([all, quoted, sign, word]) {
    if (all.startsWith('#')) return []
    if (quoted !== undefined) return [`=${quoted.replace(/\\(["\\])/g, '$1')}`]
    return [sign ?? `=${word}`]
  })
}

/** The maps of a file: names of their variables → what they are given, and their entries in order. */
export function readNginxMaps(text: string): Map<string, {of: string; entries: string[][]}> {
  const maps = new Map<string, {of: string; entries: string[][]}>()
  let open: {of: string; entries: string[][]} | undefined
  let words: string[] = []
  for (const token of nginxTokens(text)) {
    if (token.startsWith('=')) {
      words.push(token.slice(1))
      continue
    }
    if (token === '{') {
      const [name, of = '', variable = ''] = words
      if (name !== 'map' || open || words.length !== 3) throw new Error(`Not a map: ${words}`)
      open = {of, entries: []}
      maps.set(variable, open)
    } else if (token === '}') {
      if (!open || words.length > 0) throw new Error('A map ends amid an entry')
      open = undefined
    } else if (open) {
      if (words.length !== 2) throw new Error(`Not an entry: ${words.join(' ')}`)
      open.entries.push(words)
    } else if (!/^map_hash_(?:max|bucket)_size$/.test(words[0] ?? '')) {
      throw new Error(`Not known: ${words.join(' ')}`)
    }
    words = []
  }
  return maps
}

/** As nginx does: plain keys first, in any case; then expressions in their order; then the default. */
export function nginxValue(
  maps: ReturnType<typeof readNginxMaps>,
  variable: string,
  uri: string
): string {
  const map = maps.get(variable)
  if (!map) return ''
  const given = map.of === '$uri' ? uri : nginxValue(maps, map.of, uri)
  const {entries} = map
  const plain = entries.find(
    ([key = '']) =>
      !key.startsWith('~') &&
      key !== 'default' &&
      key.replace(/^\\/, '').toLowerCase() === given.toLowerCase()
  )
  if (plain) return plain[1] ?? ''
  for (const [key = '', value = ''] of entries) {
    if (!key.startsWith('~')) continue
    const groups = new RegExp(key.slice(1)).exec(given)?.groups
    if (new RegExp(key.slice(1)).test(given))
      return value.replace(/\$(\w+)/g, (_, name: string) => groups?.[name] ?? '')
  }
  const fallback = entries.find(([key]) => key === 'default')?.[1] ?? ''
  return fallback === '$uri' ? uri : fallback
}

/** The rules of `.htaccess`, which lies at `base`. */
export function readApache(text: string, base: string): Moved {
  const rules = text.split('\n').flatMap(function (line) {
    if (!/^\s*RewriteRule /.test(line)) return []
    const parts = /^ {2}RewriteRule "([^"]*)" "([^"]*)" \[R=30[12],L,NE\]$/.exec(line)
    if (!parts) throw new Error(`Not a rule: ${line}`)
    const [, from = '', to = ''] = parts
    return [{from: new RegExp(from), to}]
  })
  return function (path) {
    const own = decodeURI(path)
    if (!own.startsWith(base)) return undefined
    for (const {from, to} of rules) {
      const found = from.exec(own.slice(base.length))
      if (found)
        return to.replace(/\\(.)|\$(\d)/g, (_, plain?: string, number?: string) =>
          number ? (found[Number(number)] ?? '') : (plain ?? '')
        )
    }
    return undefined
  }
}

interface S3 {
  IndexDocument: {Suffix: string}
  ErrorDocument: {Key: string}
  RoutingRules: Array<{
    Condition: {KeyPrefixEquals: string; HttpErrorCodeReturnedEquals?: string}
    Redirect: {ReplaceKeyWith?: string; ReplaceKeyPrefixWith?: string; HttpRedirectCode: string}
  }>
}

/** `keys`: of what lies in the bucket, with `index.html` left out. */
export function readS3(text: string, keys: ReadonlySet<string>): Moved {
  const {RoutingRules: rules} = JSON.parse(text) as S3
  if (rules.length > 50) throw new Error('S3 reads fifty rules')
  return function (path) {
    const key = decodeURI(path).slice(1)
    for (const {Condition, Redirect} of rules) {
      if (!key.startsWith(Condition.KeyPrefixEquals)) continue
      if (Condition.HttpErrorCodeReturnedEquals === '404' && keys.has(key.replace(/\/?$/, '/')))
        continue
      const to =
        Redirect.ReplaceKeyWith ??
        (Redirect.ReplaceKeyPrefixWith ?? '') + key.slice(Condition.KeyPrefixEquals.length)
      return encodeURI(`/${to}`)
    }
    return undefined
  }
}
