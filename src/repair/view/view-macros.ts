/**
 * Take out what is left of macros in Confluence’s rendered pages, and say which macros they were.
 *
 * Apps show themselves in frames that only the wiki can fill; page trees and searches are loaded by
 * scripts; icons hold words that their style sheet hides.
 */

import type {Element, Nodes, Parents} from 'hast'
import type {Args} from '../../model/args.ts'
import {plain, readable} from '../../model/readable.ts'
import {table} from '../../model/table.ts'
import {attribute, classesOf, hasClass} from '../common/classes.ts'
import {isBlock, isElement, make, rewrite, walk} from '../common/tree.ts'
import {defineRepair, type RepairContext} from '../define-repair.ts'

type Context = RepairContext<Record<never, never>>

/** What only scripts of the wiki fill, by class. */
const loaded: Readonly<Record<string, string>> = table({
  'ap-container': '',
  'ap-iframe-container': '',
  plugin_pagetree: 'pagetree',
  'plugin-pagetree': 'pagetree',
  pagetreesearch: 'pagetreesearch',
  'search-macro': 'livesearch',
  plugin_attachments_container: 'attachments'
})

/** Parts of issues that stand there until a script knows better. */
const waiting = /^(?:issue-placeholder|refresh-.*|collapse-spinner-wrapper)$/

export const viewMacros = defineRepair(
  {
    id: 'view-macros',
    summary: 'What only the wiki can show left its frame in the page.',
    defaults: {},
    frames: true
  },
  function (tree, context) {
    const names = macroNames(tree)
    const told = new Set<string>()

    const gone = apart(tree)

    rewrite(tree, function (element) {
      const macro = loadedBy(element, names)
      if (macro !== undefined) {
        const files = macro === 'attachments' ? filesIn(element) : []
        if (files.length === 0) tell(macro, element)
        context.change({at: element, args: {macro}, removed: element, added: files})
        return files
      }
      if (hasClass(element, 'jira-issue', 'jira-issues', 'jira-table')) {
        tell('jira', element, {why: 'snapshot'})
        return
      }
      if (hasClass(element, 'createlink')) return unmade(element, context)
      if (!gone.has(element)) return
      context.change({at: element, removed: element})
      return []
    })

    function tell(macro: string, element: Element, more: Args = {}): void {
      // One for each kind: pages full of them are mended at once, or not at all.
      if (told.has(macro)) return
      told.add(macro)
      context.find('leftover/macro', {at: element, args: {macro, ...more}})
    }
  }
)

/** Name of the macro that each element stands in, as the page says it. */
function macroNames(tree: Parents): Map<Element, string> {
  const result = new Map<Element, string>()
  walk(tree, function (element, _parent, ancestors) {
    if (!hasClass(element, ...Object.keys(loaded)) && element.tagName !== 'iframe') return
    const around = [element, ...ancestors.toReversed()]
    for (const each of around) {
      const name = isElement(each) ? attribute(each, 'dataMacroName') : ''
      if (name === '') continue
      result.set(element, name)
      return
    }
  })
  return result
}

function loadedBy(element: Element, names: ReadonlyMap<Element, string>): string | undefined {
  const found = classesOf(element).find((each) => Object.hasOwn(loaded, each))
  if (found === undefined) return undefined
  const key = /^(?:embedded-)?ap-(?:com\.|org\.)?([\w.-]+?__[\w-]+?)(?:-?[\da-f]{6,}.*)?$/.exec(
    attribute(element, 'id')
  )?.[1]
  return names.get(element) ?? (loaded[found] || (key ?? 'app').replace(/^.*__/, ''))
}

/** The files that a table of attached files lists, without what it says of each and its buttons. */
function filesIn(element: Element): Element[] {
  const links: Element[] = []
  walk(element, function (each) {
    if (isElement(each, 'a') && hasClass(each, 'filename') && plain(each) !== '') links.push(each)
  })
  const items = links.map((link) => make(link, 'li', {}, [link]))
  return items.length > 0 ? [make(element, 'ul', {}, items)] : []
}

/** Whether the style sheet hides the words of `element`. */
function isHidden(element: Element, parent: Parents): boolean {
  const classes = classesOf(element)
  if (classes.includes('aui-icon')) return true
  if (classes.some((each) => waiting.test(each))) return true
  // How the issue stands, or the word for that it is not known yet.
  if (classes.includes('jira-macro-single-issue-export-pdf')) return plain(element) === 'STATUS'
  // What old pages put behind links that lead away.
  if (isElement(element, 'img') && classes.includes('rendericon')) return true
  // The icons of issues, and the words that stand for what is not loaded yet.
  const issue = hasClass(parent as Element, 'jira-issue', 'jira-issue-key')
  if (!issue) return false
  return (
    (element.tagName === 'img' && classes.includes('icon')) ||
    (classes.includes('summary') && /^Getting issue details/.test(plain(element)))
  )
}

/** What can go without making one word of two: hidden words stand right beside others at times. */
function apart(tree: Parents): Set<Element> {
  const result = new Set<Element>()
  walk(tree, function (element, parent, ancestors) {
    if (!isHidden(element, parent)) return
    if (plain(element) === '') result.add(element)
    else if ([-1, 1].every((way) => isParted(element, ancestors, way))) result.add(element)
  })
  return result
}

/** Whether a blank or the edge of a block is next to `element`; `way`: −1 before it, 1 after it. */
function isParted(element: Element, ancestors: readonly Parents[], way: number): boolean {
  let inner: Nodes = element
  for (const parent of ancestors.toReversed()) {
    const siblings: readonly Nodes[] = parent.children
    for (let at = siblings.indexOf(inner) + way; siblings[at] !== undefined; at += way) {
      const next = siblings[at] as Nodes
      const {text} = readable(next)
      if (isBlock(next) || isElement(next, 'br')) return true
      if (text !== '') return !(way < 0 ? /[\p{L}\p{M}\p{N}]$/u : /^[\p{L}\p{M}\p{N}]/u).test(text)
    }
    if (parent.type === 'root' || isBlock(parent)) return true
    inner = parent
  }
  return true
}

/** A link to make a page that is not there: its words stay. */
function unmade(element: Element, {change, find}: Context): Element['children'] {
  const {links} = readable({...element, children: []})
  change({at: element, removed: {text: '', links, images: []}})
  find('link/unresolved', {at: element, args: {page: plain(element)}})
  return element.children
}
