/** The laws of the merge, held of an article that a writer edits while its source changes. */

import {merge} from '../../../src/merge/index.ts'
import {createRandom} from '../../bench/random.ts'
import {edited} from '../../bench-merge/edits.ts'
import {judge} from '../../bench-merge/judge.ts'

/** What is wrong with merging the edits of `seed` in `base` with `theirs`, which the source gives now. */
export function mergeProblems(base: string, theirs: string, seed: number): string[] {
  const random = createRandom(seed)
  let count = 0
  const words = () => `zq${seed.toString(36)}x${count++}`
  const {front, body} = parts(base)
  const ours = front + edited(body, random.whole(1, 4), random, words)

  const problems: string[] = []
  if (merge(base, base, theirs).text !== theirs) problems.push('merge(b, b, t) is not t')
  if (merge(base, ours, base).text !== ours) problems.push('merge(b, o, b) is not o')
  if (merge(base, ours, ours).text !== ours) problems.push('merge(b, x, x) is not x')
  const merged = merge(base, ours, theirs)
  if (merge(base, merged.text, theirs).text !== merged.text)
    problems.push('merging again changes the article')
  const {lost, broken} = judge({base, ours, theirs}, merged)
  if (lost > 0) problems.push(`the merge lost ${lost} words of the writer`)
  if (broken) problems.push('what was merged reads worse than both sides')
  return problems
}

function parts(mdx: string): {front: string; body: string} {
  const end = mdx.indexOf('\n---\n', 3) + '\n---\n'.length
  return {front: mdx.slice(0, end), body: mdx.slice(end)}
}
