/** What `content/sections/<section>.yaml` says. */

import {z} from 'zod'
import type {FindingDraft} from '../model/finding.ts'
import {readYaml} from './read-yaml.ts'

const text = z.string().regex(/\S/u, 'should not be empty').trim()

export const sectionSchema = z.strictObject({
  title: text.describe('What readers see as the name of the section.'),
  description: z.string().optional().describe('One sentence below the title.'),
  order: z
    .number()
    .optional()
    .describe('Its place among the sections beside it: the smallest comes first.'),
  parent: text
    .optional()
    .describe('The section that it lies in: the name of another file here, without `.yaml`.'),
  articles: z
    .array(z.string())
    .optional()
    .describe('Ids of its articles, in the order that readers see; the others follow.'),
  translations: z
    .record(
      z.string(),
      z.strictObject({
        title: text.describe('Its title in that language.'),
        description: z.string().optional().describe('One sentence about it in that language.')
      })
    )
    .optional()
    .describe('What it is called in other languages, by their tags, such as `de`.'),
  page: z
    .string()
    .optional()
    .describe('The page that the section was made of. Written by the program; leave it.')
})

export type SectionFile = z.infer<typeof sectionSchema>

/** Read `text`, the file of `section`; a name that means nothing costs the others nothing. */
export function readSection(
  section: string,
  text: string
): {data?: SectionFile; findings: FindingDraft[]} {
  const file = `content/sections/${section}.yaml`
  const strict = readYaml(text, sectionSchema)
  if (!strict.fault) return {data: strict.data, findings: []}

  const {problem, line, column} = strict.fault
  const at = {file, line, column}
  const loose = readYaml(text, sectionSchema.strip())
  return loose.fault
    ? {findings: [{rule: 'section/unreadable', args: {section, problem}, at}]}
    : {
        data: loose.data,
        findings: [{rule: 'section/unknown-key', args: {section, problem}, at}]
      }
}
