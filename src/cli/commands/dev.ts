import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const dev: Command = {
  name: 'dev',
  takes: '',
  arity: [0, 0],
  summary: 'serve the site on this machine and follow the changes of articles',
  details: ['Ends with Ctrl+C.'],
  options: {},
  async run({root}, terminal) {
    const workspace = await openWorkspace(root)
    const {buildSite} = await import('../../pipeline.ts')
    await buildSite(workspace, {dev: true, log: (line) => terminal.err(`${line}\n`)})
    return 0
  }
}
