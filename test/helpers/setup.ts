/**
 * Before each file of tests: what helpers open is closed, and generated input is the same in every run, so that a red test
 * is the fault of the change at hand. `FUZZ=1 npm test` draws anew; a case that it finds becomes a fixture.
 */

import fc from 'fast-check'
import {afterAll, afterEach} from 'vitest'
import {endFile, endTest} from './clean-up.ts'

if (!process.env['FUZZ']) fc.configureGlobal({seed: 20_260_101})
afterEach(endTest)
afterAll(endFile)
