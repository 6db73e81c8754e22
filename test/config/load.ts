/** Loads a configuration as the program does, without the test runner's own loader; prints JSON. */

import {loadConfig} from '../../src/config/index.ts'
import {StopError} from '../../src/model/stop-error.ts'

const result = await loadConfig(process.argv[2] ?? '').then(
  (config) => ({config}),
  function (error: unknown) {
    if (!(error instanceof StopError)) throw error
    const {message, place, hint} = error
    return {stop: {message, place, hint}}
  }
)
console.log(JSON.stringify(result))
