import type {Command, Given, Terminal} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

const details = ['A and B are pages, as `source/id`, or articles.']

export const pair: Command = {
  name: 'pair',
  takes: 'A B',
  arity: [2, 2],
  summary: 'say that two pages are the same article',
  details: [...details, 'The next import makes one article of them.'],
  options: {},
  run: (given, terminal) => settle(given, terminal, true)
}

export const unpair: Command = {
  name: 'unpair',
  takes: 'A B',
  arity: [2, 2],
  summary: 'say that two pages are not the same article',
  details: [...details, 'The next import keeps them apart, and likeness no longer proposes them.'],
  options: {},
  run: (given, terminal) => settle(given, terminal, false)
}

async function settle({root, positionals}: Given, terminal: Terminal, same: boolean): Promise<0> {
  const [a = '', b = ''] = positionals
  const workspace = await openWorkspace(root)
  const {setPair} = await import('../../pipeline.ts')
  const [first, second] = await setPair(workspace, a, b, same)
  const verdict = same ? 'are the same article' : 'are not the same article'
  terminal.out(`${first} and ${second} ${verdict} from the next import on.\n`)
  return 0
}
