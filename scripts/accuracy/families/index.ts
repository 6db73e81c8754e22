/** All families of changes that are to be found, and the kinds of findings that count for each. */

import type {Family} from '../draft.ts'
import {blockFamilies} from './blocks.ts'
import {claimFamilies} from './claims.ts'
import {factFamilies} from './facts.ts'
import {itemFamilies} from './items.ts'

export const families: readonly Family[] = [
  ...blockFamilies,
  ...itemFamilies,
  ...factFamilies,
  ...claimFamilies
]
