/** One block of the result, before it is written. */

import type {Container} from './block.ts'
import type {Content} from './decide.ts'
import type {Slot} from './slots.ts'

export interface Planned extends Content {
  slot: Slot
  within: readonly Container[]
}

/** What its lines begin with: quotes and items, outermost first. */
export function shownIn(within: readonly Container[]): Container[] {
  return within.filter(({kind}) => kind === 'item' || kind === 'quote')
}
