/** A few words of a block for those of the other version, all else left as it is. */

import type {Nodes, Text} from 'mdast'

/** Put `to` in the place of `from`, if `nodes` hold it once and in one piece. */
export function swapWords(
  nodes: readonly Nodes[],
  {from, to}: {from: string; to: string}
): boolean {
  const spots: Array<{text: Text; at: number}> = []
  const open: Nodes[] = [...nodes]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'text')
      for (const at of places(next.value, from)) spots.push({text: next, at})
    else if ('children' in next) for (const child of next.children) open.push(child as Nodes)
  }
  const [spot] = spots
  if (!spot || spots.length > 1) return false
  const {text, at} = spot
  text.value = text.value.slice(0, at) + to + text.value.slice(at + from.length)
  return true
}

/** Where `words` stand in `text`, not as a part of longer ones. */
function places(text: string, words: string): number[] {
  const result: number[] = []
  if (words === '') return result
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const [before, after] = [text.slice(0, at), text.slice(at + words.length)]
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) result.push(at)
  }
  return result
}
