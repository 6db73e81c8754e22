/**
 * Put the titles of tabs over what they hold.
 *
 * Tabs need a script and a style sheet of their own site. Without them, all titles stand in one line, and nobody knows
 * which part belongs to which.
 *
 * It takes a box with a menu of titles (`tabs-menu`, `nav-tabs`) and as many parts after it (`tab`, `tab-pane`). A title
 * becomes a paragraph in bold, so that it can be found to be a heading.
 */

import type {Element, ElementContent} from 'hast'
import {plain, readable} from '../model/readable.ts'
import {noPiece} from '../model/words.ts'
import {classesOf} from './common/classes.ts'
import {isBlank, isElement, make, rewrite} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const menuName =
  /^(?:tabs?|nav)[-_]{1,2}(?:menu|nav|list|links|labels|header|headers|titles|buttons|tabs)$/i
const partName = /^(?:tab|tabs?[-_]{1,2}(?:content|pane|panel|item|body))$/i
const wrapperName = /^tabs?[-_]{1,2}(?:contents?|panes|panels|wrapper)$/i

export const styledTabs = defineRepair(
  {
    id: 'styled-tabs',
    summary: 'The titles of tabs stand in one line, apart from what they hold.',
    defaults: {},
    moves: true
  },
  function (tree, {change}) {
    rewrite(tree, function (box) {
      if (!isElement(box, 'div', 'section', 'article')) return
      const children = box.children.filter((child) => !isBlank(child))
      const [menu, ...rest] = children
      if (!isElement(menu) || !named(menu, menuName)) return
      const titles = titlesOf(menu)
      const parts = partsOf(rest)
      if (titles.length < 2 || !parts || parts.length !== titles.length) return
      // What switches from one to the other leads nowhere else.
      const {links} = readable(menu)
      if (links.some((link) => !link.startsWith('#'))) return
      change({
        at: box,
        args: {tabs: titles.length},
        ...(links.length > 0 && {removed: {...noPiece, links}})
      })
      return parts.flatMap((part, at) => [heading(titles[at] as Element), ...blocksOf(part)])
    })
  }
)

function named(element: Element, name: RegExp): boolean {
  return classesOf(element).some((each) => name.test(each))
}

/** The elements of `menu` that hold one title each. */
function titlesOf(menu: Element): Element[] {
  const children = menu.children.filter(
    (child): child is Element => isElement(child) && plain(child) !== ''
  )
  const bare = menu.children.some((child) => child.type === 'text' && child.value.trim() !== '')
  const [only, ...others] = children
  if (!bare && only && others.length === 0 && isElement(only, 'ul', 'ol', 'div'))
    return titlesOf(only)
  return bare ? [] : children
}

/** The parts after the menu, in a box of their own or not; nothing where other things are among them. */
function partsOf(nodes: readonly ElementContent[]): Element[] | undefined {
  const [only, ...others] = nodes
  if (isElement(only) && others.length === 0 && named(only, wrapperName))
    return partsOf(only.children.filter((child) => !isBlank(child)))
  const parts = nodes.filter((node): node is Element => isElement(node) && named(node, partName))
  return parts.length === nodes.length ? parts : undefined
}

function heading(title: Element): Element {
  return make(title, 'p', {}, [make(title, 'strong', {}, [{type: 'text', value: plain(title)}])])
}

function blocksOf(part: Element): ElementContent[] {
  const {id} = part.properties
  return [make(part, 'div', id === undefined ? {} : {id}, part.children)]
}
