/** What the front matter of an article may hold, for editors; `front-matter.ts` reads it. */

import {z} from 'zod'
import {statuses} from '../model/article.ts'
import {fillKinds} from './front-matter.ts'

/** A number is meant as it is typed. */
const text = z.union([z.string(), z.number()])
const someText = z.union([z.string().min(1), z.number()])

export const frontMatterSchema = z.strictObject({
  id: someText.describe(
    'The permanent name of the article: links, decisions and readers’ progress go by it. It stays when the file is renamed or moved.'
  ),
  title: someText.describe('The title of the page. A title with a colon in it stands in quotes.'),
  description: text
    .optional()
    .describe('One sentence for lists of articles and for search engines.'),
  status: z
    .enum(statuses)
    .optional()
    .describe(
      'Whether readers see the article: `draft` and `review` keep it off the site, `review` until somebody has looked at it; `published` shows it although something would hold it back. Without it, the program decides.'
    ),
  token: text
    .optional()
    .describe(
      'The service whose token the article sets up: the name of a file of `content/tokens/`, without `.yaml`. Numbered lists are steps then.'
    ),
  walkthrough: z
    .boolean()
    .optional()
    .describe('`true`: numbered lists are steps that readers go through.'),
  fill: z
    .record(
      z.string(),
      z.strictObject({
        label: z.string().describe('What readers are asked for, such as “Your organisation”.'),
        kind: z
          .enum(fillKinds)
          .default('text')
          .describe('What is typed: it is checked a little, and helps the keyboard of a phone.'),
        example: z
          .union([z.string(), z.number(), z.boolean(), z.null()])
          .optional()
          .describe('Shown in the empty field.')
      })
    )
    .optional()
    .describe(
      'Values that readers type once and see everywhere, by the name that stands for them in the text, such as `YOUR-ORG`.'
    ),
  redirects: z
    .array(z.string())
    .optional()
    .describe('Old addresses, as paths on the site, that lead to this article.'),
  details: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .optional()
    .describe('Properties of the page, by name: its owner, a version.')
})
