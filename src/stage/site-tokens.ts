/** What the site shows of the tokens of each service. */

import type {Config} from '../model/config.ts'
import type {SiteData} from '../model/site-data.ts'
import type {Prepared} from './prepare-one.ts'
import type {Content} from './read-content.ts'
import {tokenPath} from './token-guides.ts'

/** What is shown of each service: its guide, and the articles that use its tokens. */
export function siteTokens(
  {tokens}: Content,
  {tokens: asked = []}: Config,
  {
    good,
    guides,
    services
  }: {good: readonly Prepared[]; guides: readonly Prepared[]; services: readonly string[]}
): SiteData['tokens'] {
  const result: SiteData['tokens'] = {}
  for (const name of services) {
    const facts = tokens.get(name)
    if (!facts) continue
    const path = tokenPath(name)
    const guide = guides.find((each) => each.path === path)
    result[name] = {
      service: facts.service,
      path,
      articles: good.flatMap(({token, front}) => (token === name ? [front.id] : [])),
      ...(guide && {
        guide: {
          id: guide.front.id,
          entry: guide.entry,
          title: guide.front.title,
          ...(guide.front.description && {description: guide.front.description})
        }
      }),
      ...((asked === 'all' || asked.includes(name)) && {listed: true})
    }
  }
  return result
}
