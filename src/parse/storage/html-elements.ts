/** Elements of HTML in storage format: they stay, and make room for the blocks that macros put into them. */

import type {ElementContent} from 'hast'
import {plain, readable} from '../../model/readable.ts'
import {blocks, type ElementFamily, type Handle, inside, isElement, line} from './state.ts'

const keep: Handle = function (node, state) {
  node.children = state.all(node.children)
  return [node]
}

const keepNested: Handle = (node, state) => inside(state, () => keep(node, state))

/** A heading is one line: the boxes, tables and lists that macros put into it stand behind it. */
const heading: Handle = function (node, state) {
  if (state.nested === 0) state.rank = Number(node.tagName.slice(1))
  const inner = line(state, node.children)
  const behind = inner.filter(holdsBlocks)
  const words = inner.map(
    (each): ElementContent =>
      // What stood on both sides of it are different words.
      behind.includes(each) ? {type: 'text', value: ' '} : each
  )
  if (behind.length > 0 && isBlank(words)) return [...words, ...behind]
  node.children = words
  return [node, ...behind]
}

/** Blocks that macros put into a paragraph part it. */
const paragraph: Handle = function (node, state) {
  const inner = line(state, node.children)
  if (!inner.some(isBlock)) {
    node.children = inner
    return [node]
  }
  const result: ElementContent[] = []
  let run: ElementContent[] = []
  for (const each of inner) {
    if (isBlock(each)) {
      flush()
      result.push(each)
    } else run.push(each)
  }
  flush()
  return result

  function flush(): void {
    if (run.some(hasId) || !isBlank(run)) result.push({...node, children: run})
    run = []
  }
}

/** What another page will bring may turn out to be a few words. */
function isBlock(node: ElementContent): boolean {
  return isElement(node) && blocks.has(node.tagName) && node.properties['dataInclude'] === undefined
}

/** Blocks that no line can hold: paragraphs can be joined to one. */
function holdsBlocks(node: ElementContent): boolean {
  if (!isElement(node) || !isBlock(node)) return false
  if (/^(?:div|section)$/.test(node.tagName)) return node.children.some(holdsBlocks)
  return node.tagName !== 'p'
}

function isBlank(nodes: ElementContent[]): boolean {
  return plain(nodes) === '' && readable(nodes).images.length === 0
}

function hasId(node: ElementContent): boolean {
  return isElement(node) && (node.properties['id'] !== undefined || node.children.some(hasId))
}

export const htmlElements: ElementFamily = {
  title: 'HTML',
  rows: [
    {
      names: 'h1 h2 h3 h4 h5 h6',
      handle: heading,
      becomes: 'A heading. A box, table or list that a macro puts into it stands behind it.'
    },
    {
      names: 'p',
      handle: paragraph,
      becomes: 'A paragraph; two, where a macro in the middle of it is a block.'
    },
    {
      names: 'li td th blockquote dd',
      handle: keepNested,
      becomes:
        'A list, table or quotation with all that is in it. A table with merged cells, or with blocks in a cell, is written in tags.'
    },
    {
      names: 'ul ol dl dt table thead tbody tfoot tr caption',
      handle: keep,
      becomes: 'The same; numbered lists keep the number that they start with.'
    },
    {
      names: 'pre code samp kbd tt',
      handle: keep,
      becomes: 'Code, every character of it.'
    },
    {
      names: 'strong b em i u ins s del strike sub sup q mark small big a img br hr',
      handle: keep,
      becomes: 'The same, in Markdown, or as a tag where Markdown has no sign for it.'
    },
    {
      names: 'div span section font colgroup col address figure figcaption',
      handle: keep,
      becomes: 'What is in it; colours, sizes and widths go.'
    }
  ]
}
