/** Works on several items at a time, and hands over the results in the order of the items. */

export async function* inOrder<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>
): AsyncGenerator<Result> {
  const running: Array<Promise<Result>> = []
  let next = 0

  while (next < items.length || running.length > 0) {
    while (running.length < width && next < items.length) {
      const started = work(items[next++] as Item)
      // It fails where it is awaited; without this, one further behind would end the process first.
      started.catch(() => undefined)
      running.push(started)
    }
    const result = running.shift()
    if (result) yield await result
  }
}
