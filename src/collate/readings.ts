/**
 * What many pages say and ask for, by numbers: a page is read once, and little of it is held. In whatever order the pages
 * come, the same numbers stand for the same words in the end.
 */

import {compare} from '../model/finding.ts'
import type {Doing, PageFacts} from './page-facts.ts'
import type {Act} from './verbs.ts'

/** The words of a page in rising order, with how often it says each. */
export interface Row {
  words: Uint32Array
  times: Uint16Array
}

/** An action that pages ask for; equal ones are one. */
export interface Deed {
  act: Act
  /** Words of what it is done to. */
  object: Uint32Array
}

/** A procedure, by the numbers of its actions. */
export interface Course {
  steps: number
  deeds: Uint32Array
}

export interface Readings {
  /** By the page's place in the order of their keys. */
  rows: readonly Row[]
  courses: ReadonlyArray<readonly Course[]>
  titles: readonly Uint32Array[]
  /** By number, in order. */
  words: readonly string[]
  deeds: readonly Deed[]
}

export type BarePage = Omit<PageFacts, 'words' | 'procedures'>

export interface Reader {
  read(page: PageFacts): void
  /** All that were read, in the order of their keys. */
  done(): {pages: BarePage[]; readings: Readings}
}

/** Actions of a procedure that count; no reader does more. */
const most = 500

export function openReader(): Reader {
  const pages: Array<{page: BarePage; row: Row; title: Uint32Array; courses: Course[]}> = []
  const numbers = new Map<string, number>()
  const deeds: Deed[] = []
  const known = new Map<string, number>()

  return {
    read({words, procedures, ...page}) {
      const own = [...words].map(([word, times]) => [numberOf(word), times] as const)
      const row = {
        words: Uint32Array.from(own, ([word]) => word),
        times: Uint16Array.from(own, ([, times]) => Math.min(times, 65_535))
      }
      const title = Uint32Array.from(page.stems, numberOf)
      pages.push({page, row, title, courses: procedures.map(courseOf)})
    },
    done() {
      const words = [...numbers.keys()].sort(compare)
      const places = new Uint32Array(words.length)
      for (const [place, word] of words.entries()) places[numbers.get(word) ?? 0] = place
      const sorted = pages.sort((a, b) => compare(a.page.key, b.page.key))
      return {
        pages: sorted.map(({page}) => page),
        readings: {
          rows: sorted.map(({row}) => renumbered(row, places)),
          courses: sorted.map(({courses}) => courses),
          titles: sorted.map(({title}) => title.map((word) => places[word] ?? 0)),
          words,
          deeds: deeds.map(({act, object}) => ({
            act,
            object: object.map((word) => places[word] ?? 0)
          }))
        }
      }
    }
  }

  function numberOf(word: string): number {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  }

  function courseOf({steps, actions}: Doing): Course {
    return {steps, deeds: Uint32Array.from(actions.slice(0, most), deedOf)}
  }

  function deedOf({act, object}: Doing['actions'][number]): number {
    const name = [act, ...object].join(' ')
    const number = known.get(name) ?? deeds.length
    if (number === deeds.length) deeds.push({act, object: Uint32Array.from(object, numberOf)})
    known.set(name, number)
    return number
  }
}

function renumbered({words, times}: Row, places: Uint32Array): Row {
  const own = Array.from(words, (word, at) => [places[word] ?? 0, times[at] ?? 0] as const)
  own.sort((a, b) => a[0] - b[0])
  return {
    words: Uint32Array.from(own, ([word]) => word),
    times: Uint16Array.from(own, ([, count]) => count)
  }
}
