import {headingKinds} from './headings.ts'
import {inlineKinds} from './inline.ts'
import type {Kind} from './kind.ts'
import {leftoverKinds} from './leftovers.ts'
import {partKinds} from './parts.ts'
import {stepKinds} from './steps.ts'

export type {Kind} from './kind.ts'

/** Every kind of defect, in the order of the list of real defects. */
export const kinds: readonly Kind[] = [
  ...inlineKinds,
  ...headingKinds,
  ...stepKinds,
  ...partKinds,
  ...leftoverKinds
].toSorted((a, b) => a.row - b.row)
