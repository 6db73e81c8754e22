import {diffJson, diffPage, diffText} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'
import {writeOutput} from '../write-output.ts'

export const diff: Command = {
  name: 'diff',
  takes: 'A [B]',
  arity: [1, 2],
  summary: 'show the versions of article A, or two articles or files, aligned, with the findings',
  details: [
    'A and B are ids of articles, the start of one, slugs, paths of files, or pages as `source/id`.'
  ],
  options: {
    json: {help: 'print the alignment as JSON (schemas/diff.schema.json)'},
    html: {
      value: 'FILE',
      help: 'write a page for a browser to FILE: the findings as sentences, then the texts side by side'
    }
  },
  async run({root, positionals, text, flag}, terminal) {
    const [a = '', b] = positionals
    const file = text('html')
    const workspace = await openWorkspace(root)
    const {collateTwo, diffRows, sideBySide, stepRows} = await import('../../pipeline.ts')
    const diff = await collateTwo(workspace, a, b, terminal.cwd)
    const {collation} = diff
    if (file !== undefined)
      await writeOutput(terminal.cwd, file, diffPage({...diff, ...sideBySide(collation)}))
    if (file !== undefined && !flag('json')) return 0
    const view = {...diff, rows: diffRows(collation), steps: stepRows(collation)}
    const {look} = terminal
    const sides = Number.isFinite(look.width) ? sideBySide(collation) : undefined
    terminal.out(flag('json') ? diffJson(view) : diffText(view, look, sides))
    return 0
  }
}
