/** Marks that a page has once each: ids and pictures. Twice at one distance, they tell of a copy. */

export interface Twice {
  first: number
  second: number
  kind: 'id' | 'image'
}

const mark = /\s(id|name|src)=(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})')/g

/** Where in `text` each mark stands; the distinct ids and pictures of a piece of HTML. */
export function marksOf(text: string): {ids: Map<string, number[]>; images: Map<string, number[]>} {
  const ids = new Map<string, number[]>()
  const images = new Map<string, number[]>()
  for (const found of text.matchAll(mark)) {
    const value = found[2] ?? found[3] ?? ''
    const into = found[1] === 'src' ? images : ids
    const places = into.get(value)
    if (places) places.push(found.index)
    else into.set(value, [found.index])
  }
  return {ids, images}
}

/** Marks that stand exactly twice in `text`. */
export function twice(text: string): Twice[] {
  const {ids, images} = marksOf(text)
  const result: Twice[] = []
  for (const [kind, map] of [
    ['id', ids],
    ['image', images]
  ] as const)
    for (const [first, second, third] of map.values())
      if (first !== undefined && second !== undefined && third === undefined)
        result.push({first, second, kind})
  return result.sort((a, b) => a.second - b.second)
}
