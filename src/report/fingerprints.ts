/** Fingerprints that no two findings of a report share: services show one of those that do. */

import type {Finding} from '../model/finding.ts'

/** Keeps the first of equal ones as it is, and numbers the others in the order of the report. */
export function fingerprinter(): (finding: Finding) => string {
  const seen = new Map<string, number>()

  return function ({fingerprint}) {
    const times = (seen.get(fingerprint) ?? 0) + 1
    seen.set(fingerprint, times)
    return times === 1 ? fingerprint : `${fingerprint}-${times}`
  }
}
