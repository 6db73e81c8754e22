/** Every kind of fault, in the order in which they are tried. */

import type {Kind} from '../rounds.ts'
import {brokenDisk} from './broken-disk.ts'
import {clock} from './clock.ts'
import {forge} from './forge.ts'
import {fullDisk} from './full-disk.ts'
import {killBuild} from './kill-build.ts'
import {killImport} from './kill-import.ts'
import {confluenceNetwork, zendeskNetwork} from './network.ts'
import {smallDisk} from './small-disk.ts'
import {stopDecide} from './stop-decide.ts'
import {stopImport} from './stop-import.ts'
import {stopStage} from './stop-stage.ts'
import {together} from './together.ts'
import {vanished} from './vanished.ts'

export const kinds: readonly Kind[] = [
  stopImport,
  stopDecide,
  stopStage,
  killImport,
  killBuild,
  fullDisk,
  smallDisk,
  brokenDisk,
  vanished,
  together,
  zendeskNetwork,
  confluenceNetwork,
  forge,
  clock
]
