/** Writes plans as Markdown, and as text that was scraped off a help page. */

import {type Block, type Plan, type Run, titleOf} from './plan.ts'
import {idOf} from './render-zendesk.ts'

export function renderMarkdown({blocks, number}: Plan): string {
  return `${[`# ${titleOf(number)}`, ...blocks.map(markdown)].join('\n\n')}\n`
}

function markdown(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `## ${block.text}`
    case 'paragraph':
      return inline(block.runs)
    case 'steps':
      return block.steps.map(({runs}, index) => `${index + 1}. ${inline(runs)}`).join('\n')
    case 'list':
      return block.items.map((runs) => `- ${inline(runs)}`).join('\n')
    case 'callout':
      return `> **${block.kind}:** ${inline(block.runs)}`
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n')
    case 'code':
      return `\`\`\`${block.language}\n${block.text}\n\`\`\``
  }
}

function inline(runs: readonly Run[]): string {
  return runs
    .map(function ({text, bold, link}) {
      if (link === undefined) return bold ? `**${text}**` : text
      // The line break inside is a defect that exports of integration guides have.
      return `[${text}\n](https://help.example.com/hc/en-us/articles/${idOf(link)})`
    })
    .join('')
    .trim()
}

export function renderScraped({blocks, number}: Plan): string {
  return [
    'Skip to main content',
    titleOf(number),
    ...blocks.flatMap(scraped),
    'Was this article helpful?',
    '3 out of 4 found this helpful',
    'Comments',
    '0 comments',
    'Please sign in to leave a comment.'
  ].join('\n')
}

function scraped(block: Block): string[] {
  const text = (runs: readonly Run[]) =>
    runs
      .map((run) => run.text)
      .join('')
      .trim()

  switch (block.type) {
    case 'heading':
      return ['', block.text]
    case 'paragraph':
      return [text(block.runs)]
    case 'steps':
      return block.steps.map(({runs}, index) => `| ${index + 1} | ${text(runs)} |`)
    case 'list':
      return block.items.map((runs) => `• ${text(runs)}`)
    case 'callout':
      return [`${block.kind}: ${text(block.runs)}`]
    case 'table':
      return [block.head, ...block.rows].map((cells) => `| ${cells.join(' | ')} |`)
    case 'code':
      return block.text.split('\n')
  }
}
