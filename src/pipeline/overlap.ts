/** Several changes under way at a time: whoever makes articles need not wait for the disk. */

import type {Take} from './article/make-all.ts'

export interface Overlap {
  take: Take
  /** Until none is under way. @throws what one of them threw. */
  done(): Promise<void>
  /** The same, whatever became of them. */
  settled(): Promise<void>
}

/** Under way at a time; who has more waits. */
const most = 8

export function overlapping(take: Take): Overlap {
  const doing = new Set<Promise<void>>()
  let failed: {error: unknown} | undefined

  return {
    async take(changes, article) {
      if (failed) throw failed.error
      const one = take(changes, article)
        .catch((error: unknown) => {
          failed ??= {error}
        })
        .finally(() => doing.delete(one))
      doing.add(one)
      while (doing.size >= most) await Promise.race(doing)
    },
    async done() {
      await this.settled()
      if (failed) throw failed.error
    },
    async settled() {
      await Promise.all(doing)
    }
  }
}
