/**
 * Set the titles of accordions apart from what they open.
 *
 * Accordions need a script and a style sheet of their own site. Without them, the question that somebody is looking for
 * is a line like any other.
 *
 * It takes a title (`accordion__title`, `faq-question`, `button.accordion`) right before what it opens
 * (`accordion__content`, `faq-answer`, `panel`). It becomes a paragraph in bold, so that it can be found to be a
 * heading; titles that are headings are left alone.
 */

import type {Element, Parents} from 'hast'
import {plain} from '../model/readable.ts'
import {hasPicture} from './common/cells.ts'
import {classesOf} from './common/classes.ts'
import {type Child, isBlank, isElement, make, rankOf, walk, withoutBold} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const family = '(?:accordion|collapse|collapsible|expander|faqs?|toggle)'
const titleName = new RegExp(
  `^${family}(?:[-_]{1,2}[a-z]+)*[-_]{1,2}(?:title|head|header|heading|button|trigger|question|label)$`,
  'i'
)
/** As the best known examples call it. */
const bareTitleName = /^(?:accordion|collapsible)$/i
const partName = new RegExp(
  `^(?:panel|content|answer|${family}(?:[-_]{1,2}[a-z]+)*[-_]{1,2}(?:content|body|panel|answer|text))$`,
  'i'
)

export const styledAccordions = defineRepair(
  {
    id: 'styled-accordions',
    summary: 'The titles of an accordion are lines like any other.',
    defaults: {}
  },
  function (tree, {change}) {
    mend(tree)
    walk(tree, mend)

    function mend(parent: Parents): void {
      const children = parent.children as Child[]
      for (const [at, child] of children.entries()) {
        if (!isElement(child) || !isTitle(child)) continue
        const next = children.slice(at + 1).find((each) => !isBlank(each))
        if (!isElement(next) || !named(next, partName)) continue
        change({at: child, args: {title: plain(child).slice(0, 80)}})
        children[at] = heading(child)
      }
    }
  }
)

function named(element: Element, name: RegExp): boolean {
  return classesOf(element).some((each) => name.test(each))
}

/** Whether `element` is a title of plain words. */
function isTitle(element: Element): boolean {
  const isButton = element.tagName === 'button' && named(element, bareTitleName)
  if (!isButton && !named(element, titleName)) return false
  if (rankOf(element) > 0 || plain(element) === '' || hasPicture(element)) return false
  let isPlain = true
  walk(make(element, 'div', {}, [element]), function (inner) {
    isPlain &&= /^(?:b|button|div|em|i|p|span|strong)$/.test(inner.tagName)
  })
  return isPlain && element.children.filter((child) => isElement(child, 'p', 'div')).length < 2
}

function heading(title: Element): Element {
  const {id} = title.properties
  const inner = title.children.filter((child) => !isBlank(child))
  const [only] = inner
  const words = inner.length === 1 && isElement(only, 'p', 'div') ? only : title
  const bold = make(title, 'strong', {}, withoutBold(words))
  return make(title, 'p', id === undefined ? {} : {id}, [bold])
}
