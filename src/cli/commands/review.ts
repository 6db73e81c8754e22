import {StopError} from '../../model/stop-error.ts'
import {errorText} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const reviewCommand: Command = {
  name: 'review',
  takes: '',
  arity: [0, 0],
  summary: 'decide in a browser: findings, versions, conflicts and repairs, article by article',
  details: [
    'Prints an address that only this machine can open, with a key that changes at each start.',
    'What is decided there is written as `decide` writes it. Ends with Ctrl+C.'
  ],
  options: {
    port: {value: 'N', help: 'another port than 4322'}
  },
  async run({root, text}, terminal) {
    const typed = text('port')
    const asked = typed === undefined ? undefined : readPort(typed)
    const workspace = await openWorkspace(root)
    const {startReview} = await import('../../review/index.ts')
    const review = await startReview({
      workspace,
      port: asked,
      onError: (error) => terminal.err(errorText(error, terminal.look))
    })
    terminal.out(`Review: ${review.address}\n\nCtrl+C ends.\n`)
    await review.closed
    return 0
  }
}

function readPort(typed: string): number {
  const port = Number(typed)
  if (/^\d+$/.test(typed) && port <= 65_535) return port
  throw new StopError(`\`${typed}\` is no port`, {hint: 'Give a number from 1 to 65535'})
}
