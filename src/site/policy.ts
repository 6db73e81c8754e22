/** What browsers may do on a page: one table for the pages, the headers and the tests. */

const common = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'"
}

/** Pages on which readers may type or paste: nothing may leave them. */
export const closed = text({...common, 'connect-src': "'none'"})

/** All others: Pagefind reads its index from the site, and compiles what it brings along. */
export const open = text({
  ...common,
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
  'worker-src': "'self'"
})

/** The policy of a page that can open the players at `players`. */
export function withPlayers(policy: string, players: readonly string[]): string {
  return players.length > 0 ? `${policy}; frame-src ${players.join(' ')}` : policy
}

/** What only works in a header. */
export const headerOnly = "frame-ancestors 'none'"

function text(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
