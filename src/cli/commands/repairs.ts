import {repairsJson, repairsPage, repairsText} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'
import {writeOutput} from '../write-output.ts'

export const repairsCommand: Command = {
  name: 'repairs',
  takes: '[ARTICLE…]',
  arity: [0, Number.POSITIVE_INFINITY],
  summary:
    'show what was mended: counted over all articles, or of ARTICLE all that each repair did',
  details: [
    'ARTICLE is an id, the start of one, a slug or a path. What is shown is read back from the records, the pages as',
    'they were last seen, and the articles; nothing is imported or changed.'
  ],
  options: {
    json: {help: 'print it as JSON (schemas/repairs.schema.json)'},
    html: {
      value: 'FILE',
      help: 'write a page for a browser to FILE: what was taken out and put in, and the texts before and after'
    }
  },
  async run({root, positionals, text, flag}, terminal) {
    const file = text('html')
    const workspace = await openWorkspace(root)
    const {readRepairs} = await import('../../pipeline.ts')
    const report = await readRepairs(workspace, {only: positionals, whole: file !== undefined})
    if (file !== undefined) await writeOutput(terminal.cwd, file, repairsPage(report))
    if (flag('json')) terminal.out(repairsJson(report))
    else if (file === undefined) terminal.out(repairsText(report, terminal.look))
    return 0
  }
}
