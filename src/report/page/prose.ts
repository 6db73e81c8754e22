/** Explanations of rules as HTML. */

import {escapeHtml as e} from './escape.ts'

/** Paragraphs, with code between backticks: all the Markdown that explanations hold. */
export function prose(text: string): string {
  return text
    .split('\n\n')
    .map((paragraph) => `<p>${e(paragraph).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>`)
    .join('')
}
