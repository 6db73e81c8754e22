/** Findings by kind, the most pressing first. */

import {compareSeverities, type Finding} from '../model/finding.ts'

/**
 * Families of rules that come first among equally severe ones: a key that leaked, text that was lost,
 * pages that did not come in, articles that wait for another version.
 */
const urgent: readonly string[] = ['secret', 'conserve', 'source', 'pair']

/** Those of one severity and rule together, in the order in which they are given. */
export function kindsOf(findings: readonly Finding[]): Finding[][] {
  const kinds = new Map<string, Finding[]>()
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.rule}`
    const kind = kinds.get(key)
    if (kind) kind.push(finding)
    else kinds.set(key, [finding])
  }
  return [...kinds.values()].sort(([a], [b]) => (a && b ? compareKinds(a, b) : 0))
}

function compareKinds(a: Finding, b: Finding): number {
  return compareSeverities(a.severity, b.severity) || urgency(a) - urgency(b)
}

/** Small for what should be looked at first. */
function urgency({rule}: Finding): number {
  const at = urgent.indexOf(rule.slice(0, rule.indexOf('/')))
  return at === -1 ? urgent.length : at
}
