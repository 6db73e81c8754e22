/** What `collate.config.ts` may hold, checked: wrong types and unknown keys never pass in silence. */

import {z} from 'zod'
import type {PageKey} from '../model/source-page.ts'

const locale = z.string().transform(function (tag, context) {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch {
    context.addIssue(`expected a language tag such as \`en\` or \`pt-BR\`, not \`${tag}\``)
    return z.NEVER
  }
})

const sourceName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'expected a name of lower-case letters, digits and hyphens, such as `help-centre`'
  )

const section = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u, 'expected a name such as `api-tokens`')

const treeShape = z.strictObject({
  depth: z.literal([1, 2, 3], 'expected 1, 2 or 3').exactOptional(),
  root: z.string().trim().min(1).exactOptional()
})

const tree = z.union(
  [z.literal(false), treeShape],
  'expected `false`, or how the tree of pages becomes sections, such as `{depth: 2}`'
)

const sourceTypes = ['files', 'confluence', 'zendesk']

const files = z.strictObject({
  name: sourceName,
  type: z.literal('files'),
  paths: z.array(z.string().min(1)).min(1),
  section: section.exactOptional(),
  locale: locale.exactOptional(),
  watch: z.boolean().exactOptional(),
  tree: tree.exactOptional()
})

const confluence = z.strictObject({
  name: sourceName,
  type: z.literal('confluence'),
  url: z.string().transform(siteAddress('https://team.atlassian.net/wiki')),
  spaces: z
    .array(z.string().regex(/^[^\s/?#]+$/, 'expected the key of a space, such as `HELP`'))
    .min(1),
  deployment: z.enum(['cloud', 'data-center']).exactOptional(),
  root: z
    .string()
    .regex(/^\d+$/, 'expected the id of a page as a text, such as `360012345678`')
    .exactOptional(),
  body: z.enum(['adf', 'storage']).exactOptional(),
  blogPosts: z.boolean().exactOptional(),
  labels: z
    .array(
      z
        .string()
        .regex(/^[^\s"\\]+$/, 'expected a label, such as `how-to`')
        .toLowerCase()
    )
    .min(1)
    .exactOptional(),
  restricted: z.boolean().exactOptional(),
  allowHttp: z.boolean().exactOptional(),
  concurrency: z.int().min(1).max(16).exactOptional(),
  section: section.exactOptional(),
  locale: locale.exactOptional(),
  watch: z.boolean().exactOptional(),
  tree: tree.exactOptional()
})

const zendeskIds = z
  .array(z.string().regex(/^\d+$/, 'expected an id as a text, such as `360012345678`'))
  .min(1)

const zendesk = z.strictObject({
  name: sourceName,
  type: z.literal('zendesk'),
  url: z.string().transform(siteAddress('https://acme.zendesk.com')),
  locales: z
    .array(
      z
        .string()
        .regex(/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i, 'expected a language, such as `en-us`')
        .toLowerCase()
    )
    .min(1)
    .exactOptional(),
  categories: zendeskIds.exactOptional(),
  sections: zendeskIds.exactOptional(),
  labels: z.array(z.string().trim().min(1).toLowerCase()).min(1).exactOptional(),
  drafts: z.boolean().exactOptional(),
  restricted: z.boolean().exactOptional(),
  allowHttp: z.boolean().exactOptional(),
  concurrency: z.int().min(1).max(16).exactOptional(),
  section: section.exactOptional(),
  locale: locale.exactOptional(),
  watch: z.boolean().exactOptional(),
  tree: tree.exactOptional()
})

/** Sources by their type. */
const source = z
  .discriminatedUnion('type', [files, confluence, zendesk], {
    error: ({code}) =>
      code === 'invalid_union'
        ? `expected a type of source: ${sourceTypes.map((type) => `\`${type}\``).join(' or ')}`
        : undefined
  })
  .superRefine(function (given, context) {
    if (given.type === 'files' || given.allowHttp || given.url.startsWith('https:')) return
    context.addIssue({
      code: 'custom',
      path: ['url'],
      message: 'expected an address that begins with `https:`, or `allowHttp: true` beside it'
    })
  })

/** The address of a server, which must not bring credentials: those come from the environment. */
function siteAddress(example: string) {
  return function (text: string, context: z.RefinementCtx): string {
    const address = URL.canParse(text) ? new URL(text) : undefined
    if (!address || !/^https?:$/.test(address.protocol) || address.search || address.hash) {
      context.addIssue(`expected an address such as \`${example}\``)
      return z.NEVER
    }
    if (address.username || address.password) {
      context.addIssue('expected an address without credentials, which come from the environment')
      return z.NEVER
    }
    return address.href.replace(/\/+$/, '')
  }
}

const pageKey = z.custom<PageKey>(
  (value) => typeof value === 'string' && /^[^/\s][^/]*\/[^/]+$/.test(value),
  'expected a page as `source/id`, such as `zendesk/360012345678`'
)

const url = z.string().transform(function (text, context) {
  const address = URL.canParse(text) ? new URL(text) : undefined
  if (!address || !/^https?:$/.test(address.protocol) || address.search || address.hash) {
    context.addIssue(`expected an address such as \`https://help.example.com\`, not \`${text}\``)
    return z.NEVER
  }
  return address.href.replace(/\/$/, '')
})

const contact = z
  .string()
  .regex(/^(?:mailto:|https:)\S+$/, 'expected an address that begins with `mailto:` or `https:`')

/** A host as it stands in addresses, with its port where it has one. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .refine((text) => URL.canParse(`http://${text}/`) && new URL(`http://${text}/`).host === text, {
    error: 'expected a host, such as `help.example.com` or `127.0.0.1:8080`'
  })

const megabytes = z.number().positive().max(64, 'expected at most 64, in MB')

const filesShape = z.strictObject({
  fetch: z
    .union([z.boolean(), z.array(host)], 'expected `true`, `false`, or a list of hosts')
    .exactOptional(),
  privateHosts: z.array(host).exactOptional(),
  largestPicture: megabytes.exactOptional(),
  largestFile: megabytes.exactOptional()
})

const feedbackShape = z.strictObject({
  mail: z.email('expected an address for mail, such as `docs@example.com`').exactOptional(),
  issues: secureAddress('https://github.com/acme/help/issues/new').exactOptional(),
  endpoint: secureAddress('https://example.com/feedback').exactOptional()
})

const feedback = z.union([z.literal(false), feedbackShape]).transform(function (given, context) {
  if (given === false) return given
  const {mail, issues, endpoint} = given
  if (Object.keys(given).length === 1) {
    if (mail !== undefined) return {mail}
    if (issues !== undefined) return {issues}
    if (endpoint !== undefined) return {endpoint}
  }
  context.addIssue('expected one of `mail`, `issues` and `endpoint`, or `false`')
  return z.NEVER
})

/** An address that is not to be read on the way. */
function secureAddress(example: string) {
  return z.string().refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:', {
    error: `expected an address such as \`${example}\``
  })
}

const picture = (endings: RegExp, example: string) =>
  z.string().regex(endings, `expected a file of the knowledge base, such as \`${example}\``)

const themeShape = z.strictObject({
  accent: z
    .string()
    .regex(/^#[\da-f]{6}$/i, 'expected a colour such as `#0b5f6b`')
    .exactOptional(),
  logo: picture(/\.(?:svg|png|webp|jpe?g)$/i, 'content/brand/logo.svg').exactOptional(),
  logoDark: picture(/\.(?:svg|png|webp|jpe?g)$/i, 'content/brand/logo-dark.svg').exactOptional(),
  icon: picture(/\.(?:svg|png)$/i, 'content/brand/icon.svg').exactOptional(),
  font: z
    .string()
    .regex(
      /^(?:(?:^|,) *(?:"[\p{L}\p{N} -]+"|'[\p{L}\p{N} -]+'|[\p{L}\p{N} -]+) *)+$/u,
      'expected names of fonts, such as `Inter, sans-serif`'
    )
    .exactOptional(),
  roundness: z.number().min(0).max(2, 'expected a number from 0 to 2').exactOptional(),
  stylePage: z.boolean().exactOptional()
})

export const configSchema = z.strictObject({
  title: z.string().trim().min(1).exactOptional(),
  description: z.string().exactOptional(),
  translations: z
    .record(
      locale,
      z.strictObject({
        title: z.string().trim().min(1).exactOptional(),
        description: z.string().exactOptional()
      })
    )
    .exactOptional(),
  url: url.exactOptional(),
  locale: locale.exactOptional(),
  lead: z.string().min(1).exactOptional(),
  sources: z.array(source).exactOptional(),
  pairs: z.array(z.tuple([pageKey, pageKey])).exactOptional(),
  repairs: z
    .record(
      z.string(),
      z.union([z.literal(false), z.record(z.string(), z.unknown())], 'expected options or `false`')
    )
    .exactOptional(),
  files: filesShape.exactOptional(),
  review: z.boolean().exactOptional(),
  tokens: z
    .union(
      [z.literal('all'), z.array(z.string().min(1))],
      "expected 'all', or a list of services such as `['okta']`"
    )
    .exactOptional(),
  contact: contact.exactOptional(),
  feedback: feedback.exactOptional(),
  theme: themeShape.exactOptional()
})

/** Keys that are known at the place of each kind of thing, for “did you mean”. */
export const knownKeys = {
  config: Object.keys(configSchema.shape),
  tree: Object.keys(treeShape.shape),
  files: Object.keys(filesShape.shape),
  feedback: Object.keys(feedbackShape.shape),
  theme: Object.keys(themeShape.shape),
  sources: new Map<unknown, string[]>([
    ['files', Object.keys(files.shape)],
    ['confluence', Object.keys(confluence.shape)],
    ['zendesk', Object.keys(zendesk.shape)]
  ])
}
