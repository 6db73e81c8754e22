/** What an article says of a service's token, held against what is known of it. */

import type {Article} from '../../model/article.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {TokenFacts} from '../../model/token-facts.ts'
import {wrongButtons} from './buttons.ts'
import {tokenGuide} from './guide.ts'
import {wrongHeader} from './header.ts'
import {wrongLifetime} from './lifetime.ts'
import {silentOnce} from './once.ts'
import {type TokenFactsByName, tokenService} from './service.ts'
import {wrongWay} from './way.ts'

export {type TokenFactsByName, tokenService} from './service.ts'

type Looked = Pick<Article, 'body' | 'file' | 'title'> & {token?: string | undefined}

const looks = [wrongWay, wrongButtons, wrongLifetime, wrongHeader, silentOnce]

export function tokenFindings(article: Looked, tokens: TokenFactsByName): FindingDraft[] {
  const {token} = article
  const facts = token === undefined ? undefined : tokens.get(token)
  if (facts) return contradictions(article, facts)
  // A name without facts is told while the site is built.
  const name = token === undefined ? tokenService(article, tokens) : undefined
  const found = name === undefined ? undefined : tokens.get(name)
  if (name === undefined || !found) return []
  const {file} = article
  const args = {service: found.service, name}
  return [{rule: 'token/not-joined', args, at: {file, line: 1, column: 1}}]
}

function contradictions(article: Looked, facts: TokenFacts): FindingDraft[] {
  const guide = tokenGuide(article, facts)
  return looks
    .flatMap((look) => look(guide, facts))
    .map(function ({rule, args, block}) {
      const {line = 1, column = 1} = block.node.position?.start ?? {}
      return {
        rule,
        args: {service: facts.service, ...args},
        shown: {checked: facts.checked},
        at: {file: article.file, line, column},
        path: block.path
      }
    })
}
