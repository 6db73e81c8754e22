/** Closes a JSON text that just ends, as a cut export does: what is half there goes, what is open is closed. */

export function closeJson(text: string): string {
  const open: Array<'}' | ']'> = []
  /** Whether the string that is open, or was last, is the name of a field. */
  let isKey = false
  let awaitsKey = false
  let start = -1
  let end = -1

  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (start !== -1) {
      if (sign === '\\') at++
      else if (sign === '"') {
        start = -1
        end = at
      }
    } else if (sign === '"') {
      start = at
      isKey = awaitsKey
    } else if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? '}' : ']')
      awaitsKey = sign === '{'
    } else if (sign === '}' || sign === ']') {
      if (open.pop() !== sign) return text
      awaitsKey = false
    } else if (sign === ',') awaitsKey = open.at(-1) === '}'
    else if (sign === ':') awaitsKey = false
  }

  const closers = open.toReversed().join('')
  if (start !== -1) {
    const whole = `${withoutHalfEscape(text, start)}"`
    return whole + (isKey ? ':null' : '') + closers
  }
  const kept = text.replace(/[\s,]+$/, '').replace(/(?<=[\s:,[])[-+.\w]+$/, 'null')
  const isLoneKey = isKey && end === kept.length - 1
  return kept + (isLoneKey ? ':null' : kept.endsWith(':') ? 'null' : '') + closers
}

/** `text` without the escape that its end cuts; `start`: where its last string begins. */
function withoutHalfEscape(text: string, start: number): string {
  const half = /\\(?:u[0-9a-fA-F]{0,3})?$/.exec(text.slice(Math.max(start, text.length - 6)))
  if (!half) return text
  const at = text.length - half[0].length
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 0 ? text.slice(0, at) : text
}
