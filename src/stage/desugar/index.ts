/** From what writers type to the tags that the site renders: the only place that knows both. */

import type {Root} from 'mdast'
import type {Fill} from '../../model/article.ts'
import {afterToken} from './after-token.ts'
import type {Context} from './context.ts'
import {placeholders} from './fill.ts'
import {finishAll} from './finish.ts'
import {headingIds, identify, type Names} from './identify.ts'
import {desugarLists} from './lists.ts'
import {desugarSections} from './sections.ts'
import {addTokenHelp, addValues, linkSteps, type TokenHelp, walkthroughs} from './token-help.ts'
import {reportUndeclared} from './undeclared.ts'

export type {Context, Picture} from './context.ts'

export interface Desugared {
  body: Root
  names: Names
  fill: Record<string, Fill>
  walkthrough: boolean
  /** Origins of the players that the page can open. */
  players: string[]
}

/** Desugar `body`, which is used up. `old`: old heading ids, and the text of the heading that bears each. */
export function desugar(
  body: Root,
  context: Context,
  old: Readonly<Record<string, string>>
): Desugared {
  const {front, facts} = context
  const declared = front.fill ?? {}
  const fill = {...(facts ? needed(facts.fill, declared) : {}), ...declared}
  const all = placeholders(Object.keys(fill))

  if (front.fill || front.token || front.walkthrough)
    reportUndeclared(body, Object.keys(fill), context)
  const ids = headingIds(body)
  body.children = desugarSections(body.children)
  if (front.token || front.walkthrough) body.children = desugarLists(body.children)
  const walkthrough = walkthroughs(body).length > 0
  const declaration = JSON.stringify(fill)
  let help: TokenHelp | undefined
  if (walkthrough && facts && front.token) {
    help = addTokenHelp(body, facts, {
      service: front.token,
      title: afterToken(facts.tokenKind, context.locale),
      trouble: facts.trouble.length > 0 ? 'yes' : undefined,
      article: front.id,
      url: context.url,
      names: all.names.join('|'),
      fill: all.names.length === 0 ? undefined : declaration
    })
  }
  const names = identify(body, ids, old)
  if (help) linkSteps(help)
  if (walkthrough && all.names.length > 0) addValues(body, all.has, declaration)

  const players = new Set<string>()
  body.children = finishAll(body.children, {context, fill: all, seen: new Map(), players})
  for (const name of Object.keys(declared)) {
    if (!all.used.has(name)) context.report('fill/unused', {name}, `fill/${name}`)
  }

  return {body, names, fill, walkthrough, players: [...players].sort()}
}

/** The service's own placeholders, unless the article asks for a value of the same name. */
function needed(
  facts: Readonly<Record<string, Fill>>,
  declared: Readonly<Record<string, Fill>>
): Record<string, Fill> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !(name in declared)))
}
