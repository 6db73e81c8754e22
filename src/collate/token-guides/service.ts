/** Whose token an article sets up. */

import type {Article} from '../../model/article.ts'
import type {TokenFacts} from '../../model/token-facts.ts'
import {mentions, mentionsLabel, tokenSteps} from '../../model/token-steps.ts'
import {proceduresOf} from '../procedures.ts'
import {textOf} from '../text-of.ts'

/** Facts by the name of their file. */
export type TokenFactsByName = ReadonlyMap<string, TokenFacts>

/**
 * The service whose token the steps of `article` make: it is named, its button is clicked, and two stops of the way there
 * stand before. Nothing where several fit and the title names none of them alone.
 */
export function tokenService(
  article: Pick<Article, 'body' | 'title'>,
  tokens: TokenFactsByName
): string | undefined {
  if (tokens.size === 0) return
  const text = `${article.title}\n${textOf(article.body)}`
  const named = [...tokens].filter(([, facts]) => isNamed(text, facts))
  if (named.length === 0) return
  const procedures = proceduresOf(article).map(({steps}) => steps.map((step) => step.text))
  const made = named.filter(([, facts]) => procedures.some((texts) => makes(texts, facts)))
  const titled = made.filter(([, facts]) => isNamed(article.title, facts))
  const [only, ...others] = titled.length > 0 ? titled : made
  return others.length === 0 ? only?.[0] : undefined
}

export function isNamed(text: string, {service, aliases}: TokenFacts): boolean {
  return [service, ...aliases].some((name) =>
    // “npm” is a command as well; longer names stand for the service, however they are written.
    name.length > 3 ? mentions(text.toLowerCase(), name.toLowerCase()) : mentions(text, name)
  )
}

function makes(texts: readonly string[], facts: TokenFacts): boolean {
  const {create} = tokenSteps(texts, facts)
  if (create === undefined) return false
  const before = texts.slice(0, create + 1).join('\n')
  const {path, create: opens, confirm, otherLabels} = facts
  const older = otherLabels.filter((label) => /\b(?:token|key)\b/iu.test(label))
  const buttons = [opens.label, confirm.label, ...older].filter((label) => label.includes(' '))
  const stops = path.filter((label) => mentionsLabel(before, label))
  return (
    buttons.some((label) => mentionsLabel(before, label)) &&
    stops.length >= Math.min(2, path.length)
  )
}
