/** A file of facts about a service's tokens, to be filled in: every name that there is, with what belongs there. */

import {z} from 'zod'
import {tokenSchema} from './token-facts.ts'

interface Shape {
  description?: string
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  type?: string
  enum?: string[]
}

/** It cannot be used before all that is needed stands in it: nothing is shown of what nobody wrote. */
export function factsSkeleton(): string {
  const schema = z.toJSONSchema(tokenSchema, {io: 'input'}) as Shape
  const lines = namesOf(schema, 0, true)
  return [
    '# Facts that walkthroughs use: only such as the vendor’s pages say, with their addresses at the end.',
    '# A line that begins with # is not read: take the # away to say more.',
    ...lines,
    ''
  ].join('\n')
}

function namesOf(
  {properties = {}, required = []}: Shape,
  depth: number,
  isNeeded: boolean
): string[] {
  return Object.entries(properties).flatMap(function ([name, shape]) {
    const needed = isNeeded && required.includes(name)
    const mark = needed ? '' : '# '
    const indent = '  '.repeat(depth)
    const about = [shape.description, shape.enum && `One of ${shape.enum.join(', ')}.`]
    const of = shape.type === 'array' ? shape.items : shape
    const within = of?.properties ? namesOf(of, depth + 1, needed) : []
    // The first name of an entry bears the hyphen of the list.
    const inside = shape.type === 'array' ? within.map(asEntry) : within
    const said = about.filter((each) => each !== undefined).map((each) => `${indent}# ${each}`)
    return [...said, `${mark}${indent}${name}:`, ...inside]
  })
}

function asEntry(line: string, index: number, lines: readonly string[]): string {
  const first = lines.findIndex((each) => !/^\s*# [A-Z“`]/u.test(each))
  return index === first ? line.replace(/^((?:# )?)(\s*) {2}(?=\S)/u, '$1$2- ') : line
}
