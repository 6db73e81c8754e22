/**
 * The merge of what a writer has with what the sources now give, in its smallest honest form: the keys of
 * the front matter and the body are each taken whole from the side that changed; where both changed, the
 * writer's stays.
 */

import {mergeFront} from './merge-front.ts'

export interface Merged {
  /** What the article's file shall hold. */
  text: string
  /** What the next merge starts from. */
  base: string
  /** What the sources give and the writer has not seen yet; absent when there is no conflict. */
  theirs?: string
}

/** Merge the text generated last (`base`), the writer's (`ours`) and the one generated now (`theirs`). */
export function merge(base: string, ours: string, theirs: string): Merged {
  if (ours === base || ours === theirs) return {text: theirs, base: theirs}
  if (theirs === base) return {text: ours, base}

  const [baseFront, baseBody] = split(base)
  const [ourFront, ourBody] = split(ours)
  const [theirFront, theirBody] = split(theirs)
  const front = pick(baseFront, ourFront, theirFront) ?? mergeFront(baseFront, ourFront, theirFront)
  const body = pick(baseBody, ourBody, theirBody)

  return front === undefined || body === undefined
    ? {text: ours, base, theirs}
    : {text: front + body, base: theirs}
}

function pick(base: string, ours: string, theirs: string): string | undefined {
  if (ours === base || ours === theirs) return theirs
  return theirs === base ? ours : undefined
}

/** The text of an article's file below its front matter. */
export function bodyText(text: string): string {
  return split(text)[1]
}

/** Part front matter, with the line that closes it, from the body. */
function split(text: string): [string, string] {
  if (!/^---[\t ]*\r?\n/.test(text)) return ['', text]
  const close = /\r?\n---[\t ]*(?:\r?\n|$)/.exec(text.slice(3))
  if (!close) return ['', text]
  const end = 3 + close.index + close[0].length
  return [text.slice(0, end), text.slice(end)]
}
