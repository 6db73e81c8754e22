/** Addresses of headings, the same as the site gives them. */

import GithubSlugger from 'github-slugger'
import type {Heading, Root} from 'mdast'
import type {Node, Parent} from 'unist'
import {pushReversed} from '../model/long-lists.ts'
import {plainText} from './plain-text.ts'

/** The slug of every heading of `body`, in order. */
export function slugs(body: Root): Map<Heading, string> {
  const slugger = new GithubSlugger()
  const result = new Map<Heading, string>()
  const todo: Node[] = [body]

  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'heading') result.set(node as Heading, slugger.slug(plainText(node)))
    else if ('children' in node) pushReversed(todo, (node as Parent).children)
  }
  return result
}
