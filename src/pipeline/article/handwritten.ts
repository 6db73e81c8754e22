/** Articles that writers made without a source: checked like the others, never written. */

import {type Finding, type FindingDraft, finish, type Place} from '../../model/finding.ts'
import {pushAll} from '../../model/long-lists.ts'
import type {ArticleResult} from '../../model/result.ts'
import {locator} from '../../model/text.ts'
import {settle} from '../decisions.ts'
import type {World} from '../world.ts'
import type {WrittenArticle} from './articles.ts'
import {contentsOf} from './contents.ts'
import {lookAt} from './look-at.ts'
import {heldForSecrets, typedSecrets} from './typed-secrets.ts'

export function handwritten(
  {file, text, read}: WrittenArticle,
  world: World,
  more: readonly FindingDraft[] = []
): {result: ArticleResult; settled: Finding[]} {
  const {front, body} = read
  const locate = locator(text)
  const drafts = [
    ...read.findings,
    ...typedSecrets(text, {id: front.id, file}),
    ...more,
    ...lookAt({title: front.title, file, body}, front.id, {world})
  ]
  const findings = finish(drafts, front.id, ({at}) =>
    typeof at === 'object' ? at : {file, ...locate(at ?? 0)}
  )
  const {
    open,
    settled,
    drafts: about
  } = settle(findings, world.decisions.get(front.id)?.decisions ?? [], front.id, world.today)
  pushAll(
    open,
    finish(about, front.id, ({at}) => at as Place)
  )

  const heldBecause = heldForSecrets(open)

  return {
    settled,
    result: {
      id: front.id,
      title: front.title,
      slug: file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length),
      path: file,
      status: heldBecause.length > 0 ? 'held' : (front.status ?? 'published'),
      heldBecause,
      versions: [],
      contents: contentsOf(body, front.title),
      findings: open
    }
  }
}
