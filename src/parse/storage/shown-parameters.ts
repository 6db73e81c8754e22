/** What a reader sees of a macro that nobody here knows: parameters that are text by their names. */

import type {Macro} from './state.ts'

const names = `title heading header subtitle label name caption summary text message description
  question answer`.split(/\s+/)

/** Texts in the order in which they read; switches, numbers, colours, ids and addresses are none. */
export function shownParameters({parameters, holders}: Macro): string[] {
  const plain = names.flatMap(function (name) {
    const value = parameters.get(name)?.replace(/\s+/g, ' ') ?? ''
    const isText = holders.get(name)?.children.every((each) => each.type === 'text') === true
    return isText && isWords(value) ? [value] : []
  })
  const packed = [...parameters.values()].flatMap((value) =>
    /^\s*\{/.test(value) && value.length < 20_000 ? textsIn(parsed(value)) : []
  )
  return [...new Set([...plain, ...packed])]
}

/** Some apps keep all that they show in one parameter, as JSON. */
function textsIn(value: unknown): string[] {
  const result: string[] = []
  const todo: unknown[] = [value]
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (typeof next !== 'object' || next === null) continue
    const inner: unknown[] = []
    for (const [key, each] of Object.entries(next)) {
      if (typeof each !== 'string') inner.push(each)
      else if (names.includes(key) && isWords(each)) result.push(each.replace(/\s+/g, ' ').trim())
    }
    todo.push(...inner.reverse())
  }
  return result
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isWords(value: string): boolean {
  return (
    /\p{L}{2}/u.test(value) &&
    !/^(?:true|false|yes|no|none|on|off|null|undefined|auto|default)$/i.test(value) &&
    // One word of letters and digits is an id; of signs, an address or a file.
    !/^(?=\S*\d)[\w.-]{8,}$|^#[\da-f]{3,8}$|^\d+(?:px|em|rem|pt)$|^\w+:\S+$|^[\w-]+[_=/@]\S*$/i.test(
      value
    )
  )
}
