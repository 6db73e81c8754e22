/**
 * A digest of all that an import of files reads: bytes and names, never dates, so that it is the same on every machine.
 *
 * What lies beside pages and is asked for by name is not among it where only files were named (`Looked`).
 */

import {createHash, type Hash} from 'node:crypto'
import {closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync, statSync} from 'node:fs'
import path from 'node:path'
import {sidecarEnding} from '../../source/index.ts'

export interface Inputs {
  /** Digests of what the knowledge base holds, and of what is imported. */
  content: string
  sources: string
  /** When the knowledge base changed last, in ms. */
  changed: number
  /** There is more in it than what people set up before the first import. */
  hasArticles: boolean
  /** Whether what lies at a path, or that nothing does, is part of the digest. */
  holds(file: string): boolean
  /** Decisions may run out. */
  mayRunOut: boolean
}

/** Reading more would take longer than what it is to spare. */
const mostBytes = 1024 * 1024 * 1024

/** Files between two breaths, so that signals are heard. */
const batch = 500

/** The middle of a run does not read them. */
const unread = /^content\/records\/|^content\/sources\/.*\/reply\.bin$/

const setUp = /^content\/(?:sections|tokens)\//

/** Files that hold a page, or all that they are made of; others name what lies beside them. */
const alone = /\.(?:html?|md|markdown|mdx|txt|xhtml|xml|zip)$/i
const heads = new Set(['index.html', 'entities.xml'])

/** It cannot be told what there is. */
class Unclear extends Error {}

/** `paths`: absolute, of what is imported; `undefined` where it cannot be told what an import would read. */
export async function readInputs(
  root: string,
  paths: readonly string[]
): Promise<Inputs | undefined> {
  const reader = new Reader(root)
  try {
    await reader.content()
    for (const each of paths) await reader.source(each)
    return reader.inputs()
  } catch {
    return // Whoever imports says what is wrong with it.
  }
}

class Reader {
  readonly #root: string
  #hash: Hash = createHash('sha256')
  #content = ''
  #changed = 0
  readonly #buffer = Buffer.allocUnsafe(256 * 1024)
  readonly #folders: string[] = []
  /** Those that were named. */
  readonly #files = new Set<string>()
  #mayRunOut = false
  #hasArticles = false
  #left = mostBytes
  #count = 0

  constructor(root: string) {
    this.#root = root
  }

  async content(): Promise<void> {
    await this.#folder(path.join(this.#root, 'content'), 'content', (name) => unread.test(name))
    this.#content = this.#hash.digest('hex')
    this.#hash = createHash('sha256')
  }

  async source(file: string): Promise<void> {
    const found = statSync(file)
    if (found.isDirectory()) {
      this.#folders.push(file)
      const own = [path.join(this.#root, 'content'), path.join(this.#root, 'dist')]
      await this.#folder(
        file,
        '',
        (name) => isPassedOver(name) || own.includes(path.join(file, name))
      )
      return
    }
    if (!found.isFile() || !alone.test(file) || heads.has(path.basename(file))) throw new Unclear()
    const {dir, name} = path.parse(file)
    const beside = path.join(dir, `${name}${sidecarEnding}`)
    await this.#file(file, path.relative(this.#root, file))
    if (isThere(beside)) await this.#file(beside, sidecarEnding)
    this.#files.add(file)
  }

  inputs(): Inputs {
    return {
      content: this.#content,
      sources: this.#hash.digest('hex'),
      changed: this.#changed,
      hasArticles: this.#hasArticles,
      mayRunOut: this.#mayRunOut,
      holds: (file) =>
        this.#files.has(file) || this.#folders.some((folder) => isBelow(file, folder))
    }
  }

  /** `name`: what its files are called by, up to their own names. */
  async #folder(place: string, name: string, leavesOut: (name: string) => boolean): Promise<void> {
    const todo = [{place, name}]
    for (let next = todo.pop(); next; next = todo.pop()) {
      for (const entry of entriesOf(next.place)) {
        const inner = next.name === '' ? entry.name : `${next.name}/${entry.name}`
        const file = path.join(next.place, entry.name)
        if (leavesOut(inner)) continue
        if (entry.isDirectory()) todo.push({place: file, name: inner})
        else if (entry.isFile() || isFile(file)) await this.#file(file, inner)
        else this.#hash.update(`${inner}\0`)
      }
    }
  }

  async #file(file: string, name: string): Promise<void> {
    this.#hash.update(`\0${name}\0`)
    const isContent = name.startsWith('content/')
    const isDecision = name.startsWith('content/decisions/')
    this.#hasArticles ||= isContent && !setUp.test(name)
    const handle = openSync(file, 'r')
    let size = 0
    try {
      if (isContent) this.#changed = Math.max(this.#changed, fstatSync(handle).mtimeMs)
      for (;;) {
        const length = readSync(handle, this.#buffer, 0, this.#buffer.length, null)
        const bytes = this.#buffer.subarray(0, length)
        this.#hash.update(bytes)
        if (isDecision) this.#mayRunOut ||= bytes.includes('until')
        size += length
        if (length < this.#buffer.length) break
      }
      this.#hash.update(`\0${size}`)
    } finally {
      closeSync(handle)
    }
    this.#left -= size
    if (this.#left < 0) throw new Unclear()
    if (++this.#count % batch === 0) await new Promise(setImmediate)
  }
}

export function digestOf(...parts: ReadonlyArray<string | Uint8Array | undefined>): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part ?? '').update('\0')
  return hash.digest('hex')
}

/** In one order on every machine; none where there is no such folder. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true}).sort((a, b) =>
      a.name < b.name ? -1 : Number(a.name > b.name)
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Where a link leads; one to a folder could lead anywhere. */
function isFile(file: string): boolean {
  const found = statSync(file, {throwIfNoEntry: false})
  if (found?.isDirectory()) throw new Unclear()
  return found?.isFile() === true
}

function isThere(file: string): boolean {
  return statSync(file, {throwIfNoEntry: false}) !== undefined
}

/** What an import of a folder does not look into. */
function isPassedOver(name: string): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1)
  return last.startsWith('.') || last === 'node_modules'
}

function isBelow(file: string, folder: string): boolean {
  const way = path.relative(folder, file)
  return !way.startsWith('..') && !path.isAbsolute(way) && !way.split(path.sep).some(isPassedOver)
}
