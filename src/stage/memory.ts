/** What one staging leaves to the next while a site is served, so that what was not touched costs next to nothing. */

import {FileMemory} from './file-memory.ts'
import {nearArticles} from './near-articles.ts'
import {Verifier, type VerifyOptions} from './verify.ts'
import type {StagedFile} from './write-set.ts'

type NearArticle = ReturnType<typeof nearArticles>

export class Memory {
  readonly files = new FileMemory()
  /** What was written last, by path. */
  readonly written = new Map<string, StagedFile>()
  readonly verifier: Verifier
  /** For articles, and for guides. */
  readonly #near = new Map<string, NearArticle>()

  constructor(limits?: VerifyOptions) {
    this.verifier = new Verifier(limits)
  }

  /** The same function for as long as `articles` have the same names: it keeps its answers. */
  nearArticles(articles: Parameters<typeof nearArticles>[0]): NearArticle {
    const names = JSON.stringify(articles)
    const near = this.#near.get(names) ?? nearArticles(articles)
    this.#near.delete(names)
    this.#near.set(names, near)
    const [oldest] = this.#near.keys()
    if (this.#near.size > 2 && oldest !== undefined) this.#near.delete(oldest)
    return near
  }

  close(): void {
    this.verifier.close()
  }
}
