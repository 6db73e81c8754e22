/** What was asked for last, held while it is likely to be asked for again. */

/** `make`, whose last `most` results are remembered by their key. */
export function recent<Key, Value>(most: number, make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return function (key) {
    const found = known.has(key) ? (known.get(key) as Value) : make(key)
    // The last that was asked for stands last, the oldest first.
    known.delete(key)
    known.set(key, found)
    const [oldest] = known.keys()
    if (known.size > most) known.delete(oldest as Key)
    return found
  }
}
