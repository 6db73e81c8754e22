/** The merge of front matter, key by key, in the text as it stands: comments and quotes are the writer's. */

/** The lines of a key, or of a name below `details:`, with what stands above it. */
interface Part {
  key: string
  text: string
}

/** A key that both sides changed: the writer’s stays. Texts are lines, empty where there is no such key. */
export interface KeyConflict {
  key: string
  base: string
  ours: string
  theirs: string
}

export interface MergedFront {
  text: string
  conflicts: KeyConflict[]
}

type Level = Readonly<{head: string; key: RegExp}>

/** A line that begins a key, at the outermost level and at the one below. */
const outer: Level = {head: '---', key: /^([A-Za-z][\w-]*):(?:\s|$)/}
const inner: Level = {
  head: 'details',
  key: /^ +("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'].*?):(?:\s|$)/
}

/** Merge three front matters, with their `---` lines; one that is no plain list of keys is a key as a whole. */
export function mergeFront(base: string, ours: string, theirs: string): MergedFront {
  const text = pick(base, ours, theirs)
  if (text !== undefined) return {text, conflicts: []}
  const merged = base && ours && theirs ? mergeParts(base, ours, theirs, outer) : undefined
  return merged ?? {text: ours, conflicts: [{key: '', base, ours, theirs}]}
}

/** Where a front matter says something of the key of a conflict, and what. */
export interface FoundKey {
  /** Its lines; empty where there is no such key. */
  text: string
  /** In the front matter. */
  offset: number
}

/** What `front` now says of the key of `conflict`; `undefined` where it cannot be told. */
export function findKey(front: string, conflict: KeyConflict): FoundKey | undefined {
  const {key} = conflict
  if (key === '') return {text: front, offset: 0}
  const parts = partsOf(front, outer)
  if (!parts) return
  if (!isInner(conflict)) return found(parts, key) ?? {text: '', offset: 0}
  const details = found(parts, inner.head)
  if (!details) return {text: '', offset: 0}
  const names = partsOf(details.text, inner)
  if (!names) return
  const {text, offset} = found(names, key) ?? {text: '', offset: 0}
  return {text, offset: details.offset + offset}
}

/** `front` with what it says of the key of `conflict` as the sources say it. */
export function withKey(front: string, conflict: KeyConflict): string | undefined {
  const {key, theirs} = conflict
  const now = findKey(front, conflict)
  if (!now || key === '') return now && theirs
  if (now.text !== '') return spliced(now.offset, now.text.length, theirs)
  const parts = partsOf(front, outer)
  const details = parts && isInner(conflict) ? found(parts, inner.head) : undefined
  if (details) return spliced(details.offset + details.text.length, 0, theirs)
  const end = front.lastIndexOf('\n---') + 1
  return end === 0 ? undefined : spliced(end, 0, isInner(conflict) ? `details:\n${theirs}` : theirs)

  function spliced(at: number, length: number, text: string): string {
    return front.slice(0, at) + text + front.slice(at + length)
  }
}

/** Whether the key stands below `details:`, where others may have the names of the outermost keys. */
function isInner({base, ours, theirs}: KeyConflict): boolean {
  return [base, ours, theirs].some((text) => text.startsWith(' '))
}

function found(parts: readonly Part[], key: string): FoundKey | undefined {
  const at = parts.findIndex((part) => part.key === key)
  const above = parts.slice(0, Math.max(0, at))
  const text = parts[at]?.text
  return text === undefined
    ? undefined
    : {text, offset: above.map((part) => part.text).join('').length}
}

/** The side that changed; `undefined` where both did. */
export function pick<Text extends string | undefined>(
  base: Text,
  ours: Text,
  theirs: Text
): Text | undefined {
  if (ours === base || ours === theirs) return theirs
  return theirs === base ? ours : undefined
}

function mergeParts(
  base: string,
  ours: string,
  theirs: string,
  level: Level
): MergedFront | undefined {
  const sides = [base, ours, theirs].map((text) => partsOf(text, level))
  const [before, mine, others] = sides
  if (!before || !mine || !others) return
  const result = [...mine]
  const conflicts: KeyConflict[] = []

  for (const [index, {key, text: theirText}] of others.entries()) {
    const at = result.findIndex((each) => each.key === key)
    const merged = mergePart(textOf(before, key) ?? '', result[at]?.text ?? '', theirText, key)
    for (const conflict of merged.conflicts) conflicts.push(conflict)
    const kept = merged.text === '' ? [] : [{key, text: merged.text}]
    if (at !== -1) result.splice(at, 1, ...kept)
    else {
      const above = others[index - 1]?.key
      const place = result.findIndex((each) => each.key === above) + 1
      result.splice(place || result.length - 1, 0, ...kept)
    }
  }
  const gone = new Set<string>()
  for (const {key, text} of result) {
    const was = textOf(before, key)
    if (was === undefined || others.some((part) => part.key === key)) continue
    if (was === text) gone.add(key)
    else conflicts.push({key, base: was, ours: text, theirs: ''})
  }
  const text = result
    .filter(({key}) => !gone.has(key))
    .map((part) => part.text)
    .join('')
  return {text, conflicts}
}

/** One key; it goes where its text is empty. */
function mergePart(base: string, ours: string, theirs: string, key: string): MergedFront {
  const text = pick(base, ours, theirs)
  if (text !== undefined) return {text, conflicts: []}
  const inside =
    key === inner.head && base !== '' && ours !== ''
      ? mergeParts(base, ours, theirs, inner)
      : undefined
  return inside ?? {text: ours, conflicts: [{key, base, ours, theirs}]}
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
