import type {Command} from '../command.ts'
import {build} from './build.ts'
import {check} from './check.ts'
import {decideCommand} from './decide.ts'
import {dev} from './dev.ts'
import {diff} from './diff.ts'
import {doctor} from './doctor.ts'
import {explainCommand} from './explain.ts'
import {exportCommand} from './export.ts'
import {importCommand} from './import.ts'
import {init} from './init.ts'
import {newCommand} from './new.ts'
import {pair, unpair} from './pair.ts'
import {proposeCommand} from './propose.ts'
import {repairsCommand} from './repairs.ts'
import {reportCommand} from './report.ts'
import {reviewCommand} from './review.ts'
import {statusCommand} from './status.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  importCommand,
  check,
  reportCommand,
  decideCommand,
  reviewCommand,
  diff,
  repairsCommand,
  exportCommand,
  pair,
  unpair,
  statusCommand,
  explainCommand,
  doctor,
  init,
  newCommand,
  build,
  dev,
  proposeCommand
]
