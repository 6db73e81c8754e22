/** Checks `content/tokens/<service>.yaml`. */

import {z} from 'zod'
import type {TokenFacts} from '../model/token-facts.ts'
import {type ReadYaml, readYaml} from './read-yaml.ts'

const text = z.string().regex(/\S/u, 'should not be empty').trim()
const texts = z.array(text).default([])
const fill = z.record(
  text,
  z.strictObject({
    label: text.describe('What readers are asked for.'),
    kind: z
      .enum(['text', 'host', 'url', 'email', 'number'])
      .default('text')
      .describe('What is typed.'),
    example: text.optional().describe('Shown in the empty field.')
  })
)

const form = z
  .strictObject({
    prefix: z.array(text).min(1).optional().describe('What it may begin with.'),
    contains: text
      .optional()
      .describe('What stands somewhere behind the prefix in each, such as `.atlasv1.`.'),
    minLength: z.int().positive().optional().describe('Least characters, with the prefix.'),
    maxLength: z.int().positive().optional().describe('Most characters, with the prefix.'),
    alphabet: text
      .regex(/^[\w.$=+/~-]+$/u, 'only letters, digits and _ . $ = + / ~ -')
      .optional()
      .describe('Characters that may occur: `A-Za-z0-9_-`.'),
    weak: z.boolean().optional().describe('Nothing tells it apart from other strings.'),
    checksum: z
      .enum(['crc32-base62', 'crc32-hex'])
      .optional()
      .describe(
        'How its check digits follow from the others, where that is documented: six in base 62 as GitHub has them, or eight in hexadecimal as Grafana has them.'
      )
  })
  .refine(
    ({checksum, prefix}) => !checksum || prefix?.length === 1,
    'a checksum needs one `prefix`'
  )

export const tokenSchema = z.strictObject({
  service: text.describe('Name of the service, as readers know it.'),
  aliases: texts.describe('What else articles call it, such as `Jira` or `Terraform Cloud`.'),
  tokenKind: text.default('API token').describe('What the vendor calls it, such as `API token`.'),
  checked: z.iso
    .date()
    .describe(
      'The day on which a person last compared the facts with the vendor’s pages, such as `2026-11-22`. Readers see it.'
    ),
  who: texts.describe('Who may create one; a short clause each.'),
  path: texts.describe('What to click, in order, from the first page of the service.'),
  openUrl: text
    .optional()
    .describe('Page of the service where it begins; may hold names of `fill`.'),
  create: z
    .strictObject({label: text.describe('What the button says.')})
    .describe('The button that begins it.'),
  fields: z
    .array(
      z.strictObject({
        label: text.describe('What the form calls it.'),
        kind: z
          .enum(['name', 'description', 'scope', 'resource', 'role', 'expiry', 'ip', 'owner'])
          .describe('What it is for.'),
        required: z.boolean().default(false).describe('Whether it must be filled in.'),
        advice: text.optional().describe('What to fill in; a clause.')
      })
    )
    .default([])
    .describe('What the form asks for, in its order.'),
  confirm: z
    .strictObject({label: text.describe('What the button says.')})
    .describe('The click that makes the token.'),
  reveal: z
    .strictObject({
      once: z
        .boolean()
        .optional()
        .describe(
          'Whether the token is shown this one time and never again; left out where the vendor does not say.'
        ),
      wording: text.optional().describe('A sentence about it, in our words.')
    })
    .describe('How the token is shown.'),
  store: texts.describe('Where to keep it.'),
  after: texts.describe('What is left to do before it works; empty for most.'),
  shape: z
    .strictObject({
      words: text.describe('In words, such as “42 characters, beginning with 00”.'),
      forms: z.array(form).min(1).describe('A token has one of them.')
    })
    .optional()
    .describe('What a token looks like, so that readers see whether they copied all of it.'),
  verify: z
    .strictObject({
      method: z.enum(['GET', 'POST']).default('GET').describe('Method of the call.'),
      url: text
        .regex(/^https:\/\//u, 'an address that begins with https://')
        .describe('Address of the call; may hold names of `fill`.'),
      headers: z.record(text, text).default({}).describe('Headers; `$TOKEN` stands for the token.'),
      user: text
        .optional()
        .describe('For Basic authentication: the name whose password the token is.'),
      expect: text.describe('What a good token answers.')
    })
    .optional()
    .describe('A call that shows whether the token works.'),
  use: z
    .strictObject({
      header: text.describe('The header; `$TOKEN` stands for the token.'),
      also: texts.describe('Other headers that do as well.')
    })
    .describe('How a program shows the token.'),
  otherLabels: texts.describe(
    'Labels of other kinds of token, and of older or newer pages of the service: no article is wrong to name them.'
  ),
  lifetime: z
    .strictObject({
      days: z.int().positive().optional().describe('Days until it ends of itself.'),
      maxDays: z.int().positive().optional().describe('The most days that can be chosen.'),
      idleDays: z.int().positive().optional().describe('Days without use after which it ends.'),
      chosen: z.boolean().optional().describe('Whether readers pick the date.'),
      boundTo: text.optional().describe('What it dies with, such as “the user who created it”.'),
      words: text.describe('All of it in a sentence.')
    })
    .describe('How long it works.'),
  revoke: z
    .strictObject({
      path: texts.describe('What to click, in order.'),
      verbs: texts.describe('What the vendor calls it, such as `Revoke`.')
    })
    .describe('How to take the token back.'),
  limits: texts.describe('What the token cannot do, or how often; a sentence each.'),
  trouble: z
    .array(
      z.strictObject({
        when: z
          .enum(['lost', 'menu', '401', '403', '404', 'expired', 'organisation', 'other'])
          .describe('What went wrong.'),
        step: z
          .enum(['open', 'name', 'scopes', 'create', 'copy', 'use'])
          .optional()
          .describe('The step that mends it, where it is not the usual one.'),
        title: text.describe('It in the reader’s words.'),
        causes: texts.describe('Why it may be so; a clause each.'),
        todo: text.describe('The way out.')
      })
    )
    .default([])
    .describe('What goes wrong, and the way out.'),
  fill: fill
    .default({})
    .describe('Values that `openUrl` and `verify` need, by the name that stands for them.'),
  sources: z
    .array(
      z.strictObject({
        title: text.describe('Title of the page.'),
        url: z
          .httpUrl()
          .regex(/^https?:\/\//u)
          .describe('Its address.')
      })
    )
    .min(1)
    .describe('The vendor’s pages that the facts are from.')
})

export type CheckedFacts = ReadYaml<TokenFacts>

/** Read the facts in `text`; what is wrong names the field and what it should be. */
export function readTokenFacts(text: string): CheckedFacts {
  return readYaml(text, tokenSchema as unknown as z.ZodType<TokenFacts>)
}
