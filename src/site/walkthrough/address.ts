/** What of a reader's state stands in the address: the path and step in the query, values after `#`. */

export interface FromAddress {
  path?: string
  /** Number of a step, as typed in `?step=`. */
  step?: string
  /** Fragment of the page. */
  fragment?: string
  values: Record<string, string>
}

const marker = 'fill:'

export function readAddress(address: string): FromAddress {
  const url = new URL(address)
  const hash = url.hash.slice(1)
  const path = url.searchParams.get('path')
  const step = url.searchParams.get('step')
  const result: FromAddress = {values: {}}
  if (path) result.path = path
  if (step) result.step = step
  if (hash.startsWith(marker)) {
    for (const [name, value] of new URLSearchParams(hash.slice(marker.length))) {
      result.values[name] = value
    }
  } else if (hash !== '') result.fragment = decode(hash)
  return result
}

/** The address to share: with the path, and the values where no server sees them. */
export function shareAddress(
  address: string,
  path: string | undefined,
  values: Readonly<Record<string, string>>
): string {
  const url = withPath(address, path)
  const hash = new URLSearchParams(values).toString()
  url.hash = hash === '' ? '' : `${marker}${hash}`
  return url.href
}

/** `address` with the path in its query, without step and values. */
export function withPath(address: string, path: string | undefined): URL {
  const url = new URL(address)
  url.searchParams.delete('step')
  if (path === undefined) url.searchParams.delete('path')
  else url.searchParams.set('path', path)
  if (url.hash.slice(1).startsWith(marker)) url.hash = ''
  return url
}

/** Not the model's, which other scripts load too: a file that is shared is one more request on every guide. */
function decode(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash // A stray `%`.
  }
}
