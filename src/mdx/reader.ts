/** Reads articles that are asked for twice, by whoever checks them and by whoever stages them. */

import {type ReadMdx, readMdx} from './read.ts'

/** Characters of the articles whose trees are kept: each takes some 30 bytes of memory meanwhile. */
const room = 12_000_000

export class MdxReader {
  readonly #kept = new Map<string, {text: string; read: ReadMdx}>()
  #room = room

  /** The article in `file`, whose tree nobody may change. */
  read(text: string, file: string): ReadMdx {
    const kept = this.#kept.get(file)
    if (kept?.text === text) return kept.read
    const read = readMdx(text, file)
    if (text.length > this.#room) return read
    this.#kept.set(file, {text, read})
    this.#room -= text.length - (kept?.text.length ?? 0)
    return read
  }

  /** The same, with a tree that is for the one who asks. */
  take(text: string, file: string): ReadMdx {
    const kept = this.#kept.get(file)
    if (kept?.text !== text) return readMdx(text, file)
    this.#kept.delete(file)
    this.#room += text.length
    return kept.read
  }
}
