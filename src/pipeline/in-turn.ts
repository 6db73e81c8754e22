/** Work that is asked for more often than it can be done. */

/** Do `work` whenever it is asked for, never twice at a time; asked for while it is done, it is done once more after. */
export function inTurn(work: () => Promise<void>, complain: (error: unknown) => void): () => void {
  let isBusy = false
  let isAsked = false
  return ask

  function ask(): void {
    isAsked = true
    if (!isBusy) void run()
  }

  async function run(): Promise<void> {
    isBusy = true
    while (isAsked) {
      isAsked = false
      await work().catch(complain)
    }
    isBusy = false
  }
}
