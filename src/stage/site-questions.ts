/** What preparing an article asks of all that is not in its file. */

import {join} from 'node:path'
import type {MdxReader} from '../mdx/index.ts'
import type {Config} from '../model/config.ts'
import {suggest} from '../model/suggest.ts'
import type {Ask} from './answers.ts'
import type {Context} from './desugar/index.ts'
import {stampOf} from './file-memory.ts'
import {formerAddresses} from './former-addresses.ts'
import {filesOf} from './leads.ts'
import type {Content} from './read-content.ts'

export interface Site {
  root: string
  config: Config
  content: Content
  /** Who read the articles before, if anybody did. */
  reader: MdxReader | undefined
  /** Paths of the articles that are published, by id. */
  routes: ReadonlyMap<string, string>
  near: Context['nearArticle']
  /** Where files lie on the site, by digest and ending: several articles may have the same one. */
  published: Map<string, string>
}

export const questions = {
  url: ({config}: Site) => config.url,
  route: ({routes}: Site, id: string) => routes.get(id),
  near: ({near}: Site, url: string) => near(url),
  facts: ({content}: Site, service: string) => content.tokens.get(service),
  /** Why nothing is known of a service. */
  fault: ({content}: Site, service: string) => content.badTokens.get(service) ?? '',
  likelyService: ({content: {tokens, badTokens}}: Site, service: string) =>
    suggest(service, [...tokens.keys(), ...badTokens.keys()]),
  pages: ({content}: Site, id: string) => content.pages.get(id) ?? [],
  former: ({content, config}: Site, id: string, file: string) =>
    formerAddresses(id, file, content, config),
  /** Names of the files that lie beside an article. */
  beside: ({root}: Site, article: string) => filesOf(root, article),
  /** Of a file, by its path from the root; `undefined` where none is. */
  stamp: ({root}: Site, file: string) => stampOf(join(root, file)),
  published: ({published}: Site, key: string) => published.get(key)
}

export type AskSite = Ask<typeof questions>
