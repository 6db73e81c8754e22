/** Writes a plan in the storage format of Confluence. */

import {type Block, type Plan, type Run, titleOf} from './plan.ts'
import type {Random} from './random.ts'
import {escapeXml} from './render-zendesk.ts'

const macros = {Note: 'note', Tip: 'tip', Important: 'info', Warning: 'warning'} as const

export function renderStorage({blocks}: Plan, random: Random): string {
  const contents = random.chance(0.4)
    ? macro('toc', '<ac:parameter ac:name="maxLevel">3</ac:parameter>')
    : ''
  const body = blocks.map((block) => render(block, random)).join('')
  return random.chance(0.3)
    ? `${contents}<ac:layout><ac:layout-section ac:type="single"><ac:layout-cell>${body}</ac:layout-cell></ac:layout-section></ac:layout>\n`
    : `${contents}${body}\n`
}

function render(block: Block, random: Random): string {
  switch (block.type) {
    case 'heading':
      return `<h2>${escapeXml(block.text)}</h2>`
    case 'paragraph':
      return `<p>${inline(block.runs, random)}</p>`
    case 'steps':
      return `<ol start="1">${block.steps.map((step) => item(step.runs, random, step.picture)).join('')}</ol>`
    case 'list':
      return `<ul>${block.items.map((runs) => item(runs, random)).join('')}</ul>`
    case 'callout':
      return macro(
        macros[block.kind],
        `<ac:rich-text-body><p>${inline(block.runs, random)}</p></ac:rich-text-body>`
      )
    case 'table':
      return table(block.head, block.rows)
    case 'code':
      return macro(
        'code',
        `<ac:parameter ac:name="language">${block.language}</ac:parameter><ac:plain-text-body><![CDATA[${block.text}]]></ac:plain-text-body>`
      )
  }
}

function macro(name: string, body: string): string {
  return `<ac:structured-macro ac:name="${name}" ac:schema-version="1">${body}</ac:structured-macro>`
}

function item(runs: readonly Run[], random: Random, picture?: string): string {
  const image = picture
    ? `<ac:image ac:alt="${picture}"><ri:url ri:value="https://help.example.com/pictures/${picture}" /></ac:image>`
    : ''
  return `<li><p>${inline(runs, random)}</p>${image}</li>`
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const row = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}><p>${escapeXml(cell)}</p></${tag}>`).join('')}</tr>`
  return `<table><tbody>${row('th', head)}${rows.map((cells) => row('td', cells)).join('')}</tbody></table>`
}

function inline(runs: readonly Run[], random: Random): string {
  return runs
    .map(function ({text, bold, link}) {
      const escaped = escapeXml(text)
      if (link !== undefined)
        return `<ac:link><ri:page ri:content-title="${escapeXml(titleOf(link))}" /><ac:link-body>${escaped}</ac:link-body></ac:link>`
      if (bold) return `<strong>${escaped}</strong>`
      return random.chance(0.03) ? marked(escaped) : escaped
    })
    .join('')
}

/** Comment markers begin and end inside words. */
function marked(text: string): string {
  const middle = Math.floor(text.length / 2)
  return `${text.slice(0, middle)}<ac:inline-comment-marker ac:ref="5d0f4a1e-9a44-4f0b-8a6e-cf2ac1a4b7d3">${text.slice(middle)}</ac:inline-comment-marker>`
}
