import path from 'node:path'
import {type ExportedArticle, type Target, targets} from '../../model/export.ts'
import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import {exportJson, exportNotesText, exportSummary} from '../../report/index.ts'
import type {Command, Given} from '../command.ts'
import {openWorkspace} from '../workspace.ts'
import {isFileName, writeExport} from '../write-export.ts'

export const exportCommand: Command = {
  name: 'export',
  takes: '[ARTICLE…]',
  arity: [0, Number.POSITIVE_INFINITY],
  summary: 'write articles as a help centre, Confluence or any Markdown takes them',
  details: [
    'ARTICLE is an id, the start of one, a slug or a path. The text of one article is printed; with --out, it is',
    'written, with its pictures and what is known of it (NAME.meta.json, which `import` reads), and so may be many.',
    'What the target cannot say is told on the error output, with its line. Each export is read again as an import',
    'would, and what would come out otherwise is told, too. docs/export.md lists what becomes of what.'
  ],
  options: {
    to: {value: 'TARGET', help: `in whose format: ${targets.join(', ')}`},
    out: {value: 'PATH', help: 'a folder to write to; for one article, also a file such as a.html'},
    all: {help: 'every article, but for drafts and those that are held back'},
    json: {help: 'print texts and notes as JSON (schemas/export.schema.json)'}
  },
  async run(given, terminal) {
    const {root, positionals, flag, text} = given
    const to = readTarget(text('to'))
    const out = text('out')
    checkAmount(given, out)
    const workspace = await openWorkspace(root)
    const target = out === undefined ? undefined : path.resolve(terminal.cwd, out)

    const {exportArticles} = await import('../../pipeline.ts')
    const kept: ExportedArticle[] = []
    const count = {articles: 0, notes: 0, files: 0}
    for await (const article of exportArticles(workspace, {only: positionals, to})) {
      if (target !== undefined) await writeExport(root, target, article)
      count.articles++
      count.notes += article.notes.length
      count.files += article.files.length
      if (flag('json')) kept.push(article)
      else {
        if (target === undefined) terminal.out(article.text)
        terminal.err(exportNotesText(article, terminal.look))
      }
    }
    if (flag('json')) terminal.out(exportJson(to, kept))
    else if (out !== undefined)
      terminal.out(exportSummary(count.articles, count.notes, count.files, out))
    return 0
  }
}

function readTarget(given: string | undefined): Target {
  const found = targets.find((target) => target === given)
  if (found) return found
  if (given === undefined)
    throw new StopError('`export` needs to know in whose format', {
      hint: `Add \`--to\` and one of ${targets.join(', ')}`
    })
  throw new StopError(`Unknown target \`${given}\` of \`--to\``, {hint: didYouMean(given, targets)})
}

function checkAmount({positionals, flag}: Given, out: string | undefined): void {
  const isAll = flag('all')
  if (isAll && positionals.length > 0)
    throw new StopError('`--all` and names of articles exclude each other', {
      hint: 'Leave one of them out'
    })
  if (!isAll && positionals.length === 0)
    throw new StopError('`export` needs the name of an article', {
      hint: 'Run `npx collate status` to see all, or take `--all`'
    })
  if (!isAll && positionals.length === 1) return
  if (out !== undefined && isFileName(out))
    throw new StopError(`Several articles cannot be written to the file \`${out}\``, {
      hint: 'Name a folder with `--out DIR`'
    })
  if (out === undefined && !flag('json'))
    throw new StopError('Several articles need a folder to be written to', {
      hint: 'Name one with `--out DIR`, or take `--json`'
    })
}
