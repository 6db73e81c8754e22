/** The known title that is most like one that nobody has, without looking at all of them. */

import {compare} from '../../model/finding.ts'
import {suggest} from '../../model/suggest.ts'

export interface NearTitles {
  add(title: string): void
  nearest(title: string): string | undefined
}

/** A word that more titles share tells none of them from the others. */
const common = 200
const most = 300

export function nearTitles(): NearTitles {
  const byWord = new Map<string, Set<string>>()
  /** Words of titles that were looked at: common ones are, for every link that leads nowhere. */
  const known = new Map<string, ReadonlySet<string>>()
  return {
    add(title) {
      for (const key of keysOf(title)) {
        const found = byWord.get(key) ?? new Set()
        if (found.size <= common) byWord.set(key, found.add(title))
      }
    },
    nearest(title) {
      const shared = new Set<string>()
      for (const key of keysOf(title)) {
        const found = byWord.get(key)
        if (!found || found.size > common || shared.size > most) continue
        for (const each of found) shared.add(each)
      }
      const typed = suggest(title, shared)
      if (typed !== undefined) return typed
      // Longer by a few words is far in letters, and yet near.
      const words = wordsOf(title)
      let best: string | undefined
      let greatest = 0.5
      for (const each of shared) {
        const share = likeness(words, knownWordsOf(each))
        if (
          share > greatest ||
          (share === greatest && best !== undefined && compare(each, best) < 0)
        ) {
          best = each
          greatest = share
        }
      }
      return best
    }
  }

  function knownWordsOf(title: string): ReadonlySet<string> {
    const words = known.get(title) ?? wordsOf(title)
    known.set(title, words)
    return words
  }
}

/** How many of the words of both are in both; 1 for all of them. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / Math.max(a.size, b.size)
}

/** Words of a title, and how it begins, as a slip of the pen may be in any one of them. */
function keysOf(title: string): string[] {
  const words = [...wordsOf(title)]
  return [...words, `^${words.join('').slice(0, 4)}`]
}

function wordsOf(title: string): Set<string> {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.slice(0, 30))
}
