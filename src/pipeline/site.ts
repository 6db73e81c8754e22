/** `build` and `dev`: what may be published is staged and verified, then Astro makes the site of it. */

import {watch} from 'node:fs'
import path from 'node:path'
import {filesBelow} from '../emit/index.ts'
import {compareFindings, type Finding, finish, tellApart} from '../model/finding.ts'
import type {CheckedArticle} from '../model/result.ts'
import {stage} from '../stage/index.ts'
import {runAstro} from './astro.ts'
import {checkArticles} from './check.ts'
import {recordAddresses} from './record-addresses.ts'
import type {Workspace} from './run.ts'

export interface BuildOptions {
  /** Absolute (default: `dist` in the root). */
  outDir?: string
  /** Serve it on this machine and follow the changes of articles, until the process ends. */
  dev?: boolean
  /** Gets what Astro says, line by line. */
  log: (line: string) => void
}

export interface Built {
  /** What was left out, and what else staging had to say; worst first. */
  findings: Finding[]
  /** Pages that were written; 0 while serving. */
  pages: number
  /** Articles that the site shows. */
  articles: number
}

/** Build the site of what is in `content/`. Fails with `StopError` if Astro could not. */
export async function buildSite(workspace: Workspace, options: BuildOptions): Promise<Built> {
  const {root} = workspace
  const outDir = options.outDir ?? path.join(root, 'dist')
  const {published, ...staged} = await stageContent(workspace)

  if (options.dev) {
    const stop = follow(workspace, options.log)
    await runAstro('dev', root, outDir, options.log).finally(stop)
    return {...staged, pages: 0}
  }
  await runAstro('build', root, outDir, options.log)
  await recordAddresses(root, published)
  return {...staged, pages: (await filesBelow(outDir, '', '.html')).length}
}

async function stageContent(
  workspace: Workspace
): Promise<{findings: Finding[]; articles: number; published: CheckedArticle[]}> {
  const {root, config} = workspace
  const {articles, findings: found} = await checkArticles(workspace)
  const staged = await stage(root, {
    config,
    status: new Map(articles.map(({id, status}) => [id, status])),
    withheld: filesWithSecrets(found)
  })
  const drafts = [...staged.findings, ['', staged.leftOut] as const]
  const findings = drafts.flatMap(([id, list]) =>
    finish(list, id, ({at}) => (typeof at === 'object' ? at : {file: '', line: 1, column: 1}))
  )
  const shown = new Set(staged.staged)
  return {
    findings: tellApart(findings).sort(compareFindings),
    articles: staged.staged.length,
    published: articles.filter(({id}) => shown.has(id))
  }
}

/** Files that are no articles as far as a check goes, as they have no id or one that another has, and hold secrets. */
function filesWithSecrets(findings: readonly Finding[]): Set<string> {
  const secrets = findings.filter(
    ({rule, article, args}) =>
      article === '' && rule.startsWith('secret/') && args['typed'] === true
  )
  return new Set(secrets.map(({place}) => place.file))
}

/** Time in milliseconds that a change may take to settle before it is staged. */
const calm = 150

/** Stage anew whenever something in `content/` changes. Returns what ends it. */
function follow(workspace: Workspace, log: (line: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const watcher = watch(path.join(workspace.root, 'content'), {recursive: true}, function () {
    clearTimeout(timer)
    timer = setTimeout(function () {
      running = running
        .then(() => stageContent(workspace))
        .then(
          ({articles}) => log(`${articles} articles staged`),
          (error: unknown) => log(String(error))
        )
    }, calm)
  })
  return function () {
    clearTimeout(timer)
    watcher.close()
  }
}
