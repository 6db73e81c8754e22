/** Loaded before the program (`node --import`): strikes it as `COLLATE_STRIKE` says. */

import {writeFileSync} from 'node:fs'
import process from 'node:process'
import {isMainThread} from 'node:worker_threads'
import type {Strike} from './strike.ts'
import {install} from './strikes.ts'

const told = process.env['COLLATE_STRIKE']
if (told && isMainThread) {
  const strike: Strike = JSON.parse(told)
  const striking = await install()
  striking.set(strike)
  const {counted} = strike
  process.once('exit', function () {
    const count = striking.count()
    striking.set(undefined)
    if (counted !== undefined) writeFileSync(counted, String(count))
  })
}
