/** Lets at most so many through at a time; the others wait in the order in which they came. */

export interface Gate {
  run<Result>(work: () => Promise<Result>): Promise<Result>
  /** Let `width` through from now on; who is inside may stay. */
  resize(width: number): void
}

export function makeGate(width: number): Gate {
  const waiting: Array<() => void> = []
  let inside = 0
  let open = width

  return {
    async run(work) {
      if (inside >= open) await new Promise<void>((enter) => waiting.push(enter))
      else inside++
      try {
        return await work()
      } finally {
        inside--
        letIn()
      }
    },
    resize(to) {
      open = to
      letIn()
    }
  }

  /** The place is given away at once: nobody slips in between. */
  function letIn(): void {
    while (inside < open) {
      const next = waiting.shift()
      if (!next) return
      inside++
      next()
    }
  }
}
