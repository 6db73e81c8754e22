import path from 'node:path'
import {builtText} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const build: Command = {
  name: 'build',
  takes: '',
  arity: [0, 0],
  summary: 'stage what may be published and build the site',
  details: [
    'An article that cannot be published safely is left out and reported; the others are built.'
  ],
  options: {out: {value: 'DIR', help: 'where the site is written (default: dist, in the root)'}},
  async run({root, text}, terminal) {
    const workspace = await openWorkspace(root)
    const {buildSite} = await import('../../pipeline.ts')
    const out = text('out')
    const built = await buildSite(workspace, {
      ...(out !== undefined && {outDir: path.resolve(terminal.cwd, out)}),
      log: (line) => terminal.err(`${line}\n`)
    })
    terminal.out(builtText(built, terminal.look))
    return 0
  }
}
