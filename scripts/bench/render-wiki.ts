/** Writes a plan in the wiki markup that Confluence had before its storage format. */

import {type Block, type Plan, type Run, titleOf} from './plan.ts'

const macros = {Note: 'note', Tip: 'tip', Important: 'info', Warning: 'warning'} as const

export function renderWiki({blocks}: Plan): string {
  return `${blocks.map(render).join('\n\n')}\n`
}

function render(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `h2. ${block.text}`
    case 'paragraph':
      return inline(block.runs)
    case 'steps':
      return block.steps.map(({runs}) => `# ${inline(runs)}`).join('\n')
    case 'list':
      return block.items.map((runs) => `* ${inline(runs)}`).join('\n')
    case 'callout':
      return `{${macros[block.kind]}}\n${inline(block.runs)}\n{${macros[block.kind]}}`
    case 'table':
      return [
        `||${block.head.join('||')}||`,
        ...block.rows.map((cells) => `|${cells.join('|')}|`)
      ].join('\n')
    case 'code':
      return `{code:${block.language}}\n${block.text}\n{code}`
  }
}

function inline(runs: readonly Run[]): string {
  return runs
    .map(function ({text, bold, link}) {
      if (link !== undefined) return `[${text}|${titleOf(link)}]`
      return bold ? `*${text}*` : text
    })
    .join('')
    .trim()
}
