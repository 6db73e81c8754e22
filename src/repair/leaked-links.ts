/**
 * Turn Confluence's own links and pictures, leaked into HTML, into ordinary ones.
 *
 * An export that copies storage format leaves `<ac:link>` and `<ac:image>` behind; browsers show neither.
 * A link to a page becomes `<a data-page data-space data-anchor>`, which `page-links` resolves.
 * An HTML parser puts what follows a self-closed `<ri:page …/>` inside it: all of that is kept.
 */

import type {Element, ElementContent, Parents, Properties} from 'hast'
import {type ConfluenceTarget, characterData, confluenceTarget} from '../model/readable.ts'
import {type Child, isElement, make, rewrite, text} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

export const leakedLinks = defineRepair(
  {
    id: 'leaked-links',
    summary: 'Confluence’s own code for a link or a picture shows through.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (element) {
      if (element.tagName !== 'ac:link' && element.tagName !== 'ac:image') return
      const target = confluenceTarget(element)
      const {body, rest} = parts(element)
      const person = !target && body.length === 0 && namesPerson(element)
      const someone = text(element, 'a person')
      change({
        at: element,
        args: {element: element.tagName, to: target?.address ?? ''},
        ...(person ? {added: someone} : {})
      })

      if (!target) return [...(person ? [someone] : body), ...rest]
      if (element.tagName === 'ac:image') return [picture(element, target), ...body, ...rest]
      const words = target.hasBody ? body : [text(element, target.title)]
      const properties = target.element?.tagName.match(/^ri:(page|blog-post)$/)
        ? pageProperties(element, target)
        : {href: target.address}
      return [make(element, 'a', properties, words as ElementContent[]), ...rest]
    })
  }
)

/** Whether a link leads to a person, whose id is nobody's business. */
function namesPerson(link: Element): boolean {
  return link.children.some((child) => isElement(child, 'ri:user'))
}

function pageProperties(link: Element, {title, element}: ConfluenceTarget): Properties {
  const space = element?.properties['ri:space-key']
  const anchor = link.properties['ac:anchor']
  return {
    dataPage: title,
    ...(space ? {dataSpace: space} : {}),
    ...(anchor ? {dataAnchor: anchor} : {})
  }
}

function picture(image: Element, {address, element}: ConfluenceTarget): Element {
  const {'ac:alt': alt, 'ac:title': title} = image.properties
  return make(image, 'img', {
    src: address,
    ...(isElement(element, 'ri:attachment') ? {dataAttachment: address} : {}),
    ...(typeof alt === 'string' ? {alt} : {}),
    ...(typeof title === 'string' ? {title} : {})
  })
}

/** The contents of the link's body, and all else that it holds. */
function parts(owner: Element): {body: Child[]; rest: Child[]} {
  const body: Child[] = []
  const rest: Child[] = []
  collect(owner, rest)
  return {body, rest: rest.some((node) => node.type !== 'text' || node.value.trim()) ? rest : []}

  function collect(parent: Parents, into: Child[]): void {
    for (const child of parent.children as Child[]) {
      if (isElement(child, 'ac:link-body', 'ac:plain-text-link-body')) collect(child, body)
      else if (isElement(child) && child.tagName.startsWith('ri:')) collect(child, into)
      else if (child.type !== 'comment') into.push(child)
      else if (characterData(child.value)) into.push(text(child, characterData(child.value)))
    }
  }
}
