/** Formulas as GitHub writes them: fences of `math`, and code between two dollar signs in a line. */

import type {PhrasingContent, RootContent} from 'mdast'
import temml from 'temml'
import {inline} from '../tree.ts'

/** Why the formula `tex` cannot be shown; `undefined` if it can. */
export function mathsProblem(tex: string): string | undefined {
  try {
    temml.renderToString(tex, {throwOnError: true, maxExpand: 1000})
    return undefined
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return (message.replace(/^ParseError:\s*/, '').split('\n', 1)[0] ?? '').trim()
  }
}

/** `nodes` of a line with their formulas as tags; `report` hears of those that cannot be shown. */
export function withFormulas(
  nodes: readonly RootContent[],
  report: (problem: string, node: RootContent) => void
): RootContent[] {
  if (!nodes.some(({type}) => type === 'inlineCode')) return [...nodes]
  const result = [...nodes]

  for (let at = 1; at < result.length - 1; at++) {
    const [before, code, after] = [result[at - 1], result[at], result[at + 1]]
    if (code?.type !== 'inlineCode' || before?.type !== 'text' || after?.type !== 'text') continue
    if (!/(?:^|[^\\$])\$$/.test(before.value) || !/^\$(?!\$)/.test(after.value)) continue

    const problem = mathsProblem(code.value)
    if (problem !== undefined) {
      report(problem, code)
      continue
    }
    result[at - 1] = {...before, value: before.value.slice(0, -1)}
    result[at] = inline('Formula', {text: code.value}) as PhrasingContent
    result[at + 1] = {...after, value: after.value.slice(1)}
  }
  return result.filter((node) => node.type !== 'text' || node.value !== '')
}
