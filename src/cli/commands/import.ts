import {existsSync} from 'node:fs'
import path from 'node:path'
import type {Finding} from '../../model/finding.ts'
import {StopError} from '../../model/stop-error.ts'
import {importJson, summary} from '../../report/index.ts'
import type {Command} from '../command.ts'
import {openWorkspace} from '../workspace.ts'

export const importCommand: Command = {
  name: 'import',
  takes: '[PATH…]',
  arity: [0, Number.POSITIVE_INFINITY],
  summary: 'bring in the configured sources, or files and folders; mend, pair, cross-check, write',
  details: [
    'Without PATH, the sources of `collate.config.ts` are read; where there are none, articles are made',
    'anew of the pages that are there. A PATH is a file, a folder or a glob',
    'such as `export/**/*.html`; what is known of a page NAME.html may stand in NAME.meta.json.',
    'Exit 0 unless it could not run, or with --strict; `check` judges.'
  ],
  options: {
    source: {
      value: 'NAME',
      help: 'only this source; with PATH, the name the pages are filed under'
    },
    offline: {help: 'use no network: sources that need one stay as they were last seen'},
    'dry-run': {help: 'say what would be done, write nothing'},
    strict: {
      help: 'exit 1 where a source or page did not come in; what did is written all the same'
    },
    json: {help: 'print the result as JSON (schemas/import.schema.json)'}
  },
  async run({root, positionals, text, flag}, terminal) {
    const dryRun = flag('dry-run')
    const workspace = await openWorkspace(root, {mayBeNew: true})
    const isEmpty = positionals.length === 0 && workspace.config.sources.length === 0
    // Pages that are there already are made articles anew: decisions may have changed them.
    if (isEmpty && !existsSync(path.join(root, 'content/sources')))
      throw new StopError('There is nothing to import', {
        hint: 'Name files or folders (`npx collate import PATH`), or add `sources` to `collate.config.ts`'
      })

    const source = text('source')
    if (source !== undefined && !/^[a-z0-9][a-z0-9-]{0,39}$/.test(source))
      throw new StopError(`\`${source}\` cannot be the name of a source`, {
        hint: 'Use lower-case letters, digits and hyphens, such as `help-centre`'
      })

    // Loaded late: help and mistakes need no parser.
    const {importPages} = await import('../../pipeline.ts')
    const result = await importPages(workspace, {
      paths: positionals,
      ...(source !== undefined && {source}),
      write: !dryRun,
      offline: flag('offline'),
      cwd: terminal.cwd,
      ...(terminal.progress && {progress: terminal.progress})
    })
    terminal.out(flag('json') ? importJson(result) : summary(result, {...terminal.look, dryRun}))
    return flag('strict') && result.findings.some(keptOut) ? 1 : 0
  }
}

/** Whether it says that something did not come in. */
function keptOut({rule, severity}: Finding): boolean {
  return rule.startsWith('source/') && severity === 'error'
}
