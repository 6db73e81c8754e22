/** What was left out of an archive: one finding a kind, however many entries there are. */

import type {FindingDraft} from '../../model/finding.ts'
import type {RuleId} from '../../model/rules/index.ts'

/** How many names a finding shows. */
const most = 3

export interface LeftOut {
  add(rule: RuleId, reason: string, name: string): void
  findings(): FindingDraft[]
}

/** Collects what is left out of the archive `shown`. */
export function leftOut(shown: string): LeftOut {
  const kinds = new Map<string, {rule: RuleId; reason: string; names: string[]; count: number}>()

  return {
    add(rule, reason, name) {
      const key = `${rule} ${reason}`
      const kind = kinds.get(key) ?? {rule, reason, names: [], count: 0}
      kind.count++
      if (kind.names.length < most) kind.names.push(printable(name))
      kinds.set(key, kind)
    },
    findings() {
      return [...kinds.values()].map(({rule, reason, names, count}) => ({
        rule,
        args: {reason, count, names: names.join(', ')},
        at: {file: shown, line: 1, column: 1}
      }))
    }
  }
}

/** `name` so that it can be shown on one line, whatever is in it. */
function printable(name: string): string {
  const plain = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�')
  return `“${plain.length > 100 ? `${plain.slice(0, 100)}…` : plain}”`
}
