/** JSON Schemas of what people type, made of the schemas by which it is read: `schemas/<name>.schema.json`. */

import {z} from 'zod'
import {recordSchema} from '../src/emit/records.ts'
import {frontMatterSchema} from '../src/mdx/front-matter-schema.ts'
import {conflictsSchema} from '../src/pipeline/article/conflicts.ts'
import {decisionsSchema} from '../src/pipeline/decisions.ts'
import {sectionSchema} from '../src/stage/section-file.ts'
import {tokenSchema} from '../src/stage/token-facts.ts'

const known: Readonly<Record<string, {title: string; schema: z.ZodType}>> = {
  'front-matter': {
    title: 'The top of an article: content/articles/**/*.mdx',
    schema: frontMatterSchema
  },
  section: {title: 'A section: content/sections/*.yaml', schema: sectionSchema},
  token: {title: 'Facts about a service’s tokens: content/tokens/*.yaml', schema: tokenSchema},
  decision: {
    title: 'What was decided of an article: content/decisions/*.yaml',
    schema: decisionsSchema
  },
  conflict: {title: 'What is not settled: content/conflicts/*.yaml', schema: conflictsSchema},
  record: {title: 'What was mended: content/records/*.yaml', schema: recordSchema}
}

/** The text of each, by the path of its file. */
export const editorSchemas: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(known).map(function ([name, {title, schema}]) {
    const {$schema, ...rest} = z.toJSONSchema(schema, {io: 'input', target: 'draft-2020-12'})
    const text = JSON.stringify({$schema, title, ...rest}, undefined, 2)
    return [`schemas/${name}.schema.json`, `${withShortLists(text)}\n`]
  })
)

/** Lists of plain values on one line where they fit, as the formatter of this repository has them. */
function withShortLists(json: string): string {
  return json.replace(
    /^( *)("[^"\n]*": )\[\n([^[\]{}]*?)\n *\](,?)$/gm,
    function (whole, ...parts) {
      const [indent, name, values, comma] = parts as [string, string, string, string]
      const line = `${indent}${name}[${values.trim().replace(/,\n\s*/g, ', ')}]${comma}`
      return line.length <= 100 ? line : whole
    }
  )
}
