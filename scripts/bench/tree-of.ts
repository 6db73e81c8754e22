/** Makes a plan an article, without a text in between. */

import type {ListItem, Paragraph, PhrasingContent, RootContent, Table} from 'mdast'
import type {Article} from '../../src/model/article.ts'
import type {PageKey} from '../../src/model/source-page.ts'
import type {Block, Plan, Run} from './plan.ts'
import {idOf} from './render-zendesk.ts'

export function articleOf(key: PageKey, title: string, {blocks}: Plan): Article {
  return {
    id: key,
    title,
    file: `${key}.md`,
    page: key,
    labels: [],
    locale: 'en',
    section: 'inbox',
    body: {type: 'root', children: blocks.map(nodeOf)},
    anchors: {}
  }
}

function nodeOf(block: Block): RootContent {
  switch (block.type) {
    case 'heading':
      return {type: 'heading', depth: 2, children: [text(block.text)]}
    case 'paragraph':
      return paragraph(block.runs)
    case 'steps':
      return {type: 'list', ordered: true, children: block.steps.map(({runs}) => item(runs))}
    case 'list':
      return {type: 'list', ordered: false, children: block.items.map(item)}
    case 'callout':
      return {type: 'callout', kind: 'note', title: [], children: [paragraph(block.runs)]}
    case 'table':
      return tableOf([block.head, ...block.rows])
    case 'code':
      return {type: 'code', lang: block.language, value: block.text}
  }
}

function tableOf(rows: ReadonlyArray<readonly string[]>): Table {
  return {
    type: 'table',
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({type: 'tableCell', children: [text(cell)]}))
    }))
  }
}

function item(runs: readonly Run[]): ListItem {
  return {type: 'listItem', children: [paragraph(runs)]}
}

function paragraph(runs: readonly Run[]): Paragraph {
  return {type: 'paragraph', children: runs.map(inline)}
}

function inline({text: value, bold, link}: Run): PhrasingContent {
  if (link !== undefined)
    return {
      type: 'link',
      url: `https://help.example.com/hc/en-us/articles/${idOf(link)}`,
      children: [text(value)]
    }
  return bold ? {type: 'strong', children: [text(value)]} : text(value)
}

function text(value: string): {type: 'text'; value: string} {
  return {type: 'text', value}
}
