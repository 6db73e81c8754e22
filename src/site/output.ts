/** The folder of a built site: what changes is written, what is not wanted any more is taken away, the rest is left alone. */

import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join, posix, relative} from 'node:path'

/**
 * Takes the files of a site, by their paths below `folder`, with `/`. One after the other: of thousands of small files,
 * waiting for each costs far more than writing it.
 */
export class Output {
  readonly #folder: string
  readonly #files = new Set<string>()
  readonly #folders = new Set<string>()
  readonly #wanted = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, {recursive: true})
    for (const [name, isFolder] of entriesBelow(folder))
      (isFolder ? this.#folders : this.#files).add(name)
  }

  /** Whether `name` was written, or lies below a file that was. */
  isTaken(name: string): boolean {
    return [...foldersOf(name), name].some((each) => this.#wanted.has(each))
  }

  write(name: string, content: string | Uint8Array): void {
    const path = join(this.#folder, name)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    this.#wanted.add(name)
    if (this.#files.has(name) && readFileSync(path).equals(bytes)) return
    if (this.#folders.has(name)) this.#empty(name)
    const parent = posix.dirname(name)
    if (parent !== '.') this.#makeFolder(parent)
    writeFileSync(path, bytes)
    this.#files.add(name)
  }

  /** Every file below `from`, under the same path. */
  copy(from: string): void {
    for (const [name, isFolder] of entriesBelow(from))
      if (!isFolder) this.write(name, readFileSync(join(from, name)))
  }

  /** Take away whatever was not written. A checkout that the site is published from stays one. */
  finish(): void {
    const needed = new Set([...this.#wanted].flatMap(foldersOf))
    for (const name of this.#files) if (!this.#wanted.has(name)) this.#remove(name)
    for (const name of this.#folders) if (!needed.has(name)) this.#remove(name)
  }

  #makeFolder(name: string): void {
    if (this.#folders.has(name)) return
    // What is a folder now may have been a file.
    for (const each of [...foldersOf(name), name]) {
      if (this.#files.delete(each)) this.#remove(each)
      this.#folders.add(each)
    }
    mkdirSync(join(this.#folder, name), {recursive: true})
  }

  #empty(folder: string): void {
    this.#remove(folder)
    for (const all of [this.#files, this.#folders])
      for (const name of all) if (`${name}/`.startsWith(`${folder}/`)) all.delete(name)
  }

  #remove(name: string): void {
    rmSync(join(this.#folder, name), {recursive: true, force: true})
  }
}

/** Names below `folder`, each with whether it is a folder; what git keeps there is passed by. */
function* entriesBelow(folder: string): Generator<[name: string, isFolder: boolean]> {
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    const name = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
    if (name !== '.git' && !name.startsWith('.git/')) yield [name, entry.isDirectory()]
  }
}

/** The folders that `name` lies in, the outermost first. */
function foldersOf(name: string): string[] {
  const parts = name.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}
