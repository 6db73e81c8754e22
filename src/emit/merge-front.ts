/** The merge of front matter, key by key, in the text as it stands: comments and quotes are the writer's. */

/** The lines of a key, or of a name below `details:`, with what stands above it. */
interface Part {
  key: string
  text: string
}

type Level = Readonly<{head: string; key: RegExp}>

/** A line that begins a key, at the outermost level and at the one below. */
const outer: Level = {head: '---', key: /^([A-Za-z][\w-]*):(?:\s|$)/}
const inner: Level = {
  head: 'details',
  key: /^ +("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'].*?):(?:\s|$)/
}

/**
 * Merge three front matters, with their `---` lines; `undefined` where one key was changed by both sides, or
 * where the text is not a plain list of keys.
 */
export function mergeFront(base: string, ours: string, theirs: string): string | undefined {
  return mergeParts(base, ours, theirs, outer)
}

function mergeParts(base: string, ours: string, theirs: string, level: Level): string | undefined {
  const sides = [base, ours, theirs].map((text) => partsOf(text, level))
  const [before, mine, new_] = sides
  if (!before || !mine || !new_) return
  const result = [...mine]

  for (const [index, part] of new_.entries()) {
    const {key} = part
    const at = result.findIndex((each) => each.key === key)
    const text = mergePart(textOf(before, key), result[at]?.text, part.text, key)
    if (text === 'conflict') return
    if (at !== -1) result.splice(at, 1, ...(text === undefined ? [] : [{key, text}]))
    else if (text !== undefined) {
      const above = new_[index - 1]?.key
      const place = result.findIndex((each) => each.key === above) + 1
      result.splice(place || result.length - 1, 0, {key, text})
    }
  }
  const gone: string[] = []
  for (const {key, text} of result) {
    if (new_.some((part) => part.key === key)) continue
    const was = textOf(before, key)
    if (was === undefined) continue
    if (was !== text) return
    gone.push(key)
  }
  return result
    .filter(({key}) => !gone.includes(key))
    .map(({text}) => text)
    .join('')
}

/** The text of one key; `undefined` where it goes. */
function mergePart(
  base: string | undefined,
  ours: string | undefined,
  theirs: string,
  key: string
): string | undefined {
  if (ours === base || ours === theirs) return theirs
  if (theirs === base) return ours
  if (key !== inner.head || base === undefined || ours === undefined) return 'conflict'
  return mergeParts(base, ours, theirs, inner) ?? 'conflict'
}

function textOf(parts: readonly Part[], key: string): string | undefined {
  return parts.find((part) => part.key === key)?.text
}

/** The parts of `text`; `undefined` where it cannot be told which line belongs to what. */
function partsOf(text: string, {head, key}: Level): Part[] | undefined {
  const lines = text.split(/(?<=\n)/)
  const parts: Part[] = [{key: head, text: lines[0] ?? ''}]
  let indent: number | undefined
  for (const line of lines.slice(1)) {
    const found = key.exec(line)?.[1]
    const depth = line.length - line.trimStart().length
    const last = parts.at(-1)
    const isEnd = head === '---' && /^---[\t ]*\r?\n?$/.test(line)
    if (isEnd) parts.push({key: 'end', text: line})
    else if (found !== undefined && (indent ?? depth) === depth) {
      indent = depth
      if (parts.some((part) => part.key === found)) return
      parts.push({key: found, text: line})
    } else if (last && (depth > (indent ?? 0) || line.trim() === '' || line.trim().startsWith('#')))
      last.text += line
    else return
  }
  return parts
}
