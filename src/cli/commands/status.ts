import {status} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const statusCommand: Command = {
  name: 'status',
  takes: '',
  arity: [0, 0],
  summary: 'list the articles by state, and what holds each back',
  details: [],
  options: {},
  async run({root}, terminal) {
    const workspace = await openWorkspace(root)
    const {checkArticles} = await import('../../pipeline.ts')
    const result = await checkArticles(
      workspace,
      terminal.progress ? {progress: terminal.progress} : {}
    )
    terminal.out(status(result, terminal.look))
    return 0
  }
}
