/** A process that loads configurations as the program does, without the test runner's own loader: asked for a root, it answers. */

import {loadConfig} from '../../src/config/index.ts'
import {StopError} from '../../src/model/stop-error.ts'

process.on('message', async function (root: string) {
  const answer = await loadConfig(root).then(
    (config) => ({config}),
    function (error: unknown) {
      if (!(error instanceof StopError)) throw error
      const {message, place, hint} = error
      return {stop: {message, place, hint}}
    }
  )
  process.send?.(answer)
})
