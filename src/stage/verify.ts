/** Asks a child process whether staged articles may be published; one that hangs or dies costs one article. */

import {type ChildProcess, fork} from 'node:child_process'
import type {Answer, Question} from './verify-child.ts'

export interface VerifyOptions {
  /** Milliseconds that one article may take (default: `10_000`). */
  deadline?: number
  /** Megabytes that the process may use for its objects (default: `512`). */
  memory?: number
}

/** A process that answers for as long as it is not closed. */
export class Verifier {
  readonly #deadline: number
  readonly #memory: number
  #child: ChildProcess | undefined
  #isClosed = false

  constructor({deadline = 10_000, memory = 512}: VerifyOptions = {}) {
    this.#deadline = deadline
    this.#memory = memory
  }

  /** For each question why it may not be published; empty if it may. */
  async ask(questions: readonly Question[]): Promise<Answer[]> {
    const answers: Answer[] = []
    for (const question of questions) {
      if (this.#isClosed) throw new Error('Unexpected question, after the end of all')
      // Between two saves, nobody looks whether it still lives.
      if (!this.#child?.connected) this.#child = start(this.#memory)
      const answer = await ask(this.#child, question, this.#deadline)
      if (answer.lost) {
        this.#child.kill('SIGKILL')
        this.#child = undefined
      }
      answers.push(answer.text)
    }
    return answers
  }

  close(): void {
    this.#isClosed = true
    if (this.#child?.connected) this.#child.disconnect()
    this.#child = undefined
  }
}

function start(memory: number): ChildProcess {
  const file = new URL(
    import.meta.url.endsWith('.ts') ? 'verify-child.ts' : 'verify-child.js',
    import.meta.url
  )
  const child = fork(file, {
    execArgv: [`--max-old-space-size=${memory}`, '--disable-warning=ExperimentalWarning'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc']
  })
  child.setMaxListeners(20)
  return child
}

function ask(
  child: ChildProcess,
  question: Question,
  deadline: number
): Promise<{text: Answer; lost: boolean}> {
  return new Promise(function (resolve) {
    const timer = setTimeout(() => done('it took too long to read', true), deadline)
    const onMessage = (answer: unknown) => done(String(answer), false)
    const onEnd = () => done('it could not be read', true)

    function done(text: string, lost: boolean): void {
      clearTimeout(timer)
      child.off('message', onMessage)
      child.off('exit', onEnd)
      child.off('error', onEnd)
      resolve({text, lost})
    }

    child.on('message', onMessage)
    child.once('exit', onEnd)
    child.once('error', onEnd)
    child.send(question, (error) => {
      if (error) onEnd()
    })
  })
}
