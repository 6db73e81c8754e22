/** What does not belong into an article at all, or only looks as if it did not. */

import type {Element, Nodes, Root} from 'hast'
import {attribute, elements, is, type Kind, line, pick, rank, seen, textOf, texts} from './kind.ts'

export const leftoverKinds: readonly Kind[] = [
  {
    row: 17,
    name: 'contents made by hand',
    aim: 'settled',
    rules: ['contents/other-words'],
    find: (view) =>
      pick(view, function (list, above) {
        if (!is(list, 'ul ol') || above.some((each) => is(each, 'ul ol'))) return false
        const links = [...elements(list)].map(([each]) => each).filter((each) => is(each, 'a'))
        const local = links.filter((a) => /^#./.test(attribute(a, 'href')))
        const items = [...elements(list)].map(([each]) => each).filter((each) => is(each, 'li'))
        return (
          local.length > 2 && items.every((item) => local.some((a) => line(a) === ownLine(item)))
        )
      })
  },
  {
    row: 17,
    name: 'titles of contents with none under them',
    aim: 'gone',
    find: ({tree}) =>
      [...elements(tree)].flatMap(function ([title, [parent]]) {
        if (!parent || !(is(title, 'p') || rank(title) > 0)) return []
        const said = line(title).replace(/\W+$/, '')
        const siblings = seen(parent)
        const next = siblings[siblings.indexOf(title) + 1]
        return /^(?:in this article|what this article covers|table of contents|on this page)$/i.test(
          said
        ) && !is(next, 'ul ol p')
          ? [said]
          : []
      })
  },
  {
    row: 28,
    name: 'blocks that stand twice',
    aim: 'kept',
    find: ({tree}) => repeated(tree),
    // Told by their words: what was lines of a paragraph may be items of a list by now.
    findAfter({tree}, {before}) {
      const text = squeeze(textOf(tree))
      return repeated(before.tree).filter((run) => text.split(squeeze(run)).length > 2)
    }
  },
  {
    row: 31,
    name: 'frames of a theme',
    aim: 'gone',
    find: (view) =>
      pick(view, (each) =>
        /\b(?:article-(?:info|content|body|votes|container|footer|comments)|comment-list)\b/.test(
          attribute(each, 'className')
        )
      )
  },
  {
    row: 32,
    name: 'places that somebody was to fill in',
    aim: 'reported',
    rules: ['leftover/placeholder', 'leftover/editor-note'],
    find: ({tree}) =>
      [...texts(tree)].flatMap(
        (text) =>
          text.match(
            /[[<{](?:insert|add|enter|put|link to|replace)\b[^\]>}]{2,80}[\]>}]|\((?:insert|link to)\b[^)]{2,80}\)|\blorem ipsum\b|\bTBD\b|\bTODO\b|\bXXX+\b|\[(?:screenshot|image|link|video|gif)\]/g
          ) ?? []
      )
  },
  {
    row: 34,
    name: 'scripts, styles, buttons',
    aim: 'gone',
    find: (view) =>
      pick(
        view,
        (each) =>
          is(each, 'script style button form input select textarea noscript object embed') &&
          attribute(each, 'type') !== 'checkbox'
      )
  },
  {
    row: 35,
    name: 'rests of tags',
    aim: 'gone',
    find: ({tree}) =>
      [...texts(tree)].filter((text) =>
        /^\s*\/?(?:h[1-6]|p|div|span|li|[ou]l|strong|table|t[drh])>/.test(text)
      )
  },
  {
    row: 36,
    name: 'elements of Confluence',
    aim: 'gone',
    find: (view) => pick(view, (each) => /^(?:ac|ri):/.test(each.tagName))
  },
  {
    row: 37,
    name: 'notes that a migration left',
    aim: 'settled',
    rules: ['leftover/editor-note'],
    find: ({tree}) =>
      [...texts(tree)].filter((text) =>
        /automatically migrated|may contain formatting errors|REMOVE ME IF|was migrated from/i.test(
          text
        )
      )
  },
  {
    row: 38,
    name: 'what a help centre shows around an article',
    aim: 'elsewhere',
    rules: ['leftover/chrome'],
    find: (view) =>
      pick(
        view,
        (each) =>
          is(each, 'p h1 h2 h3 h4 li div') &&
          /^(?:was this article helpful\??|have more questions\? submit a request|return to top|recently viewed articles|related articles|please sign in to leave a comment\.?|\d+ out of \d+ found this helpful)$/i.test(
            line(each)
          ) &&
          !each.children.some((child) => is(child, 'p div'))
      )
  }
]

/** Runs of three blocks or more with twenty words or more that stand twice. */
function repeated(tree: Root): string[] {
  const blocks = [...elements(tree)]
    .filter(([each]) => is(each, 'p li h1 h2 h3 h4 h5 h6 pre') && !hasBlocks(each))
    .map(([each]) => line(each))
    .filter((each) => each !== '')
  const seenAt = new Map<string, number>()
  const result: string[] = []
  for (let at = 0; at + 3 <= blocks.length; at++) {
    const run = blocks.slice(at, at + 3).join('\n')
    if (run.split(/\s+/).length < 20) continue
    const first = seenAt.get(run)
    if (first === undefined) seenAt.set(run, at)
    else if (at >= first + 3) {
      result.push(run)
      at += 2
    }
  }
  return result
}

/** The words of `item` without those of lists in it. */
function ownLine(item: Element): string {
  const children = item.children.filter((child) => !is(child, 'ul ol'))
  return line({...item, children})
}

/** Letters and digits only. */
function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

function hasBlocks(node: Element): boolean {
  return (node.children as Nodes[]).some((child) => is(child, 'p ul ol div pre'))
}
