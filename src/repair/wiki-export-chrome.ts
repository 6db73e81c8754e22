/**
 * Take out what Confluence writes around each page of an HTML export: the path to the page, its title once
 * more, who made it and when, the list of attached files, and the line of the program.
 *
 * These have ids and classes that Confluence gives them and no writer types; without the page's own part,
 * `#main-content`, nothing is taken. The title stands in the head of the document.
 */

import type {Element} from 'hast'
import {defineRepair} from './define-repair.ts'
import {isElement, rewrite, walk} from './tree.ts'

const ids = new Set(['breadcrumb-section', 'breadcrumbs', 'title-heading', 'footer'])

export const wikiExportChrome = defineRepair(
  {
    id: 'wiki-export-chrome',
    summary: 'What the wiki shows around its pages was exported along.',
    defaults: {},
    frames: true
  },
  function (tree, {change}) {
    let isExport = false
    walk(tree, function ({properties}) {
      if (properties['id'] === 'main-content') isExport = true
    })
    if (!isExport) return

    rewrite(tree, function (element) {
      const what = frameOf(element)
      if (what === undefined) return
      change({at: element, args: {what}, removed: element})
      return []
    })
  }
)

/** What `element` is of the frame around a page, if anything. */
function frameOf(element: Element): string | undefined {
  const id = String(element.properties['id'] ?? '')
  if (ids.has(id)) return id
  if (hasClass(element, 'page-metadata')) return 'page-metadata'
  if (hasClass(element, 'pageSection') && element.children.some(isAttachments)) return 'attachments'
  return undefined
}

function isAttachments(node: Element['children'][number]): boolean {
  return (
    isElement(node) &&
    (node.properties['id'] === 'attachments' ||
      (hasClass(node, 'pageSectionHeader') && node.children.some(isAttachments)))
  )
}

function hasClass({properties}: Element, name: string): boolean {
  const {className} = properties
  return Array.isArray(className) && className.includes(name)
}
