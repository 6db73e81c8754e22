/** Which articles the list shows. */

import {type Finding, isAtLeast, type Severity} from '../../model/finding.ts'
import type {ArticleResult} from '../../model/result.ts'
import {sentence} from '../../report/index.ts'

export const shownStates = {
  open: 'with something open',
  held: 'held back',
  draft: 'drafts',
  all: 'all'
} as const

export interface Filter {
  state: keyof typeof shownStates
  /** At least so severe; empty: any. */
  severity: Severity | ''
  /** Id of a rule; empty: any. */
  rule: string
  /** In the title, the path, or a finding. */
  text: string
}

/** What makes no sense is left out. */
export function readFilter(given: URLSearchParams): Filter {
  const get = (name: string) => given.get(name) ?? ''
  const [state, severity] = [get('state'), get('severity')]
  return {
    state: Object.hasOwn(shownStates, state) ? (state as Filter['state']) : 'open',
    severity: severity === 'error' || severity === 'warning' ? severity : '',
    rule: get('rule'),
    text: get('text').trim()
  }
}

export interface Listed {
  article: ArticleResult
  /** Those that the filter lets through. */
  findings: readonly Finding[]
}

/** `article` as the list shows it; `undefined` where it does not. */
export function listed(
  article: ArticleResult,
  {state, severity, rule, text}: Filter
): Listed | undefined {
  const wanted = text.toLowerCase()
  const has = (words: string) => words.toLowerCase().includes(wanted)
  const isNamed = wanted === '' || has(article.title) || has(article.path) || has(article.id)
  const findings = article.findings.filter(
    (finding) =>
      (severity === '' || isAtLeast(finding.severity, severity)) &&
      (rule === '' || finding.rule === rule) &&
      (isNamed || has(sentence(finding)) || has(finding.rule) || has(finding.id))
  )
  const isWanted = (severity === '' && rule === '' && isNamed) || findings.length > 0
  const isInState =
    state === 'all' ||
    article.status === state ||
    (state === 'open' && (article.findings.length > 0 || article.status === 'held'))
  return isWanted && isInState ? {article, findings} : undefined
}
