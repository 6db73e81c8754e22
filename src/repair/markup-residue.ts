/**
 * Take out every attribute that articles do not have, and comments.
 *
 * Classes, styles, handlers and what editors leave behind for themselves. Runs last, as other repairs
 * read classes and styles. What is allowed is a list, so nothing unknown gets through.
 */

import type {Root} from 'hast'
import {type Schema, sanitize} from 'hast-util-sanitize'
import {walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

const schema: Schema = {
  tagNames:
    `a abbr aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp
    section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var
    wbr`.split(/\s+/),
  attributes: {
    '*': ['id', 'lang', ['dir', 'auto', 'rtl']],
    a: ['href', 'title', 'name', 'dataPage', 'dataSpace', 'dataAnchor', 'dataAttachment'],
    abbr: ['title'],
    aside: ['dataCallout'],
    code: [['className', /^language-[\w#+-]+$/]],
    details: ['open'],
    img: [
      'src',
      'alt',
      'title',
      'width',
      'height',
      'dataAttachment',
      'dataAttachmentPage',
      'dataAttachmentPageId',
      'dataAttachmentSpace'
    ],
    input: [['type', 'checkbox'], 'checked'],
    li: ['value', 'dataFootnote'],
    ol: ['start'],
    p: ['dataCalloutTitle'],
    pre: ['title'],
    section: ['dataFootnotes'],
    sup: ['dataFootnoteRef'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    time: ['dateTime']
  },
  // Ids are old anchors: they must stay as they are. They never reach the site as they stand.
  clobber: [],
  clobberPrefix: '',
  required: {},
  // Addresses are judged by `unsafe-links`; what stands where, by the parser.
  protocols: {},
  ancestors: {},
  strip: []
}

export const markupResidue = defineRepair(
  {
    id: 'markup-residue',
    summary:
      'Scripts, styles, forms or attributes that articles do not have are left in the markup.',
    defaults: {}
  },
  function (tree, {change}) {
    const before = count(tree)
    const clean = sanitize(tree, schema) as Root
    const after = count(clean)
    tree.children = clean.children
    const attributes = before.attributes - after.attributes
    const comments = before.comments - after.comments
    if (attributes + comments > 0) change({at: tree, args: {attributes, comments}})
  }
)

function count(tree: Root): {attributes: number; comments: number} {
  let attributes = 0
  let comments = tree.children.filter((node) => node.type === 'comment').length
  walk(tree, function ({properties, children}) {
    attributes += Object.values(properties).filter(
      (value) => value != null && value !== false
    ).length
    comments += children.filter((node) => node.type === 'comment').length
  })
  return {attributes, comments}
}
