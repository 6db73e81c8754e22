/** Articles that writers made without a source: checked like the others, never written. */

import {type Finding, type FindingDraft, finish, type Place} from '../../model/finding.ts'
import {pushAll} from '../../model/long-lists.ts'
import type {ArticleResult} from '../../model/result.ts'
import {locator} from '../../model/text.ts'
import {type DecisionFile, settle} from '../decisions.ts'
import type {WrittenArticle} from './articles.ts'
import {contentsOf} from './contents.ts'

export function handwritten(
  {file, text, read}: WrittenArticle,
  decisions: DecisionFile | undefined,
  today: string,
  more: readonly FindingDraft[] = []
): {result: ArticleResult; settled: Finding[]} {
  const {front, body} = read
  const locate = locator(text)
  const findings = finish([...read.findings, ...more], front.id, ({at}) =>
    typeof at === 'object' ? at : {file, ...locate(at ?? 0)}
  )
  const {open, settled, drafts} = settle(findings, decisions?.decisions ?? [], front.id, today)
  pushAll(
    open,
    finish(drafts, front.id, ({at}) => at as Place)
  )

  return {
    settled,
    result: {
      id: front.id,
      title: front.title,
      slug: file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length),
      path: file,
      status: front.status ?? 'published',
      heldBecause: [],
      versions: [],
      contents: contentsOf(body, front.title),
      findings: open
    }
  }
}
