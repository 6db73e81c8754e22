/** Checks `content/` in a process of its own, so that a long check delays nothing of what a writer waits for. */

import {type ChildProcess, fork} from 'node:child_process'
import {constants, setPriority} from 'node:os'
import {StopError} from '../model/stop-error.ts'
import type {CheckAnswer} from './check-child.ts'
import type {Verdict} from './stage-content.ts'

export class Checker {
  readonly #root: string
  #child: ChildProcess | undefined
  #isClosed = false

  constructor(root: string) {
    this.#root = root
  }

  /** What a check says of each article. Fails with `StopError` where it could not run. */
  async check(): Promise<Omit<Verdict, 'articles'>> {
    if (this.#isClosed) throw new Error('Unexpected check, after the end of all')
    const child = this.#child?.connected ? this.#child : this.#start()
    const answer = await ask(child, this.#root)
    if ('stop' in answer) throw new StopError(answer.stop.message, answer.stop)
    // The first is waited for; those that follow give way to all that is.
    if (child.pid !== undefined && !this.#isClosed)
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    return answer
  }

  close(): void {
    this.#isClosed = true
    this.#child?.kill()
  }

  #start(): ChildProcess {
    const file = `check-child.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`
    this.#child = fork(new URL(file, import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc']
    })
    return this.#child
  }
}

function ask(child: ChildProcess, root: string): Promise<CheckAnswer> {
  return new Promise(function (resolve, reject) {
    const onEnd = (): void => done(() => reject(new Error('The process that checks has ended')))
    const onMessage = (answer: unknown): void => done(() => resolve(answer as CheckAnswer))

    function done(settle: () => void): void {
      child.off('message', onMessage)
      child.off('exit', onEnd)
      child.off('error', onEnd)
      settle()
    }

    child.on('message', onMessage)
    child.on('exit', onEnd)
    child.on('error', onEnd)
    child.send(root)
  })
}
