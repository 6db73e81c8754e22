import {status, statusJson} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const statusCommand: Command = {
  name: 'status',
  takes: '',
  arity: [0, 0],
  summary: 'list the articles by state, and what holds each back',
  details: [
    'An article is published, unless something holds it back or its front matter says `status: draft` (never',
    'published) or `status: review` (not before somebody took that line out). `status: published` publishes it',
    'though its other version is missing, or closed to most people. What is in the inbox is not sorted yet.'
  ],
  options: {json: {help: 'print it as JSON (schemas/status.schema.json)'}},
  async run({root, flag}, terminal) {
    const workspace = await openWorkspace(root)
    const {checkArticles, readPlaces} = await import('../../pipeline.ts')
    const result = await checkArticles(
      workspace,
      terminal.progress ? {progress: terminal.progress} : {}
    )
    const view = await readPlaces(root)
    terminal.out(flag('json') ? statusJson(result, view) : status(result, view, terminal.look))
    return 0
  }
}
