/** The heaviest increasing run of a row: what stands in the same order in both versions. */

export interface Link {
  left: number
  right: number
  weight: number
}

/** The links of the heaviest run that rises strictly on both sides; `links` sorted by `left`. */
export function heaviestRun<Each extends Link>(links: readonly Each[]): Each[] {
  const ranks = new Map(
    [...new Set(links.map((link) => link.right))]
      .sort((a, b) => a - b)
      .map((right, index) => [right, index + 1])
  )
  const size = ranks.size
  // Fenwick tree of the heaviest run that ends at or before a rank.
  const best = new Float64Array(size + 1)
  const last = new Int32Array(size + 1).fill(-1)
  const before = new Int32Array(links.length).fill(-1)
  let top = -1
  let topWeight = 0

  for (const [index, link] of links.entries()) {
    const rank = ranks.get(link.right) ?? 1
    let weight = 0
    for (let at = rank - 1; at > 0; at -= at & -at)
      if ((best[at] ?? 0) > weight) {
        weight = best[at] ?? 0
        before[index] = last[at] ?? -1
      }
    weight += link.weight
    for (let at = rank; at <= size; at += at & -at)
      if ((best[at] ?? 0) < weight) {
        best[at] = weight
        last[at] = index
      }
    if (weight > topWeight) {
      topWeight = weight
      top = index
    }
  }

  const run: Each[] = []
  for (let at = top; at !== -1; at = before[at] ?? -1) {
    const link = links[at]
    if (link) run.push(link)
  }
  return run.reverse()
}
