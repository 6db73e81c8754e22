/** Lets at most so many through at a time; the others wait in the order in which they came. */

export interface Gate {
  run<Result>(work: () => Promise<Result>): Promise<Result>
}

export function makeGate(width: number): Gate {
  const waiting: Array<() => void> = []
  let inside = 0

  return {
    async run(work) {
      if (inside >= width) await new Promise<void>((enter) => waiting.push(enter))
      else inside++
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        // The place goes to who waits: nobody slips in between.
        if (next) next()
        else inside--
      }
    }
  }
}
