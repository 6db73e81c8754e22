/** Work of which one thing is done at a time, in the order in which it was asked for. */

export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return function <Result>(work: () => Promise<Result>): Promise<Result> {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
}
