/** The pages that a macro asks for by their labels. */

import type {PageKey} from '../../model/source-page.ts'
import {property} from './find-page.ts'
import type {Listing} from './listing.ts'

/** Pages that bear a label of every group, in the order of their titles. */
export function labelledPages({place, owner, facts, context}: Listing): readonly PageKey[] {
  const {known} = context
  const groups = (property(place, 'dataLabels') ?? '').split(' ').map((group) => group.split(','))
  const without = split(property(place, 'dataWithout'))
  const spaces = split(property(place, 'dataSpaces')).map((key) =>
    key === 'currentSpace()' ? facts.space : key
  )
  const [first = [], ...rest] = groups
  let result = bearing(first)
  for (const group of rest) {
    const others = new Set(bearing(group))
    result = result.filter((key) => others.has(key))
  }
  const unwanted = new Set(without.flatMap((label) => known.labelled(label, undefined, owner)))
  return unwanted.size > 0 ? result.filter((key) => !unwanted.has(key)) : result

  function bearing(labels: readonly string[]): readonly PageKey[] {
    const lists = labels.flatMap((label) =>
      spaces.length > 0
        ? spaces.map((space) => known.labelled(label, space, owner))
        : [known.labelled(label, undefined, owner)]
    )
    const [only = []] = lists
    if (lists.length <= 1) return only
    const keys = [...new Set(lists.flat())]
    const titles = new Map(keys.map((key) => [key, known.titleOf(key) ?? '']))
    const rank = (key: PageKey) => titles.get(key) ?? ''
    return keys.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
  }
}

function split(names: string | undefined): string[] {
  return (names ?? '').split(' ').filter((name) => name !== '')
}
