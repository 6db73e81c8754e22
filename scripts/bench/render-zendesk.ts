/** Writes a plan as a help-centre editor leaves it: span soup, bold headings, steps typed by hand. */

import type {Block, Plan, Run} from './plan.ts'
import type {Random} from './random.ts'

const wrap = '<span style="font-weight: 400;">'

export function renderZendesk({blocks, number}: Plan, random: Random): string {
  // Each article has habits of its own, as each author has.
  const habits: Habits = {
    number,
    boldHeadings: random.chance(0.35),
    soup: random.chance(0.6),
    typedSteps: random.chance(0.4),
    emptyParagraphs: random.chance(0.4)
  }
  const parts: string[] = []
  if (random.chance(0.25)) parts.push(contents(blocks, habits))
  for (const [index, block] of blocks.entries()) {
    parts.push(render(block, index, habits))
    if (habits.emptyParagraphs && random.chance(0.3)) parts.push('<p>&nbsp;</p>')
  }
  return `${parts.join('\n')}\n`
}

interface Habits {
  number: number
  boldHeadings: boolean
  soup: boolean
  typedSteps: boolean
  emptyParagraphs: boolean
}

function render(block: Block, index: number, habits: Habits): string {
  switch (block.type) {
    case 'heading':
      return habits.boldHeadings
        ? `<p><strong>${escapeXml(block.text)}</strong></p>`
        : `<h1 id="${anchor(habits.number, index)}"><strong>${escapeXml(block.text)}</strong></h1>`
    case 'paragraph':
      return `<p>${inline(block.runs, habits)}</p>`
    case 'steps':
      return habits.typedSteps ? typedSteps(block.steps, habits) : orderedSteps(block.steps, habits)
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${inline(item, habits)}</li>`).join('\n')}\n</ul>`
    case 'callout':
      return `<p><strong>${block.kind}: </strong>${inline(block.runs, habits)}</p>`
    case 'table':
      return table(block.head, block.rows)
    case 'code':
      return `<pre>${escapeXml(block.text).replaceAll('\n', '<br>')}</pre>`
  }
}

type Steps = Extract<Block, {type: 'steps'}>['steps']

function typedSteps(steps: Steps, habits: Habits): string {
  return steps
    .map(function ({runs, picture}, index) {
      const text = `<p class="p1">${index + 1}. ${inline(runs, habits)}</p>`
      return picture ? `${text}\n<p>${image(picture)}</p>` : text
    })
    .join('\n')
}

function orderedSteps(steps: Steps, habits: Habits): string {
  const items = steps.map(({runs, picture}) => {
    const text = inline(runs, habits)
    return `<li style="font-weight: 400;">${text}${picture ? `<br>${image(picture)}` : ''}</li>`
  })
  return `<ol>\n${items.join('\n')}\n</ol>`
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const row = (cells: readonly string[], open: string, close: string) =>
    `<tr>\n${cells.map((cell) => `<td style="width: 33%;">${open}${escapeXml(cell)}${close}</td>`).join('\n')}\n</tr>`
  const body = [row(head, '<strong>', '</strong>'), ...rows.map((cells) => row(cells, '', ''))]
  return `<table style="border-collapse: collapse;" border="1">\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
}

function contents(blocks: readonly Block[], {number}: Habits): string {
  const items = blocks.flatMap((block, index) =>
    block.type === 'heading'
      ? `<li><a href="#${anchor(number, index)}" rel="undefined">${escapeXml(block.text)}</a></li>`
      : []
  )
  return `<p><strong>Table of contents</strong></p>\n<ul>\n${items.join('\n')}\n</ul>`
}

function inline(runs: readonly Run[], {soup}: Habits): string {
  return runs
    .map(function ({text, bold, link}) {
      const escaped = escapeXml(text)
      if (link !== undefined) return `<a href="${address(link)}" target="_self">${escaped}</a>`
      if (bold) return `<strong>${escaped}</strong>`
      return soup ? `${wrap}${escaped.replace(/ $/, '&nbsp;')}</span>` : escaped
    })
    .join('')
}

function image(name: string): string {
  return `<img src="https://help.example.com/hc/article_attachments/${name}" alt="${name}">`
}

function anchor(number: number, index: number): string {
  return `h_01HX${String(number).padStart(8, '0')}${String(index).padStart(6, '0')}`
}

function address(number: number): string {
  return `https://help.example.com/hc/en-us/articles/${idOf(number)}`
}

/** The id of document `number`, long enough to be found in an address. */
export function idOf(number: number): string {
  return String(21_600_000_000_000 + number)
}

/** Escape `text` for HTML and XML. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
