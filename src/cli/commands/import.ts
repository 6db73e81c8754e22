import {existsSync} from 'node:fs'
import path from 'node:path'
import type {Finding} from '../../model/finding.ts'
import {StopError} from '../../model/stop-error.ts'
import type {Workspace} from '../../pipeline.ts'
import {importJson, planText, shownArticles, summary} from '../../report/index.ts'
import type {Command, Given} from '../command.ts'
import {jobsHelp, readJobs} from '../jobs.ts'
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
    'dry-run': {
      help: 'say what would be done, with the diff of each article; write nothing. Sources are asked as always'
    },
    full: {help: 'with --dry-run on a terminal: all diffs, whole'},
    only: {
      value: 'NAME',
      multiple: true,
      help: 'bring in and make only this article (id, slug or file) or page (SOURCE/ID); `*` stands for any letters'
    },
    limit: {
      value: 'N',
      help: 'bring in at most N new or changed pages; the next run goes on'
    },
    jobs: {value: 'N', help: jobsHelp},
    strict: {
      help: 'exit 1 where a source or page did not come in; what did is written all the same'
    },
    json: {help: 'print the result as JSON (schemas/import.schema.json)'}
  },
  async run(given, terminal) {
    const {root, positionals, text, flag} = given
    const isDry = flag('dry-run')
    const limit = readLimit(text('limit'))
    const jobs = readJobs(text('jobs'))
    if (flag('full') && !isDry)
      throw new StopError('`--full` goes with `--dry-run` only', {hint: 'Leave it out'})
    const workspace = await openWorkspace(root, {mayBeNew: true})
    refuseNothing(workspace, given)
    const source = readSource(text('source'))
    // A file or a pipe takes as much as there is.
    const isWhole = flag('full') || flag('json') || !Number.isFinite(terminal.look.width)

    // Loaded late: help and mistakes need no parser.
    const {importPages} = await import('../../pipeline.ts')
    const result = await importPages(workspace, {
      paths: positionals,
      ...(source !== undefined && {source}),
      write: !isDry,
      patches: isWhole ? undefined : shownArticles,
      only: given.all('only'),
      limit,
      jobs,
      offline: flag('offline'),
      cwd: terminal.cwd,
      ...(terminal.progress && {progress: terminal.progress})
    })
    if (flag('json')) terminal.out(importJson(result))
    else
      terminal.out(
        isDry ? planText(result, {...terminal.look, isWhole}) : summary(result, terminal.look)
      )
    return flag('strict') && result.findings.some(keptOut) ? 1 : 0
  }
}

/** Pages that are there already are made articles anew: decisions may have changed them. */
function refuseNothing({config}: Workspace, {root, positionals}: Given): void {
  const isEmpty = positionals.length === 0 && config.sources.length === 0
  if (isEmpty && !existsSync(path.join(root, 'content/sources')))
    throw new StopError('There is nothing to import', {
      hint: 'Name files or folders (`npx collate import PATH`), or add `sources` to `collate.config.ts`'
    })
}

function readSource(given: string | undefined): string | undefined {
  if (given !== undefined && !/^[a-z0-9][a-z0-9-]{0,39}$/.test(given))
    throw new StopError(`\`${given}\` cannot be the name of a source`, {
      hint: 'Use lower-case letters, digits and hyphens, such as `help-centre`'
    })
  return given
}

function readLimit(given: string | undefined): number | undefined {
  if (given === undefined) return
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given)
  throw new StopError(`\`--limit ${given}\` is no number of pages`, {
    hint: 'Write how many pages one run may bring in, such as `--limit 50`'
  })
}

/** Whether it says that something did not come in. */
function keptOut({rule, severity}: Finding): boolean {
  return rule.startsWith('source/') && severity === 'error'
}
