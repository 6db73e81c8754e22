/** `build` and `dev`: what may be published is staged and verified, then Astro makes the site of it. */

import path from 'node:path'
import {filesBelow} from '../emit/index.ts'
import {MdxReader} from '../mdx/index.ts'
import type {Finding} from '../model/finding.ts'
import {buildWithAstro, type Serving, serveWithAstro} from './astro.ts'
import {follow} from './follow.ts'
import {recordAddresses} from './record-addresses.ts'
import type {Workspace} from './run.ts'
import {checkContent, stageContent} from './stage-content.ts'

export interface BuildOptions {
  /** Absolute (default: `dist` in the root). */
  outDir?: string
  /** Gets what Astro says, line by line. */
  log: (line: string) => void
}

export interface Built {
  /** What was left out, and what else staging had to say; worst first. */
  findings: Finding[]
  /** Pages that were written. */
  pages: number
  /** Articles that the site shows. */
  articles: number
}

/** Build the site of what is in `content/`. Fails with `StopError` if Astro could not. */
export async function buildSite(workspace: Workspace, options: BuildOptions): Promise<Built> {
  const {root} = workspace
  const outDir = options.outDir ?? path.join(root, 'dist')
  const reader = new MdxReader()
  const verdict = await checkContent(workspace, reader)
  const {published, ...staged} = await stageContent(workspace, verdict, {reader})
  await buildWithAstro(root, outDir, options.log)
  await recordAddresses(
    root,
    verdict.articles.filter(({id}) => published.has(id))
  )
  return {...staged, pages: (await filesBelow(outDir, '', '.html')).length}
}

export interface ServeOptions {
  /** Gets what Astro says, line by line. */
  log: (line: string) => void
  /** Gets what staging has to say, each time that it is other than before. */
  show: (staged: Omit<Built, 'pages'>) => void
  /** Gets what went wrong with something that was saved. */
  failed: (error: unknown) => void
}

/** Serve the site on this machine and follow what is saved, until the process is told to end. */
export async function serveSite(workspace: Workspace, options: ServeOptions): Promise<void> {
  const {show, failed, log} = options
  let serving: Serving | undefined
  let {url} = workspace.config
  let isAgain: boolean
  const following = await follow(workspace, {show, failed, restaged})
  try {
    do {
      isAgain = false
      serving = serveWithAstro(workspace.root, log)
      await serving.ended
    } while (isAgain)
  } finally {
    following.stop()
  }

  function restaged(changed: readonly string[], now: string): void {
    if (now === url) {
      serving?.tell({changed})
      return
    }
    // Astro asks where the site lies once, when it starts.
    log(`The site is published at ${now} now: the server starts again.`)
    url = now
    isAgain = true
    serving?.stop()
  }
}
