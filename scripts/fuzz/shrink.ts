/** Makes a text that shows a fault smaller, as long as it shows the same: delta debugging by halves, then finer. */

/** The smallest text found within `tries`; `isFaulty` says whether one still shows the fault. */
export async function shrunk(
  text: string,
  isFaulty: (text: string) => Promise<boolean>,
  tries = 150
): Promise<string> {
  let left = tries
  let best = text
  for (let parts = 2; left > 0 && best.length > 1; ) {
    const size = Math.max(1, Math.ceil(best.length / parts))
    let smaller: string | undefined
    for (let at = 0; at < best.length && left > 0 && smaller === undefined; at += size) {
      const without = best.slice(0, at) + best.slice(at + size)
      left--
      if (await isFaulty(without)) smaller = without
    }
    if (smaller !== undefined) {
      best = smaller
      parts = Math.max(2, parts - 1)
    } else if (size === 1) break
    else parts = Math.min(best.length, parts * 2)
  }
  return best
}
