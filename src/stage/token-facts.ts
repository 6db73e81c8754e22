/** Checks `content/tokens/<service>.yaml`. */

import {z} from 'zod'
import type {TokenFacts} from '../model/token-facts.ts'
import {type ReadYaml, readYaml} from './read-yaml.ts'

const text = z.string().trim().min(1)
const texts = z.array(text).default([])
const fill = z.record(
  text,
  z.strictObject({
    label: text,
    kind: z.enum(['text', 'host', 'url', 'email', 'number']).default('text'),
    example: text.optional()
  })
)

export const tokenSchema = z.strictObject({
  service: text,
  tokenKind: text.default('API token'),
  checked: z.iso.date(),
  who: texts,
  path: texts,
  openUrl: text.optional(),
  create: z.strictObject({label: text}),
  fields: z
    .array(
      z.strictObject({
        label: text,
        kind: z.enum(['name', 'description', 'scope', 'resource', 'role', 'expiry', 'ip', 'owner']),
        required: z.boolean().default(false),
        advice: text.optional()
      })
    )
    .default([]),
  confirm: z.strictObject({label: text}),
  reveal: z.strictObject({once: z.boolean(), wording: text.optional()}),
  store: texts,
  after: texts,
  shape: z
    .strictObject({
      words: text,
      prefix: z.array(text).optional(),
      minLength: z.int().positive().optional(),
      maxLength: z.int().positive().optional(),
      alphabet: text
        .regex(/^[\w.$=+/~-]+$/u, 'only letters, digits and _ . $ = + / ~ -')
        .optional(),
      weak: z.boolean().optional()
    })
    .optional(),
  verify: z
    .strictObject({
      method: z.enum(['GET', 'POST']).default('GET'),
      url: text.regex(/^https:\/\//u, 'an address that begins with https://'),
      headers: z.record(text, text).default({}),
      expect: text
    })
    .optional(),
  use: z.strictObject({header: text}),
  lifetime: z.strictObject({
    days: z.int().positive().optional(),
    idleDays: z.int().positive().optional(),
    chosen: z.boolean().optional(),
    boundTo: text.optional(),
    words: text
  }),
  revoke: z.strictObject({path: texts, verbs: texts}),
  limits: texts,
  trouble: z
    .array(
      z.strictObject({
        when: z.enum(['lost', 'menu', '401', '403', '404', 'other']),
        title: text,
        causes: texts,
        todo: text
      })
    )
    .default([]),
  fill: fill.default({}),
  sources: z.array(z.strictObject({title: text, url: z.httpUrl()})).min(1)
})

export type CheckedFacts = ReadYaml<TokenFacts>

/** Read the facts in `text`; what is wrong names the field and what it should be. */
export function readTokenFacts(text: string): CheckedFacts {
  return readYaml(text, tokenSchema as unknown as z.ZodType<TokenFacts>)
}
