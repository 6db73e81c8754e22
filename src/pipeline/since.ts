/** What is new since a commit: findings that were not there already. */

import {loadConfig} from '../config/index.ts'
import type {Finding} from '../model/finding.ts'
import type {RunResult} from '../model/result.ts'
import {StopError} from '../model/stop-error.ts'
import {withCheckout} from './checkout.ts'
import type {Workspace} from './run.ts'

/**
 * Fingerprints of what `check` finds in the knowledge base as it is at `ref`, with the configuration that it has
 * there. Settled findings do not count: what a decision no longer settles is new.
 */
export async function knownAt(
  {root}: Workspace,
  ref: string,
  check: (workspace: Workspace) => Promise<RunResult>
): Promise<Set<string>> {
  return withCheckout(root, ref, async function (copy) {
    try {
      const {findings} = await check({root: copy, config: await loadConfig(copy)})
      return new Set(findings.map(({fingerprint}) => fingerprint))
    } catch (error) {
      if (!(error instanceof StopError)) throw error
      const {message, hint, place} = error
      throw new StopError(
        `The knowledge base cannot be checked as it is at \`${ref}\`: ${message}`,
        {
          ...(hint !== undefined && {hint}),
          ...(place && {place}),
          cause: error
        }
      )
    }
  })
}

/** `result` without the findings that are `known` at `ref`. */
export function newSince(result: RunResult, ref: string, known: ReadonlySet<string>): RunResult {
  const isNew = ({fingerprint}: Finding) => !known.has(fingerprint)
  const findings = result.findings.filter(isNew)
  const fingerprints = result.findings
    .filter((finding) => !isNew(finding))
    .map(({fingerprint}) => fingerprint)
  return {
    ...result,
    articles: result.articles.map((article) => ({
      ...article,
      findings: article.findings.filter(isNew)
    })),
    findings,
    since: {ref, known: fingerprints.length, fingerprints}
  }
}
