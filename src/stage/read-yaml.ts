/** Reads YAML that people type: its data, and for what is wrong with it the place and the likely word. */

import {isNode, LineCounter, parseDocument} from 'yaml'
import {z} from 'zod'
import {suggest} from '../model/suggest.ts'
import type {LineColumn} from '../model/text.ts'
import {yamlTrouble} from '../model/yaml-limits.ts'
import {yamlWords} from '../model/yaml-words.ts'

export interface Fault extends LineColumn {
  problem: string
  /** The name that was likely meant. */
  likely?: string
}

export type ReadYaml<Data> = {data: Data; fault?: never} | {fault: Fault; data?: never}

/** Read `text` by `schema`. */
export function readYaml<Data>(text: string, schema: z.ZodType<Data>): ReadYaml<Data> {
  const trouble = yamlTrouble(text)
  if (trouble !== undefined) return {fault: {problem: trouble, line: 1, column: 1}}
  const counter = new LineCounter()
  const document = parseDocument(text, {lineCounter: counter, prettyErrors: false})
  const [error] = document.errors
  if (error) return {fault: {problem: yamlWords(error), ...lineColumn(error.pos[0])}}

  let value: unknown
  try {
    value = document.toJS()
  } catch (failed) {
    // Aliases that multiply each other.
    if (!(failed instanceof ReferenceError)) throw failed
    return {fault: {problem: failed.message, line: 1, column: 1}}
  }
  const checked = schema.safeParse(value)
  if (checked.success) return {data: checked.data}
  const [issue] = checked.error.issues
  if (!issue) return {fault: {problem: 'it does not fit', line: 1, column: 1}}
  return {fault: {...explain(issue, schema), ...lineColumn(offsetOf(issue))}}

  function lineColumn(offset: number): LineColumn {
    const {line, col} = counter.linePos(offset)
    return {line: Math.max(line, 1), column: Math.max(col, 1)}
  }

  /** Where the name stands that means nothing, or the value that does not fit, or the nearest around it. */
  function offsetOf({path, ...issue}: z.core.$ZodIssue): number {
    const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const parent = path.length > 0 ? document.getIn(path, true) : document.contents
    if (key !== undefined && parent && typeof parent === 'object' && 'items' in parent)
      for (const item of parent.items as Array<{key?: unknown}>)
        if (isNode(item.key) && 'value' in item.key && item.key.value === key)
          return item.key.range?.[0] ?? 0
    for (let end = path.length; end > 0; end--) {
      const node = document.getIn(path.slice(0, end), true)
      if (isNode(node) && node.range) return node.range[0]
    }
    return 0
  }
}

/** What is wrong, in plain words. */
function explain(issue: z.core.$ZodIssue, schema: z.ZodType): {problem: string; likely?: string} {
  const name = issue.path.map(String).join('.')
  const of = name === '' ? '' : `\`${name}\` `
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const likely = suggest(key, keysAt(schema, issue.path))
    const meant = likely === undefined ? '' : `; did you mean \`${likely}\`?`
    return {
      problem: `there is no \`${key}\`${name === '' ? '' : ` in \`${name}\``}${meant}`,
      ...(likely !== undefined && {likely})
    }
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return {problem: `${of}may be ${values.join(', ')}`}
  }
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined && name !== '') return {problem: `${of}is missing`}
    return {problem: `${of || 'it '}should be ${spoken[issue.expected] ?? issue.expected}`}
  }
  return {problem: `${of}${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`}
}

const spoken: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'names, each with a colon and a value',
  record: 'names, each with a colon and a value',
  string: 'text'
}

/** Names that may stand in the value at `path`. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at = z.toJSONSchema(schema, {io: 'input', unrepresentable: 'any'}) as Shape | undefined
  for (const step of path)
    at =
      typeof step === 'number'
        ? at?.items
        : (at?.properties?.[String(step)] ?? at?.additionalProperties)
  return Object.keys(at?.properties ?? {})
}

interface Shape {
  properties?: Record<string, Shape>
  items?: Shape
  additionalProperties?: Shape
}
