/** The same link text leads to another address. */

import type {Link} from 'mdast'
import {slugs} from '../../mdx/index.ts'
import type {Article} from '../../model/article.ts'
import type {Bead, Block} from '../../model/collation.ts'
import {links} from '../blocks.ts'
import {type CollateRule, type Context, quote} from '../context.ts'
import {targetOf} from '../facts.ts'
import {textOf} from '../text-of.ts'
import {fold} from '../tokens.ts'

export const linkTargetChanged: CollateRule = {
  id: 'link/target-changed',
  run(context) {
    for (const bead of context.beads)
      for (const [a, b] of retargeted(context, bead)) {
        context.spend(bead, a.url, b.url)
        context.find(
          'link/target-changed',
          {text: quote(textOf(a)), from: quote(a.url), to: quote(b.url)},
          {
            left: a,
            right: b,
            path: bead.left[0]?.path ?? [],
            take: {
              out: bead.left.map((block) => block.node),
              in: bead.right.map((block) => block.node)
            }
          }
        )
      }
  }
}

/** Links of one text in blocks that answer each other, with different targets. */
function retargeted(context: Context, bead: Bead<Block>): Array<[Link, Link]> {
  return counterparts(bead).filter(([left, right]) => !mayBeOne(context, left.url, right.url))
}

/** Links of one text in blocks that answer each other, neither target of which both sides have. */
export function counterparts(bead: Bead<Block>): Array<[Link, Link]> {
  const lefts = bead.left.flatMap((block) => links(block.node))
  const rights = bead.right.flatMap((block) => links(block.node))
  const targets = new Set(lefts.map((link) => targetOf(link.url)))

  return lefts.flatMap(function (left): Array<[Link, Link]> {
    if (rights.some((right) => sameTarget(left.url, right.url))) return []
    const own = fold(textOf(left))
    const right = rights.find(
      (each) =>
        !targets.has(targetOf(each.url)) &&
        isText(own, left, each, lefts.length === 1 && rights.length === 1)
    )
    return right ? [[left, right]] : []
  })
}

function isText(own: string, left: Link, right: Link, only: boolean): boolean {
  const other = fold(textOf(right))
  if (own === other) return true
  // An address that is its own text changes along with it.
  return only && own === fold(left.url) && other === fold(right.url)
}

/** Pages of two sources have different keys: which is which is not known here. */
function sameTarget(a: string, b: string): boolean {
  if (targetOf(a) === targetOf(b)) return true
  return a.startsWith('page:') && b.startsWith('page:') && a.split('/')[0] !== b.split('/')[0]
}

/**
 * Whether nothing tells the targets apart: both lead to headings of one text, or to places that only
 * their own version knows, such as a file beside it and a page of a help centre.
 */
function mayBeOne({left, right}: Context, a: string, b: string): boolean {
  if (isRelative(a) !== isRelative(b)) return true
  if (!a.startsWith('#') || !b.startsWith('#')) return false
  const [own, other] = [landing(left.article, a), landing(right.article, b)]
  return own === undefined || other === undefined || fold(own) === fold(other)
}

/** The path of a file beside this one. */
function isRelative(url: string): boolean {
  return !/^[a-z][a-z\d+.-]*:|^[#/?]/i.test(url)
}

const known = new WeakMap<Article, ReadonlyMap<string, string>>()

/** The text of the heading that a fragment leads to. */
function landing(article: Article, fragment: string): string | undefined {
  const id = fragment.slice(1)
  let headings = known.get(article)
  if (!headings) {
    headings = new Map([...slugs(article.body)].map(([heading, slug]) => [slug, textOf(heading)]))
    known.set(article, headings)
  }
  return Object.hasOwn(article.anchors, id) ? article.anchors[id] : headings.get(id)
}
