/** While the site is served on a writer's machine: what is saved is staged at once, and checked afterwards. */

import {watch} from 'node:fs'
import {mkdir, stat} from 'node:fs/promises'
import path from 'node:path'
import {configNames, findConfig, loadConfig} from '../config/index.ts'
import {Memory} from '../stage/index.ts'
import {Checker} from './checker.ts'
import {inTurn} from './in-turn.ts'
import type {Workspace} from './run.ts'
import {type StagedContent, stageContent, type Verdict} from './stage-content.ts'

/** Time in milliseconds that a change may take to settle: editors save in several strokes. */
const calm = 25

export interface Listener {
  /** Gets what staging has to say, when it is other than before. */
  show: (staged: StagedContent) => void
  /** Gets what was written or taken away in `.collate/site/`, and where the site is published. */
  restaged: (changed: readonly string[], url: string) => void
  /** Gets what went wrong: the next save may mend it. */
  failed: (error: unknown) => void
}

export interface Following {
  /** What was staged at first. */
  staged: StagedContent
  stop: () => void
}

/**
 * Stage what is in `content/`, and anew whenever something in it, or the configuration, changes: by the verdicts of the
 * last check, so that nobody waits for the next one, which may take back what was shown.
 */
export async function follow(given: Workspace, listener: Listener): Promise<Following> {
  const {root} = given
  const {show, restaged, failed} = listener
  const memory = new Memory()
  const checker = new Checker(root)
  let workspace = given
  let configured = await configStamp(root)
  let verdict = await checker.check()
  let isChecked = true
  let isOver = false
  let said = ''

  const checking = inTurn(async function () {
    if (isOver) return
    const next = await checker.check()
    if (plain(next) === plain(verdict)) return
    verdict = next
    staging()
  }, complain)
  const staging = inTurn(async function () {
    if (isOver) return
    const stamp = await configStamp(root)
    if (stamp !== configured) {
      configured = stamp
      await loadConfig(root).then((config) => (workspace = {root, config}), complain)
    }
    tell(await stageContent(workspace, verdict, {memory}))
    if (!isChecked) checking()
    isChecked = true
  }, complain)

  const staged = await stageContent(workspace, verdict, {memory})
  tell(staged)
  await mkdir(path.join(root, 'content'), {recursive: true})
  let timer: NodeJS.Timeout | undefined
  const onChange = (): void => {
    clearTimeout(timer)
    timer = setTimeout(function () {
      isChecked = false
      staging()
    }, calm)
  }
  const watchers = [
    watch(path.join(root, 'content'), {recursive: true}, onChange),
    watch(root, (_event, name) => {
      if (name !== null && configNames.includes(name)) onChange()
    })
  ]
  return {
    staged,
    stop() {
      isOver = true
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      checker.close()
      memory.close()
    }
  }

  function tell(now: StagedContent): void {
    const {changed, published: _, ...rest} = now
    const text = JSON.stringify(rest)
    if (text !== said) show(now)
    said = text
    restaged(changed, workspace.config.url)
  }

  function complain(error: unknown): void {
    if (!isOver) failed(error)
  }
}

function plain({status, withheld, settled}: Omit<Verdict, 'articles'>): string {
  return JSON.stringify([[...status], [...withheld], [...settled]])
}

/** Another one whenever the configuration is written. */
async function configStamp(root: string): Promise<string> {
  const name = await findConfig(root)
  const found = name === undefined ? undefined : await stat(path.join(root, name))
  return `${name} ${found?.mtimeMs}`
}
