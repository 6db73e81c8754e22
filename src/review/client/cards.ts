/** The findings of the page, or the articles of the list, as things to go through. */

import {main} from './page.ts'

export function cards(): HTMLElement[] {
  return [...main().querySelectorAll<HTMLElement>('.card, .rows h2 a')]
}

/** The one that has the focus. */
export function current(): HTMLElement | undefined {
  return cards().find((each) => each.contains(document.activeElement))
}

/** Focus `card`, or the page where there is none. */
export function goTo(card: HTMLElement | undefined): void {
  const target = card ?? main()
  target.focus({preventScroll: true})
  target.scrollIntoView({block: card ? 'nearest' : 'start'})
}

/** To the next (`1`) or the one before (`-1`); from nowhere, to the first in view. */
export function move(step: 1 | -1): void {
  const all = cards()
  const here = current()
  const at = here ? all.indexOf(here) + step : firstInView(all)
  goTo(all[Math.min(Math.max(at, 0), all.length - 1)])
}

function firstInView(all: readonly HTMLElement[]): number {
  return Math.max(
    0,
    all.findIndex((each) => each.getBoundingClientRect().bottom > 80)
  )
}
