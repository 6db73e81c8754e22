/** Every rule, by family. Ids are permanent: decisions and reports use them. */

import {compareRules} from './compare.ts'
import {compareStructureRules} from './compare-structure.ts'
import {conserveRules} from './conserve.ts'
import {conventionRules} from './conventions.ts'
import {driftRules} from './drift.ts'
import {factRules} from './facts.ts'
import {fileRules} from './file.ts'
import {mergeRules} from './merge.ts'
import {pairRules} from './pair.ts'
import {repairRules} from './repair.ts'
import type {Rule} from './rule.ts'
import {secretRules} from './secret.ts'
import {sourceRules} from './source.ts'
import {structureRules} from './structure.ts'
import {tokenRules} from './token.ts'
import {writingRules} from './writing.ts'

const table = {
  ...sourceRules,
  ...secretRules,
  ...repairRules,
  ...fileRules,
  ...structureRules,
  ...conserveRules,
  ...pairRules,
  ...compareRules,
  ...compareStructureRules,
  ...factRules,
  ...mergeRules,
  ...driftRules,
  ...writingRules,
  ...conventionRules,
  ...tokenRules
}

export type RuleId = keyof typeof table

export const rules: Readonly<Record<RuleId, Rule>> = table
