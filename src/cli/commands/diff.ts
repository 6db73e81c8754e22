import {diffJson, diffText} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const diff: Command = {
  name: 'diff',
  takes: 'A [B]',
  arity: [1, 2],
  summary: 'show the versions of article A, or two articles or files, aligned, with the findings',
  details: [
    'A and B are ids of articles, the start of one, slugs, paths of files, or pages as `source/id`.'
  ],
  options: {json: {help: 'print the alignment as JSON'}},
  async run({root, positionals, flag}, terminal) {
    const [a = '', b] = positionals
    const workspace = await openWorkspace(root)
    const {collateTwo, diffRows, stepRows} = await import('../../pipeline.ts')
    const {left, right, collation, findings} = await collateTwo(workspace, a, b, terminal.cwd)
    const view = {left, right, findings, rows: diffRows(collation), steps: stepRows(collation)}
    terminal.out(flag('json') ? diffJson(view) : diffText(view, terminal.look))
    return 0
  }
}
