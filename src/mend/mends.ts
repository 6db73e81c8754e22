import {cutShort} from './cut-short.ts'
import {doubledTail} from './doubled-tail.ts'
import type {Mend} from './mend.ts'
import {mojibake} from './mojibake.ts'
import {tagDebris} from './tag-debris.ts'

/** Every mend, in the order in which they run. */
export const mends: readonly Mend[] = [mojibake, doubledTail, tagDebris, cutShort]
