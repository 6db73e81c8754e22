/** Every rule of collation. The order counts: a fact that one has told, later ones leave out. */

import type {CollateRule} from '../context.ts'
import {blockExtra} from './block-extra.ts'
import {blockMissing} from './block-missing.ts'
import {blockMoved} from './block-moved.ts'
import {codeChanged} from './code-changed.ts'
import {codeLangMissing} from './code-lang-missing.ts'
import {conditionMissing} from './condition-missing.ts'
import {dateConflict} from './date-conflict.ts'
import {fieldMissing} from './field-missing.ts'
import {fieldValueConflict} from './field-value-conflict.ts'
import {headingChanged} from './heading-changed.ts'
import {headingLevel} from './heading-level.ts'
import {imageContentDiffers} from './image-content-differs.ts'
import {imageMissing} from './image-missing.ts'
import {labelCase} from './label-case.ts'
import {labelChanged} from './label-changed.ts'
import {linkMissing} from './link-missing.ts'
import {linkTargetChanged} from './link-target-changed.ts'
import {modalPolarity} from './modal-polarity.ts'
import {modalStrength} from './modal-strength.ts'
import {negationFlip} from './negation-flip.ts'
import {numberConflict} from './number-conflict.ts'
import {pathConflict} from './path-conflict.ts'
import {pathPartial} from './path-partial.ts'
import {prereqMissing} from './prereq-missing.ts'
import {roleConflict} from './role-conflict.ts'
import {stepExtra} from './step-extra.ts'
import {stepMissing} from './step-missing.ts'
import {stepReordered} from './step-reordered.ts'
import {stepSplitOrMerged} from './step-split-or-merged.ts'
import {tableCellChanged} from './table-cell-changed.ts'
import {tableShape} from './table-shape.ts'
import {termInconsistent} from './term-inconsistent.ts'
import {textChanged} from './text-changed.ts'
import {versionConflict} from './version-conflict.ts'
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
  labelCase,
  roleConflict,
  modalPolarity,
  modalStrength,
  negationFlip,
  warningMissing,
  warningDemoted,
  prereqMissing,
  dateConflict,
  versionConflict,
  numberConflict,
  conditionMissing,
  termInconsistent,
  codeChanged,
  codeLangMissing,
  linkTargetChanged,
  tableShape,
  fieldMissing,
  linkMissing,
  fieldValueConflict,
  tableCellChanged,
  imageMissing,
  imageContentDiffers,
  headingChanged,
  headingLevel,
  blockMissing,
  blockExtra,
  blockMoved,
  textChanged
]
