/** What `read` gives, read once for as long as nobody needs the room: what asks for a text asks several times. */
export function fleeting<Value>(read: () => Value): () => Value {
  let last: WeakRef<{value: Value}> | undefined
  return () => {
    const known = last?.deref()
    if (known) return known.value
    const box = {value: read()}
    last = new WeakRef(box)
    return box.value
  }
}
