import {browserSheets} from './browser-sheets.ts'
import {cutShort} from './cut-short.ts'
import {doubledTail} from './doubled-tail.ts'
import type {Mend} from './mend.ts'
import {mojibake} from './mojibake.ts'
import {runningHeads} from './running-heads.ts'
import {tagDebris} from './tag-debris.ts'

/** Every mend, in the order in which they run. */
export const mends: readonly Mend[] = [
  mojibake,
  browserSheets,
  runningHeads,
  doubledTail,
  tagDebris,
  cutShort
]
