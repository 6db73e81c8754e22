/** Articles that writers made without a source: checked like the others, never written. */

import {slips} from '../../mdx/index.ts'
import {type Finding, type FindingDraft, finish, type Place} from '../../model/finding.ts'
import {pushAll} from '../../model/long-lists.ts'
import type {ArticleResult} from '../../model/result.ts'
import {locator} from '../../model/text.ts'
import type {Lead} from '../../stage/index.ts'
import type {Cache} from '../cache.ts'
import {settle} from '../decisions.ts'
import type {Answers} from '../known/known.ts'
import type {World} from '../world.ts'
import type {WrittenArticle} from './articles.ts'
import {contentsOf} from './contents.ts'
import {isDeadEnd, leadsIn} from './dead-ends.ts'
import {encodingFinding} from './encoding.ts'
import {lookAt} from './look-at.ts'
import {stateOf} from './state-of.ts'
import {typedSecrets} from './typed-secrets.ts'

export interface Handwritten {
  result: ArticleResult
  settled: Finding[]
  leads: Lead[]
}

interface Kept extends Handwritten {
  /** What checking it asked of pages. */
  answers: Answers
}

/** Check the article `id` of `writer`, unless an earlier run saw the same; `more` is what else there is to say of it. */
export async function keptOrHandwritten(
  id: string,
  writer: WrittenArticle,
  more: readonly FindingDraft[],
  world: World,
  cache: Cache
): Promise<Handwritten> {
  const {file, text, fault} = writer
  const said = fault ? [encodingFinding(file, fault), ...more] : more
  const decisions = world.decisions.get(id)
  const about = decisions ? [world.today, decisions] : []
  const key = cache.key('handwritten', file, text, said, about, world.common)
  const kept = await cache.read<Kept>(key)
  if (kept && world.index.holds(kept.answers)) return kept
  const answers: Answers = new Map()
  const made = handwritten(writer, {...world, known: world.index.listening(answers)}, said)
  await cache.write(key, {...made, answers} satisfies Kept)
  return made
}

function handwritten(
  {file, text, read}: WrittenArticle,
  world: World,
  more: readonly FindingDraft[]
): Handwritten {
  const {front, body} = read
  const locate = locator(text)
  const drafts = [
    ...read.findings,
    ...slips(text, read, file),
    ...typedSecrets(text, {id: front.id, file}),
    ...more,
    ...lookAt({title: front.title, token: front.token, file, body}, front.id, world, {})
  ]
  const findings = finish(drafts, front.id, ({at}) =>
    typeof at === 'object' ? at : {file, ...locate(at ?? 0)}
  )
  const decisions = world.decisions.get(front.id)?.decisions ?? []
  const own = decisions.filter((each) => !isDeadEnd(each))
  const {open, settled, drafts: about} = settle(findings, own, front.id, world.today)
  pushAll(
    open,
    finish(about, front.id, ({at}) => at as Place)
  )

  return {
    settled,
    leads: leadsIn(body, front.fill),
    result: {
      id: front.id,
      title: front.title,
      slug: file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length),
      path: file,
      ...stateOf(front, open, []),
      versions: [],
      contents: contentsOf(body, front.title),
      findings: open
    }
  }
}
