/** Keeps YAML that is built to be slow away from the parser, whose time grows with the square of what it finds at one place. */

/** Names of one map; each is held against all before it. */
const mostNames = 2000
/** Lists and maps in each other. */
const deepest = 100

/** What begins a value, or a line by itself: a bracket, or a quotation that goes on in the next line. */
const inBrackets = /^(?:[^\s"'[\]{}][^"'[\]{}]*:\s+)?(?:[&!]\S*\s+)*[[{]/
const inQuotes = /^(?:[^\s"'[\]{}][^"'[\]{}]*:\s+)?(?:[&!]\S*\s+)*"(?:[^"\\]|\\.)*\\?$/
const endOfQuotes = /^(?:[^"\\]|\\.)*"/
const quoted = /"(?:[^"\\]|\\.)*"|'[^']*'/g

/** What is wrong with `text`, in plain words; `undefined` where it may be read. */
export function yamlTrouble(text: string): string | undefined {
  /** How many names a map has so far, by the column at which they stand. */
  const names = new Map<number, number>()
  let open = 0
  let isQuoted = false

  for (const line of text.split('\n')) {
    if (isQuoted) {
      isQuoted = !endOfQuotes.test(line)
      continue
    }
    const [start = ''] = /^[ ]*(?:[-?][ \t]+)*/.exec(line) ?? []
    if (start.split(/[-?]/).length > deepest) return 'it nests too deeply'
    const rest = line.slice(start.length)
    if (rest === '' || rest.startsWith('#')) continue

    // What stands further in belongs to a list or map that has ended.
    for (const column of names.keys())
      if (column > start.length || (column === start.length && /[-?]/.test(start)))
        names.delete(column)
    const count = (names.get(start.length) ?? 0) + 1
    names.set(start.length, count)
    if (names.size > deepest) return 'it nests too deeply'
    if (count > mostNames && /^[^\s:]+:(?:\s|$)/.test(rest)) return 'it has too many names'

    isQuoted = inQuotes.test(rest)
    if (open === 0 && !inBrackets.test(rest)) continue
    let commas = 0
    for (const sign of rest.replace(quoted, '')) {
      if (sign === '[' || sign === '{') open++
      else if (sign === ']' || sign === '}') open = Math.max(0, open - 1)
      else if (sign === ',') commas++
    }
    if (open > deepest) return 'it nests too deeply'
    if (commas > mostNames) return 'it has too many names'
  }
  return undefined
}
