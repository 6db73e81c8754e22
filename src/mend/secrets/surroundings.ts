/** What stands around a run of characters: an address, a path, a tag, words that tell of secrets. */

/** How far back a tag, an address or a path is looked for. */
const reach = 4000

const telling =
  /\b(?:api|access|auth|bearer|client|private|secret|security|refresh|session)[\s_-]{0,3}(?:keys?|tokens?|secrets?|codes?)\b|\b(?:tokens?|secrets?|passwords?|passwd|pwd|credentials?|apikeys?|authorization|bearer|ssws)\b/i

const boundary = /[\s"'<>()[\]{}|`,;]/
const files =
  /\.(?:csv|docx?|gif|html?|jpe?g|json|log|md|mov|mp4|pdf|png|pptx?|svg|txt|webp|xlsx?|xml|ya?ml|zip)$/i

/** Whether words such as “API key” stand within 60 characters of the run. */
export function isTold(text: string, start: number, end: number): boolean {
  return telling.test(around(text, start, end, 60))
}

/** The text around a run, without the run. */
export function around(text: string, start: number, end: number, distance: number): string {
  return `${text.slice(Math.max(0, start - distance), start)} ${text.slice(end, end + distance)}`
}

/** Whether the run is part of an address, a path, a file name, or markup: no place for secrets to be read. */
export function isElsewhere(text: string, start: number, end: number): boolean {
  return isInTag(text, start) || isInAddress(text, start, end)
}

function isInTag(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - reach), start)
  const open = before.lastIndexOf('<')
  // A CDATA section is text.
  if (before.startsWith('<![CDATA[', open)) return false
  return open > before.lastIndexOf('>') && /[a-z/!?]/i.test(before[open + 1] ?? '')
}

function isInAddress(text: string, start: number, end: number): boolean {
  let from = start
  while (from > 0 && start - from < reach && !boundary.test(text[from - 1] ?? ' ')) from--
  const lead = text.slice(from, start)
  const [tail = ''] = /^[^\s"'<>()[\]{}|`,;]{0,120}/.exec(text.slice(end, end + 120)) ?? []
  if (/:\/\/|^www\.|^mailto:|^data:|\\/i.test(lead)) return true
  if (/(?:^|[=:])(?:\.{0,2}|~|[A-Z]:)\/[^/]/.test(`${lead}${text.slice(start, start + 2)}`))
    return true
  if (/;base64,$|data:[^\s]*$/i.test(text.slice(Math.max(0, start - 80), start))) return true
  if (/[\w-]+\.[a-z]{2,}\/$|\/[\w.-]*$/i.test(lead)) return true
  if (files.test(tail)) return true
  // A file name, an e-mail address, a host, a variable, a call.
  if (/^\.[a-z][a-z0-9]{0,4}(?![\w])|^@[a-z0-9-]|^\.[a-z0-9-]+\.[a-z]{2,}|^\(/i.test(tail))
    return true
  return /[$%@#]$|\$\{$|\.{3}$|…$/.test(lead) || /^(?:\.{3}|…)/.test(tail)
}
