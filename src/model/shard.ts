/** A part of a check: articles are dealt out by their ids, so that no shard need know of another. */

import {createHash} from 'node:crypto'

export interface Shard {
  /** 1-based. */
  index: number
  count: number
}

/**
 * Which of `count` shards the article belongs to, 1-based: the same at every commit, whatever other articles there are.
 * What belongs to no article (an empty id) is in the first.
 */
export function shardOf(article: string, count: number): number {
  if (article === '') return 1
  const digest = createHash('sha256').update(article).digest()
  return (digest.readUIntBE(0, 6) % count) + 1
}

/** `2/7`. */
export function shardText({index, count}: Shard): string {
  return `${index}/${count}`
}
