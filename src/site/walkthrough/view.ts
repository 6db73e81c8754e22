/** What the parts of a guide's page have in common. */

import type {Event, Guide, Progress} from './machine.ts'

export interface Shown {
  guide: Guide
  progress: Progress
}

export interface View {
  show(shown: Shown): void
}

export type Send = (event: Event) => void
