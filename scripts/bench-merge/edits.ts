/** Edits such as people make to an article, by chance that is seeded: to words, sentences, blocks, items and tags. */

import type {Random} from '../bench/random.ts'

/** A word that no article holds, so that what an editor typed can be found again. */
export type Words = () => string

/** Changes the chunks of a body in place; `false` where it finds nothing to do. */
type Edit = (chunks: string[], random: Random, words: Words) => boolean

/** What a person does to the article, and how likely it is against the others. */
const edits: ReadonlyArray<readonly [number, Edit]> = [
  [6, replaceWord],
  [3, addSentence],
  [2, dropSentence],
  [2, addParagraph],
  [1, addCallout],
  [2, addItem],
  [1, dropItem],
  [1, swapItems],
  [1, editCell],
  [1, retitle],
  [1, changeRank],
  [1, retarget],
  [1, dropChunk],
  [1, moveChunk],
  [1, moveSection],
  [1, addSection],
  [0.5, wrapSteps]
]

/** `body` after `count` edits; the words that it brings in come from `words`. */
export function edited(body: string, count: number, random: Random, words: Words): string {
  const chunks = chunksOf(body.trimEnd())
  const total = edits.reduce((sum, [weight]) => sum + weight, 0)
  for (let done = 0, tries = 0; done < count && tries < count * 20; tries++) {
    let at = random.next() * total
    const found = edits.find(([weight]) => (at -= weight) < 0)
    if (found?.[1](chunks, random, words)) done++
  }
  return `${chunks.join('\n\n')}\n`
}

/** What blank lines part, code whole. */
function chunksOf(body: string): string[] {
  const chunks: string[] = []
  let fence: string | undefined
  for (const part of body.split(/\n{2,}(?=\S)/)) {
    if (fence) chunks[chunks.length - 1] += `\n\n${part}`
    else chunks.push(part)
    for (const [, sign] of part.matchAll(/^[ >]*(`{3,}|~{3,})/gm)) fence = fence ? undefined : sign
  }
  return chunks
}

function pickIndex(
  chunks: readonly string[],
  random: Random,
  fits: (chunk: string) => boolean
): number | undefined {
  const indices = chunks.flatMap((chunk, index) => (fits(chunk) ? [index] : []))
  return indices.length === 0 ? undefined : indices[random.whole(0, indices.length - 1)]
}

const isProse = (chunk: string) =>
  /^\s*[\p{L}\p{N}][^\n]*\s[^\n]*\s/u.test(chunk) && !/^\d+[.)] /.test(chunk)
const isList = (chunk: string) =>
  /^(?:[-*]|\d+[.)]) /.test(chunk) && /\n(?:[-*]|\d+[.)]) /.test(chunk)
const isHeading = (chunk: string) => /^#{1,6} /.test(chunk)
const isMovable = (chunk: string) => isProse(chunk) || isList(chunk) || /^(?:>|!\[|\|)/.test(chunk)

/** Change one chunk that `fits`. */
function change(
  chunks: string[],
  random: Random,
  fits: (chunk: string) => boolean,
  how: (chunk: string) => string
): boolean {
  const index = pickIndex(chunks, random, fits)
  if (index === undefined) return false
  const before = chunks[index] ?? ''
  const after = how(before)
  chunks[index] = after
  return after !== before
}

const plainWord = /(?<=[\s(])[\p{L}]{4,}(?=[\s,.)])/gu

function replaceWord(chunks: string[], random: Random, words: Words): boolean {
  return change(
    chunks,
    random,
    (chunk) => (isProse(chunk) || isList(chunk)) && chunk.search(plainWord) !== -1,
    function (chunk) {
      const all = [...chunk.matchAll(plainWord)]
      const {0: word, index} = all[random.whole(0, all.length - 1)] as RegExpMatchArray
      return chunk.slice(0, index) + words() + chunk.slice((index ?? 0) + word.length)
    }
  )
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function addSentence(chunks: string[], random: Random, words: Words): boolean {
  return change(chunks, random, isProse, function (chunk) {
    const sentence = `${capital(words())} ${words()}, then ${words()} ${words()}.`
    return random.chance(0.5) ? `${chunk} ${sentence}` : `${sentence} ${chunk}`
  })
}

function dropSentence(chunks: string[], random: Random): boolean {
  return change(
    chunks,
    random,
    (chunk) => isProse(chunk) && /\.\s+\p{Lu}/u.test(chunk) && !chunk.includes('](./'),
    (chunk) => chunk.replace(/^[^\n]*?\.\s+(?=\p{Lu})/u, '')
  )
}

function addParagraph(chunks: string[], random: Random, words: Words): boolean {
  chunks.splice(
    random.whole(1, chunks.length),
    0,
    `${capital(words())} ${words()} with ${words()} ${words()} ${words()}.`
  )
  return true
}

function addCallout(chunks: string[], random: Random, words: Words): boolean {
  const kind = random.pick(['NOTE', 'IMPORTANT', 'TIP'])
  chunks.splice(
    random.whole(1, chunks.length),
    0,
    `> [!${kind}]\n> ${capital(words())} ${words()} and ${words()} ${words()}.`
  )
  return true
}

/** The items of a list that are not nested; the first has no line ending before it. */
function itemsOf(list: string): string[] {
  return list.split(/\n(?=(?:[-*]|\d+[.)]) )/)
}

function renumbered(items: readonly string[]): string {
  const start = Number.parseInt(items[0] ?? '', 10)
  return items
    .map((item, index) =>
      Number.isNaN(start) ? item : item.replace(/^\d+/, String(start + index))
    )
    .join('\n')
}

function addItem(chunks: string[], random: Random, words: Words): boolean {
  return change(chunks, random, isList, function (list) {
    const items = itemsOf(list)
    const sign = /^(?:[-*]|\d+[.)]) /.exec(items[0] ?? '')?.[0] ?? '- '
    items.splice(
      random.whole(1, items.length),
      0,
      `${sign}${capital(words())} ${words()} ${words()}.`
    )
    return renumbered(items)
  })
}

function dropItem(chunks: string[], random: Random): boolean {
  return change(chunks, random, isList, function (list) {
    const items = itemsOf(list)
    const first = /^\d+/.exec(items[0] ?? '')?.[0]
    items.splice(random.whole(0, items.length - 1), 1)
    if (first && items[0]) items[0] = items[0].replace(/^\d+/, first)
    return renumbered(items)
  })
}

function swapItems(chunks: string[], random: Random): boolean {
  return change(chunks, random, isList, function (list) {
    const items = itemsOf(list)
    const first = /^\d+/.exec(items[0] ?? '')?.[0]
    const at = random.whole(1, items.length - 1)
    items.splice(at - 1, 2, items[at] ?? '', items[at - 1] ?? '')
    if (first && items[0]) items[0] = items[0].replace(/^\d+/, first)
    return renumbered(items)
  })
}

function editCell(chunks: string[], random: Random, words: Words): boolean {
  return change(
    chunks,
    random,
    (chunk) => /^\|.*\n\|[ :|-]+\n\|/.test(chunk),
    function (table) {
      const rows = table.split('\n')
      const at = random.whole(2, rows.length - 1)
      rows[at] = (rows[at] ?? '').replace(/^\| ?/, `| ${words()} `)
      return rows.join('\n')
    }
  )
}

function retitle(chunks: string[], random: Random, words: Words): boolean {
  return change(chunks, random, isHeading, (heading) => `${heading} ${words()}`)
}

function changeRank(chunks: string[], random: Random): boolean {
  return change(chunks, random, isHeading, (heading) =>
    heading.startsWith('###') ? heading.slice(1) : `#${heading}`
  )
}

function retarget(chunks: string[], random: Random, words: Words): boolean {
  return change(
    chunks,
    random,
    (chunk) => /\]\(https?:[^\s()]+\)/.test(chunk),
    (chunk) => chunk.replace(/\]\(https?:[^\s()]+\)/, `](https://example.com/${words()})`)
  )
}

function dropChunk(chunks: string[], random: Random): boolean {
  const index = pickIndex(chunks, random, isMovable)
  if (index === undefined || chunks.length < 4) return false
  chunks.splice(index, 1)
  return true
}

function moveChunk(chunks: string[], random: Random): boolean {
  const index = pickIndex(chunks, random, isMovable)
  if (index === undefined || chunks.length < 4) return false
  const [chunk = ''] = chunks.splice(index, 1)
  chunks.splice(random.whole(1, chunks.length), 0, chunk)
  return true
}

/** A heading with what is below it, before another one. */
function moveSection(chunks: string[], random: Random): boolean {
  const heads = chunks.flatMap((chunk, index) => (/^## /.test(chunk) ? [index] : []))
  if (heads.length < 3) return false
  const at = random.whole(1, heads.length - 1)
  const [from = 0, end = chunks.length] = [heads[at], heads[at + 1]]
  const section = chunks.splice(from, end - from)
  if (section.some((chunk) => chunk.startsWith('<'))) {
    chunks.splice(from, 0, ...section)
    return false
  }
  chunks.splice(heads[random.whole(0, at - 1)] ?? 0, 0, ...section)
  return true
}

function addSection(chunks: string[], random: Random, words: Words): boolean {
  const index = pickIndex(chunks, random, isHeading)
  if (index === undefined) return false
  const signs = /^#+/.exec(chunks[index] ?? '')?.[0] ?? '##'
  chunks.splice(
    index,
    0,
    `${signs} ${capital(words())} ${words()}`,
    `${capital(words())} ${words()} ${words()}.`
  )
  return true
}

function wrapSteps(chunks: string[], random: Random): boolean {
  const index = pickIndex(chunks, random, (chunk) => isList(chunk) && /^1\. /.test(chunk))
  if (index === undefined || chunks.some((chunk) => chunk.includes('<Walkthrough'))) return false
  chunks.splice(index, 1, '<Walkthrough>', chunks[index] ?? '', '</Walkthrough>')
  return true
}
