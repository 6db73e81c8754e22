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
  return function (address) {
    const [url = '', fragment] = address.split('#', 2)
    const copy = copies.get(url)
    if (!copy) return undefined
    if (fragment === undefined) return `article:${copy.article}`
    const text = copy.anchors[decoded(fragment)]
    const {body} = readArticle(root, copy.paths.at(-1) ?? '')
    const heading = [...slugs(body)].find(([each]) => plainText(each) === text)
    return `article:${copy.article}#${heading?.[1] ?? decoded(fragment)}`
  }
}
