/** Reads articles that are asked for more than once: by whoever finds, checks and stages them. */

import {type Head, type ReadMdx, readHead, readMdx} from './read.ts'

/** Characters of the articles whose trees are kept: each takes some 17 bytes of memory meanwhile, on the sample. */
const room = 12_000_000

interface Kept<Value> {
  text: string
  value: Value
}

export class MdxReader {
  readonly #trees = new Map<string, Kept<ReadMdx>>()
  readonly #heads = new Map<string, Kept<Head>>()
  #room = room

  /** What stands above the body of the article in `file`. */
  head(text: string, file: string): Head {
    const known = keptOf(this.#heads, text, file)
    if (known) return known
    const head = readHead(text, file)
    this.#heads.set(file, {text, value: head})
    return head
  }

  /** The whole, whose tree nobody may change. */
  read(text: string, file: string): ReadMdx {
    const known = keptOf(this.#trees, text, file)
    if (known) return known
    this.#forget(file)
    const read = readMdx(text, file, this.head(text, file))
    if (text.length <= this.#room) {
      this.#trees.set(file, {text, value: read})
      this.#room -= text.length
    }
    return read
  }

  /** The same, with a tree that is for the one who asks. */
  take(text: string, file: string): ReadMdx {
    const known = keptOf(this.#trees, text, file)
    this.#forget(file)
    return known ?? readMdx(text, file, this.head(text, file))
  }

  #forget(file: string): void {
    this.#room += this.#trees.get(file)?.text.length ?? 0
    this.#trees.delete(file)
  }
}

function keptOf<Value>(
  all: ReadonlyMap<string, Kept<Value>>,
  text: string,
  file: string
): Value | undefined {
  const kept = all.get(file)
  return kept?.text === text ? kept.value : undefined
}
