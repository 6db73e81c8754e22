import {errorText, followedText} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const dev: Command = {
  name: 'dev',
  takes: '',
  arity: [0, 0],
  summary: 'serve the site on this machine and follow the changes of articles',
  details: [
    'What is saved shows at once. An article that would be left out says why at its address, and here.',
    'Sections, facts and the configuration are followed, too: with another `url`, it starts again by itself.',
    'Ends with Ctrl+C.'
  ],
  options: {},
  async run({root}, terminal) {
    const workspace = await openWorkspace(root)
    const {serveSite} = await import('../../pipeline.ts')
    await serveSite(workspace, {
      log: (line) => terminal.err(`${line}\n`),
      show: (staged) => terminal.err(followedText(staged, terminal.look)),
      failed: (error) => terminal.err(errorText(error, terminal.look))
    })
    return 0
  }
}
