/** The categories and sections of a help centre: what articles stand on, one below the other. */

import type {PageAbove} from '../../model/source-page.ts'
import {count, type Json, present, text} from '../remote/values.ts'

export interface Shelf {
  /** The section itself and what it is in, the topmost first. */
  above: PageAbove[]
  /** Its articles stand by their titles, whatever places they have. */
  isByTitle: boolean
}

export interface Shelves {
  /** What an article in `section` stands on; `undefined` for a section that is not known. */
  of(section: string): Shelf | undefined
  /** Learn what replies of the interface say; what is known already stays. */
  add(categories: readonly Json[], sections: readonly Json[]): void
}

interface Section {
  above: PageAbove
  parent: string | undefined
  category: string | undefined
  isByTitle: boolean
}

/** Sections go five deep; more are none, but links that go round. */
const deepest = 20

export function makeShelves(): Shelves {
  const categories = new Map<string, PageAbove>()
  const sections = new Map<string, Section>()

  return {
    add(moreCategories, moreSections) {
      for (const above of moreCategories.flatMap(readAbove))
        if (!categories.has(above.id)) categories.set(above.id, above)
      for (const reply of moreSections)
        for (const above of readAbove(reply)) {
          if (sections.has(above.id)) continue
          const parent = text(reply['parent_section_id'])
          const isByTitle = /^(?:title|name)/.test(text(reply['sorting']) ?? '')
          sections.set(above.id, {above, parent, category: text(reply['category_id']), isByTitle})
        }
    },

    of(id) {
      const own = sections.get(id)
      if (!own) return
      const above: PageAbove[] = []
      let category: PageAbove | undefined
      for (let at: Section | undefined = own; at && above.length < deepest; ) {
        if (above.includes(at.above)) break
        above.unshift(at.above)
        category = categories.get(at.category ?? '') ?? category
        at = at.parent === undefined ? undefined : sections.get(at.parent)
      }
      return {above: category ? [category, ...above] : above, isByTitle: own.isByTitle}
    }
  }
}

function readAbove(reply: Json): PageAbove[] {
  const id = text(reply['id'])
  const title = (text(reply['name']) ?? text(reply['title']))?.trim()
  if (id === undefined || title === undefined || title === '') return []
  const description = text(reply['description'])?.replace(/\s+/gu, ' ').trim()
  const place = count(reply['position']) ?? 0
  return [present({id, title, place, description: description === '' ? undefined : description})]
}
