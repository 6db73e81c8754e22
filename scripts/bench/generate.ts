/** Writes the documents that are measured: mixed kinds and sizes, the same for the same seed. */

import {mkdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {plan, titleOf} from './plan.ts'
import {createRandom, type Random} from './random.ts'
import {renderMarkdown, renderScraped} from './render-plain.ts'
import {renderStorage} from './render-storage.ts'
import {idOf, renderZendesk} from './render-zendesk.ts'
import {retell} from './retell.ts'

export type Kind = 'html' | 'storage' | 'markdown' | 'scraped'

export interface Documents {
  /** Absolute paths by kind. */
  files: Readonly<Record<Kind, readonly string[]>>
  /** Bytes by kind, in UTF-8. */
  bytes: Readonly<Record<Kind, number>>
}

export const kinds: readonly Kind[] = ['html', 'storage', 'markdown', 'scraped']

const endings = {html: 'html', storage: 'xml', markdown: 'md', scraped: 'txt'} as const

/** Shares of kinds; help centres come first, as most articles live there. */
const shares: ReadonlyArray<readonly [Kind, number]> = [
  ['html', 0.55],
  ['storage', 0.2],
  ['markdown', 0.15],
  ['scraped', 0.1]
]

/** Shares of sizes, in characters of text; with their markup, about those of real articles. */
const sizes: ReadonlyArray<readonly [number, number]> = [
  [700, 0.5],
  [4_500, 0.4],
  [26_000, 0.1]
]

/** Write `count` documents below `folder`, each with its sidecar, one folder for each kind. */
export async function generate(folder: string, count: number, seed: number): Promise<Documents> {
  const files: Record<Kind, string[]> = {html: [], storage: [], markdown: [], scraped: []}
  const bytes: Record<Kind, number> = {html: 0, storage: 0, markdown: 0, scraped: 0}
  for (const kind of kinds) await mkdir(path.join(folder, kind), {recursive: true})

  for (let number = 0; number < count; number++) {
    const random = createRandom(seedOf(seed, number))
    const kind = draw(random, shares)
    const text = render(random, kind, number, count)
    const {file, size} = await writeDocument(path.join(folder, kind), kind, number, text)
    files[kind].push(file)
    bytes[kind] += size
  }

  return {files, bytes}
}

/** Write `count` documents of one kind, in the shares of sizes of all. */
export async function generateKind(
  folder: string,
  kind: Kind,
  count: number,
  seed: number
): Promise<{files: string[]; bytes: number}> {
  await mkdir(folder, {recursive: true})
  const files: string[] = []
  let bytes = 0
  for (let number = 0; number < count; number++) {
    const random = createRandom(seedOf(seed, number))
    const text = render(random, kind, number, count)
    const {file, size} = await writeDocument(folder, kind, number, text)
    files.push(file)
    bytes += size
  }
  return {files, bytes}
}

/** Write every tenth of the documents that `generate` writes once more, in other words. */
export async function generateAgain(
  folder: string,
  count: number,
  seed: number
): Promise<Array<{file: string; id: string}>> {
  await mkdir(folder, {recursive: true})
  const result: Array<{file: string; id: string}> = []
  for (let number = 0; number < count; number += 10) {
    const random = createRandom(seedOf(seed, number))
    draw(random, shares)
    const planned = plan(random, number, count, sizeOf(random))
    const retold = retell(random, planned, titleOf(number))
    const text = renderMarkdown(retold.plan)
    const {file} = await writeDocument(folder, 'markdown', number, text)
    result.push({file, id: idOf(number)})
  }
  return result
}

async function writeDocument(
  folder: string,
  kind: Kind,
  number: number,
  text: string
): Promise<{file: string; size: number}> {
  const base = path.join(folder, `area-${String(number + 1).padStart(6, '0')}`)
  const file = `${base}.${endings[kind]}`
  await writeFile(file, text)
  await writeFile(`${base}.meta.json`, JSON.stringify(sidecar(number)))
  return {file, size: Buffer.byteLength(text)}
}

/** Seeds that lie close together would give first numbers that do, too. */
export function seedOf(seed: number, number: number): number {
  return Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b)
}

function render(random: Random, kind: Kind, number: number, count: number): string {
  const planned = plan(random, number, count, sizeOf(random))
  switch (kind) {
    case 'html':
      return renderZendesk(planned, random)
    case 'storage':
      return renderStorage(planned, random)
    case 'markdown':
      return renderMarkdown(planned)
    case 'scraped':
      return renderScraped(planned)
  }
}

/** A size of an article, in characters of text. */
export function sizeOf(random: Random): number {
  return draw(random, sizes)
}

function sidecar(number: number): object {
  return {
    id: idOf(number),
    title: titleOf(number),
    url: `https://help.example.com/hc/en-us/articles/${idOf(number)}`,
    updatedAt: '2026-03-01T08:00:00Z',
    section: `area-${(number % 12) + 1}`
  }
}

function draw<Item>(random: Random, table: ReadonlyArray<readonly [Item, number]>): Item {
  let left = random.next()
  for (const [item, share] of table) {
    left -= share
    if (left < 0) return item
  }
  const last = table.at(-1)
  if (!last) throw new RangeError('Unexpected empty table, expected at least one item')
  return last[0]
}
