/** Addresses at which articles have copies: in their own knowledge base, links there lead to the articles. */

import type {Snapshot} from '../../src/emit/index.ts'
import {plainText, slugs} from '../../src/mdx/index.ts'
import {decoded} from '../../src/model/decoded.ts'
import {readArticle} from './compare.ts'

/** What `address` is called in the knowledge base at `root`; `undefined` where it is none of an article. */
export function knownAddresses(
  root: string,
  snapshots: readonly Snapshot[]
): (address: string) => string | undefined {
  const copies = new Map(
    snapshots.flatMap(({file}) => (file.url === undefined ? [] : [[file.url, file]]))
  )
  const outlines = new Map<string, ReadonlyMap<string, string>>()
  return function (address) {
    const [url = '', fragment] = address.split('#', 2)
    const copy = copies.get(url)
    if (!copy) return undefined
    if (fragment === undefined) return `article:${copy.article}`
    const text = copy.anchors[decoded(fragment)]
    const slug = text === undefined ? undefined : outlineOf(copy.paths.at(-1) ?? '').get(text)
    return `article:${copy.article}#${slug ?? decoded(fragment)}`
  }

  /** The slug of the first heading of each text. */
  function outlineOf(file: string): ReadonlyMap<string, string> {
    const found =
      outlines.get(file) ??
      new Map(
        [...slugs(readArticle(root, file).body)]
          .map(([heading, slug]) => [plainText(heading), slug] as const)
          .toReversed()
      )
    outlines.set(file, found)
    return found
  }
}
