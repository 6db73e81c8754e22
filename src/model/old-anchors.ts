/**
 * Which heading a fragment means: ids and slugs, and the ids that Confluence makes of headings and anchors, in all their
 * forms (`#Heading-Text`, `#PageTitle-HeadingText`, `#id-1.2PageTitle-HeadingText`, `#HeadingText.1`), and Zendesk.
 */

import {distance} from 'fastest-levenshtein'
import {decoded} from './decoded.ts'
import {foldAnchor} from './fold.ts'
import {headingIdOf} from './help-centre-address.ts'

export interface Landmark {
  /** As readers see it. */
  text: string
  /** The fragment that leads to it, without `#`. */
  slug: string
}

export interface Landmarks {
  /** What the article is and was called: a title may stand before the heading in an id. */
  titles: readonly string[]
  headings: readonly Landmark[]
  /** Old id → text of the heading that bears it now. */
  anchors: Readonly<Record<string, string>>
}

export interface LandmarkIndex {
  /** The heading that a fragment (without `#`) means; `undefined` where none does. */
  find(fragment: string): Landmark | undefined
  /** The heading whose text is most like what a fragment says; none where none is. */
  nearest(fragment: string): Landmark | undefined
  /** Whether a fragment means the article itself: its title, or the top of the page. */
  isTop(fragment: string): boolean
}

/** Headings that are looked at for a likely one: longer lists are not a person's to choose from. */
const most = 300

export function indexLandmarks({titles, headings, anchors}: Landmarks): LandmarkIndex {
  // The first of equals, as what comes after may be what headings were called before.
  const bySlug = new Map(headings.toReversed().map((each) => [each.slug, each]))
  const byText = Map.groupBy(headings, ({text}) => foldAnchor(text))
  const names = [...new Set(titles.map(foldAnchor))]
  /** Exports put the title before every anchor, links from elsewhere do not. */
  const untitled = new Map(
    Object.keys(anchors).flatMap((id) =>
      names.flatMap((name) => afterTitle(id, name).map((rest): [string, string] => [rest, id]))
    )
  )
  const alike = new Map(Object.keys(anchors).map((id) => [headingIdOf(id), id]))
  return {
    find(fragment) {
      const id = decoded(fragment)
      if (id === '') return
      const rests = names.flatMap((name) => afterTitle(id, name))
      return (
        first([id, ...rests], borne) ??
        borne(alike.get(headingIdOf(id) ?? '') ?? '') ??
        bySlug.get(id) ??
        bySlug.get(fragment) ??
        first([id, ...rests], worded) ??
        borne(untitled.get(id) ?? '')
      )
    },
    nearest(fragment) {
      const id = decoded(fragment)
      const [rest = id] = names.flatMap((name) => afterTitle(id, name)).slice(-1)
      return nearestOf(rest, headings.slice(0, most))
    },
    isTop(fragment) {
      if (fragment === '') return true
      const folded = foldAnchor(decoded(fragment))
      return /^(?:top|mainbody|maincontent|titleheading|titletext)$/.test(folded) || isTitle(folded)
    }
  }

  function isTitle(folded: string): boolean {
    return folded !== '' && names.includes(folded)
  }

  function borne(id: string): Landmark | undefined {
    const text = Object.hasOwn(anchors, id) ? anchors[id] : undefined
    return text === undefined ? undefined : byText.get(foldAnchor(text))?.[0]
  }

  /** By the letters and digits of the text; of equals, the first, or the one that a number says. */
  function worded(id: string): Landmark | undefined {
    const folded = foldAnchor(id)
    if (folded === '') return
    const same = byText.get(folded)
    if (same) return same[0]
    const [, stem = '', number = ''] = /^(.*)[.-](\d{1,4})$/s.exec(id) ?? []
    return stem === '' ? undefined : byText.get(foldAnchor(stem))?.[Number(number)]
  }
}

function first<Found>(
  ids: readonly string[],
  ask: (id: string) => Found | undefined
): Found | undefined {
  for (const id of ids) {
    const found = ask(id)
    if (found !== undefined) return found
  }
  return
}

/** What stands after `title` (folded) in `id`; several, as a title and a heading may have hyphens of their own. */
function afterTitle(id: string, title: string): string[] {
  const result: string[] = []
  for (const start of id.startsWith('id-') ? [0, 3] : [0]) {
    if (start > 0) result.push(id.slice(start))
    let folded = ''
    let from = start
    for (let at = id.indexOf('-', start); at !== -1; at = id.indexOf('-', from)) {
      folded += foldAnchor(id.slice(from, at))
      from = at + 1
      if (folded.length > title.length) break
      if (folded === title && title !== '') result.push(id.slice(from))
    }
  }
  return result
}

function nearestOf(id: string, headings: readonly Landmark[]): Landmark | undefined {
  const typed = foldAnchor(id).slice(0, 100)
  let best: Landmark | undefined
  let least = Number.POSITIVE_INFINITY
  for (const heading of typed === '' ? [] : headings) {
    const text = foldAnchor(heading.text).slice(0, 100)
    const holds = text.length > 3 && (typed.includes(text) || text.includes(typed))
    const far = holds
      ? Math.abs(text.length - typed.length) / Math.max(text.length, typed.length)
      : distance(typed, text)
    if (far >= least || !(holds || far <= Math.max(2, typed.length / 2))) continue
    best = heading
    least = far
  }
  return best
}
