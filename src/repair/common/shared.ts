/**
 * What several repairs ask about a tree, answered once for as long as the tree stays as it is.
 *
 * Most repairs find nothing to do on most pages, and half of what they cost was asking the same again. Only
 * whoever runs repairs knows when a tree has changed: without `share`, every question is answered anew.
 */

import type {Root} from 'hast'

type Answers = Map<(tree: Root) => unknown, unknown>

const trees = new WeakMap<Root, Answers>()

/** Begin to keep answers about `tree`; those of before are void. */
export function share(tree: Root): void {
  trees.set(tree, new Map())
}

/** Answer no more from memory. */
export function unshare(tree: Root): void {
  trees.delete(tree)
}

/** What `ask` says of `tree`. Whoever gets it must leave it as it is. */
export function once<Answer>(tree: Root, ask: (tree: Root) => Answer): Answer {
  const answers = trees.get(tree)
  if (!answers) return ask(tree)
  if (!answers.has(ask)) answers.set(ask, ask(tree))
  return answers.get(ask) as Answer
}
