/** The list of what may stand in an article on the site, held against what really gets through: every element, every attribute. */

import type {Element} from 'hast'
import {Parser} from 'htmlparser2'
import {html} from 'parse5'
import {allowList} from '../../../src/stage/index.ts'
import {problemOf} from '../../../src/stage/verify-rules.ts'
import {staged} from '../judge/base.ts'
import type {Failure, Suite} from '../suite.ts'

/** Attributes of HTML, SVG and ARIA that do something, and some that nobody knows. */
const attributes =
  `abbr accept accesskey action align allow alt aria-label aria-labelledby as async autocapitalize autocomplete autofocus
  autoplay background bgcolor border cellpadding charset checked cite class classid code codebase color cols colspan content
  contenteditable controls coords data data-words data-guide data-search datetime default defer dir dirname disabled download
  draggable dynsrc enctype enterkeyhint exportparts face fetchpriority for form formaction formenctype formmethod formtarget
  frame frameborder headers height hidden href hreflang http-equiv icon id imagesizes imagesrcset inert inputmode integrity is
  itemid itemprop itemref itemscope itemtype kind label lang language link list longdesc loop low lowsrc manifest max maxlength
  media method min minlength multiple muted name nomodule nonce novalidate open optimum part pattern ping placeholder
  playsinline popover popovertarget poster preload profile readonly referrerpolicy rel required reversed role rows rowspan
  sandbox scope scrolling selected shape size sizes slot span spellcheck src srcdoc srclang srcset start step style summary
  tabindex target title translate type usemap valign value width wrap xlink:href xml:base xmlns
  onabort onanimationend onauxclick onbeforeinput onbeforeunload onbegin onblur oncanplay onchange onclick onclose
  oncontextmenu oncopy oncut ondblclick ondrag ondrop onend onerror onfocus onfocusin onformdata onhashchange oninput
  oninvalid onkeydown onkeypress onkeyup onload onmessage onmouseenter onmouseover onmouseup onpagehide onpageshow onpaste
  onplay onpointerdown onpopstate onrepeat onreset onresize onscroll onsearch onselect onshow onstorage onsubmit ontoggle
  ontouchstart ontransitionend onunload onvolumechange onwheel`.split(/\s+/)

const elements: readonly string[] = [
  ...new Set<string>([
    ...Object.values(html.TAG_NAMES),
    ...'abbr acronym audio bdi bdo canvas cite collate-guide data datalist del dfn fencedframe ins kbd legend map mark meter output popover portal progress q samp slot sub sup time u var x-y'.split(
      ' '
    )
  ])
].sort()

export const allowed: Suite = {
  name: 'allow-list',
  async run() {
    const failures: Failure[] = []
    const pages = elements.map((name) => ({
      format: 'html' as const,
      text: `<h2>About it</h2><p>Before.</p>${attributes.map((each) => `<${name} ${each}="1">a</${name}>`).join('\n')}<p>After.</p>`
    }))
    const seen = new Map<string, string>()
    for (const {name, html} of await staged(pages))
      for (const found of namesIn(html)) seen.set(found, name)
    for (const [found, page] of seen)
      if (!isListed(found)) failures.push({input: page, problem: `lets ${found} through`})

    // Whatever should get so far all the same.
    let judged = 0
    for (const name of elements) {
      judged++
      if (!allowList.elements.has(name) && problemOf(made(name)) === undefined)
        failures.push({input: `<${name}>`, problem: 'is not refused, though it is not listed'})
    }
    for (const name of allowList.elements.keys())
      for (const attribute of attributes) {
        judged++
        const element = made(name, attribute)
        const [property = ''] = Object.keys(element.properties)
        if (!isProperty(name, property) && problemOf(element) === undefined)
          failures.push({
            input: `<${name} ${attribute}>`,
            problem: 'is not refused, though it is not listed'
          })
      }
    return {
      cases: pages.length + judged,
      failures,
      notes: [
        `${[...seen.keys()].filter((each) => !each.includes(' ')).length} elements come through`
      ]
    }
  }
}

/** `b`, and `b title` for an attribute of it. */
function namesIn(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      found.push(name, ...Object.keys(attributes).map((each) => `${name} ${each}`))
    }
  })
  parser.end(html)
  return found
}

function isListed(found: string): boolean {
  const [name = '', attribute] = found.split(' ')
  if (!allowList.elements.has(name)) return false
  return attribute === undefined || isProperty(name, propertyOf(attribute))
}

function isProperty(name: string, property: string): boolean {
  return allowList.common.has(property) || allowList.elements.get(name)?.has(property) === true
}

/** The name of an attribute as trees have it. */
function propertyOf(attribute: string): string {
  const known: Readonly<Record<string, string>> = {
    class: 'className',
    colspan: 'colSpan',
    rowspan: 'rowSpan'
  }
  return (
    known[attribute] ?? attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  )
}

function made(tagName: string, attribute?: string): Element {
  const properties = attribute === undefined ? {} : {[propertyOf(attribute)]: 'anchor'}
  return {type: 'element', tagName, properties, children: []}
}
