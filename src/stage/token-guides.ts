/** Guides to the tokens of services, made of what is known of them: the site's own articles. */

import {tokenArticle, writeMdx} from '../mdx/index.ts'
import type {Config} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import type {TokenFacts} from '../model/token-facts.ts'
import type {ArticleFile, Content} from './read-content.ts'

/** Services whose guide is published: those that an article uses, and those that the configuration asks for. */
export function wantedServices(
  {tokens}: Pick<Content, 'tokens'>,
  {tokens: asked = []}: Pick<Config, 'tokens'>,
  used: Iterable<string>
): string[] {
  const named = asked === 'all' ? [...tokens.keys()] : asked
  return [...new Set([...used, ...named])].filter((name) => tokens.has(name)).sort()
}

/** One for each service that the configuration names and nothing is known of. */
export function unknownServices(
  {tokens, badTokens}: Pick<Content, 'tokens' | 'badTokens'>,
  {tokens: asked = []}: Pick<Config, 'tokens'>
): FindingDraft[] {
  const names = asked === 'all' ? [...badTokens.keys()] : asked.filter((name) => !tokens.has(name))
  return names.map((service) => ({
    rule: 'token/no-facts',
    args: {service, problem: badTokens.get(service) ?? ''},
    at: {file: 'collate.config.ts', line: 1, column: 1}
  }))
}

/** Path on the site of what is known of the service. */
export function tokenPath(name: string): string {
  return `/tokens/${name}/`
}

/** Their texts, as if they lay beside the articles of writers; the site speaks English. */
export function tokenGuides(content: Content, services: readonly string[]): Content {
  const articles = services.flatMap(function (name) {
    const facts = content.tokens.get(name)
    return facts ? [guideTo(name, facts)] : []
  })
  return {...content, articles}
}

const guides = new WeakMap<TokenFacts, ArticleFile>()

/** The same for as long as the facts are. */
function guideTo(name: string, facts: TokenFacts): ArticleFile {
  const known = guides.get(facts)
  if (known) return known
  const {front, body} = tokenArticle(name, facts)
  const guide = {
    path: `content/tokens/${name}.yaml`,
    locale: 'en',
    // No folder of articles bears such a name.
    section: '@tokens',
    slug: name,
    address: tokenPath(name),
    // No page has such an id.
    text: writeMdx({id: `@tokens-${name}`, ...front}, body)
  }
  guides.set(facts, guide)
  return guide
}
