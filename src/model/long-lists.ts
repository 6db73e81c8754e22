/** Long lists as arguments: where they are spread, some 100,000 items overflow the stack. */

/** Add `items` behind `list`. */
export function pushAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item)
}

/** Add `items` behind `list`, the last one first, as a stack takes the children of a node. */
export function pushReversed<Item>(list: Item[], items: readonly Item[]): void {
  for (let index = items.length - 1; index >= 0; index--) list.push(items[index] as Item)
}

/** Put `items` into `list` at `index`, in the place of `gone` others. */
export function insertAll<Item>(
  list: Item[],
  index: number,
  items: readonly Item[],
  gone = 0
): void {
  const rest = list.splice(index)
  pushAll(list, items)
  pushAll(list, rest.slice(gone))
}

/** The greatest of `numbers`, at least `least`. */
export function greatest(numbers: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let result = least
  for (const number of numbers) if (number > result) result = number
  return result
}

export function smallest(numbers: Iterable<number>): number {
  let result = Number.POSITIVE_INFINITY
  for (const number of numbers) if (number < result) result = number
  return result
}

/** Where a list was last asked for an item. */
const cursors = new WeakMap<readonly unknown[], number>()

/**
 * The index of `item` in `list`, or -1. Items are mostly asked for in order: the search goes on where the
 * last one ended, so that asking for all of a long list is linear.
 */
export function indexOf<Item>(list: readonly Item[], item: Item): number {
  const near = list.indexOf(item, cursors.get(list) ?? 0)
  const at = near === -1 ? list.indexOf(item) : near
  if (at !== -1) cursors.set(list, at)
  return at
}
