/** The fields of a sidecar, one schema each, so that one wrong field does not cost the others. */

import {z} from 'zod'
import {formats} from '../../model/source-page.ts'

const text = z
  .union([z.string(), z.number().transform(String)], 'expected a text')
  .transform((value) => value.trim())

const url = z
  .string('expected an address')
  .trim()
  .refine((value) => /^https?:\/\//i.test(value) && URL.canParse(value), {
    error: 'expected an address that begins with `https:`'
  })

const isoDate =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

const updatedAt = z
  .string('expected a date')
  .trim()
  .refine((value) => isoDate.test(value) && !Number.isNaN(Date.parse(value)), {
    error: 'expected a date such as `2026-03-14` or `2026-03-14T09:30:00Z`'
  })

const locale = z
  .string('expected a language tag')
  .trim()
  .transform(function (tag, context) {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? ''
    } catch {
      context.addIssue('expected a language tag such as `en` or `pt-BR`')
      return z.NEVER
    }
  })

const labels = z.array(text, 'expected a list of texts').transform((all) => all.filter(Boolean))

const section = z
  .string('expected a name')
  .trim()
  .max(100, 'expected a name of 100 letters at most')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u, 'expected a name such as `api-tokens`')

const source = z
  .string('expected a name')
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected the name of a source, such as `help-centre`')

const ancestors = z.array(
  z.object({id: text, title: text, place: z.int().optional(), description: text.optional()}),
  'expected a list of pages, the topmost first, each with `id` and `title`'
)

const position = z.int('expected a whole number')

const files = z.array(
  z.object({
    name: text,
    id: text.optional(),
    fileId: text.optional(),
    mediaType: text.optional(),
    size: z.int().nonnegative().optional(),
    listed: z.boolean().optional()
  }),
  'expected a list of files, each with a `name`'
)

const format = z.enum(formats, `expected one of ${formats.map((each) => `\`${each}\``).join(', ')}`)

const yes = z.boolean('expected `true` or `false`')

/** Ids of groups of readers, as Zendesk has them: with one, the page is not for everybody. */
const segment = z.union([text, z.array(text)], 'expected an id, a list of ids, or `null`')

export const fields = {
  id: text,
  title: text,
  url,
  aliases: z.array(url, 'expected a list of addresses'),
  space: text,
  revision: text,
  updatedAt,
  labels,
  tags: labels,
  promoted: yes,
  section,
  locale,
  ancestors,
  position,
  files,
  format,
  source,
  draft: yes,
  restricted: yes,
  user_segment_id: segment,
  user_segment_ids: segment
}

/** What says that a page is not for everybody, as yet or at all. */
export function closedBy(key: string, value: unknown): 'draft' | 'readers' | undefined {
  if (key === 'draft') return value === true ? 'draft' : undefined
  if (key === 'restricted') return value === true ? 'readers' : undefined
  return key.startsWith('user_segment_id') ? 'readers' : undefined
}
