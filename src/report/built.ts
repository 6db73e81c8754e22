/** What `build` says in the end. */

import type {Finding} from '../model/finding.ts'
import {count, type Look, paint} from './paint.ts'
import {findingLines} from './sentence.ts'

export function builtText(
  {findings, pages}: {findings: readonly Finding[]; pages: number},
  look: Look
): string {
  const colours = paint(look)
  return `${[
    ...findings.flatMap((finding) => findingLines(finding, colours)),
    `Built ${count(pages, 'page')}${findings.length > 0 ? `, with ${count(findings.length, 'finding')}` : ''}`
  ].join('\n')}\n`
}
