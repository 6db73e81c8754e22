/** Every rule of collation. The order counts: a fact that one has told, later ones leave out. */

import type {CollateRule} from '../context.ts'
import {blockExtra} from './block-extra.ts'
import {blockMissing} from './block-missing.ts'
import {blockMoved} from './block-moved.ts'
import {codeChanged} from './code-changed.ts'
import {imageMissing} from './image-missing.ts'
import {labelChanged} from './label-changed.ts'
import {linkMissing} from './link-missing.ts'
import {linkTargetChanged} from './link-target-changed.ts'
import {numberConflict} from './number-conflict.ts'
import {pathConflict} from './path-conflict.ts'
import {pathPartial} from './path-partial.ts'
import {prereqMissing} from './prereq-missing.ts'
import {stepExtra} from './step-extra.ts'
import {stepMissing} from './step-missing.ts'
import {stepReordered} from './step-reordered.ts'
import {stepSplitOrMerged} from './step-split-or-merged.ts'
import {textChanged} from './text-changed.ts'
import {warningDemoted} from './warning-demoted.ts'
import {warningMissing} from './warning-missing.ts'

export const collateRules: readonly CollateRule[] = [
  stepMissing,
  stepExtra,
  stepReordered,
  stepSplitOrMerged,
  pathConflict,
  pathPartial,
  labelChanged,
  warningMissing,
  warningDemoted,
  prereqMissing,
  numberConflict,
  codeChanged,
  linkTargetChanged,
  linkMissing,
  imageMissing,
  blockMissing,
  blockExtra,
  blockMoved,
  textChanged
]
