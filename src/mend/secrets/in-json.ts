/** A key in a text that is JSON: only the characters of texts may go, so that JSON stays JSON. */

export interface Range {
  start: number
  end: number
}

/** `json` with blanks in place of escapes, as `\n` before a key is no letter of it; every place stays. */
export function withoutEscapes(json: string): string {
  return json.replace(/\\{1,4}(?:u[0-9a-f]{4}|[^u\\/"])/gi, (all) => ' '.repeat(all.length))
}

/** What of `start`–`end` a reader sees: it may begin within an escape, and go over several texts. */
export function shownRanges(json: string, start: number, end: number): Range[] {
  const first = afterEscape(json, start)
  const quotes = quotesIn(json, first, end)
  const [stop] = quotes
  if (stop === undefined) return [{start: first, end}]

  const result = [{start: first, end: stop}]
  // From the end of one string to the start of the next is structure.
  for (let at = 1; at < quotes.length; at += 2) {
    const from = (quotes[at] ?? end) + 1
    const to = quotes[at + 1] ?? end
    const before = json.slice(Math.max(0, from - 40), from)
    if (/"text"\s*:\s*"$/.test(before)) result.push({start: from, end: to})
  }
  return result.filter((range) => range.end > range.start)
}

function afterEscape(json: string, start: number): number {
  let slashes = 0
  while (json[start - 1 - slashes] === '\\') slashes++
  if (slashes % 2 === 0) return start
  return start + (json[start] === 'u' ? 5 : 1)
}

function quotesIn(json: string, start: number, end: number): number[] {
  const result: number[] = []
  for (let at = start; at < end; at++)
    if (json[at] === '\\') at++
    else if (json[at] === '"') result.push(at)
  return result
}
