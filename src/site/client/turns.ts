/** How long a page may be at work before it lets the browser paint and answer, in ms: what a slow phone stretches to 50. */
const slice = 8

/**
 * Do `work` in turns: at each `yield` it may be left for a moment, and it is where its turn has been long enough.
 *
 * The first turn is a task of its own, too: else the work would be part of what all scripts and the end of the page take.
 */
export async function inTurns(work: Iterator<void>): Promise<void> {
  let end = 0
  do {
    if (performance.now() < end) continue
    await new Promise((resume) => setTimeout(resume))
    end = performance.now() + slice
  } while (!work.next().done)
}
