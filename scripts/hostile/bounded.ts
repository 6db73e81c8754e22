/**
 * Has inputs judged within bounds: of CPU, which grow with the size of the input, and of memory. What goes beyond them
 * is killed, and is a failure of that input alone.
 */

import {type ChildProcess, fork} from 'node:child_process'
import type {Answer, Question} from './bounded-child.ts'

/** Seconds of CPU that any input may take, and what each MB of it may take besides. */
export const bound = {seconds: 4, perMegabyte: 15}
/** MB that the program may use for its objects. */
export const mostMemory = 2048
/** Other work on the machine makes the clock go faster than the CPU. */
const patience = 8

export class Bounded {
  /** Seconds of CPU of all that was asked. */
  cpu = 0
  /** The input that took the largest part of its bound, and the largest process. */
  slowest = {name: '', cpu: 0, share: 0}
  megabytes = 0
  #child: ChildProcess | undefined

  /** What is wrong with an input; nothing where all is well. */
  async ask(name: string, question: Question): Promise<string[]> {
    const most = boundOf(question)
    this.#child ??= start()
    const answer = await answerOf(this.#child, question, most * patience * 1000)
    if (typeof answer === 'string') {
      this.#child.kill('SIGKILL')
      this.#child = undefined
      this.cpu += most
      return [answer]
    }
    this.cpu += answer.cpu
    this.megabytes = Math.max(this.megabytes, answer.megabytes)
    const share = answer.cpu / most
    if (share > this.slowest.share) this.slowest = {name, cpu: answer.cpu, share}
    return share > 1
      ? [
          ...answer.problems,
          `took ${answer.cpu.toFixed(1)} s of CPU, ${most.toFixed(1)} s are allowed`
        ]
      : answer.problems
  }

  get note(): string {
    const {name, cpu, share} = this.slowest
    return `slowest: ${name}, ${cpu.toFixed(2)} s of CPU (${Math.round(share * 100)} % of its bound); largest process ${Math.round(this.megabytes)} MB`
  }

  close(): void {
    this.#child?.disconnect()
    this.#child = undefined
  }
}

/** Seconds of CPU that a question may take. */
function boundOf(question: Question): number {
  const {seconds, perMegabyte} = bound
  // A knowledge base is imported five times, and staged twice.
  const runs = question.kind === 'base' ? 6 : 1
  return runs * (seconds + (perMegabyte * sizeOf(question)) / 1e6)
}

function sizeOf(question: Question): number {
  const texts =
    question.kind === 'content'
      ? Object.values(question.files)
      : question.kind === 'base'
        ? question.pages.flatMap(({text, edit}) => [text, edit?.other ?? ''])
        : [question.text, ('edit' in question && question.edit?.other) || '']
  return texts.reduce((sum, text) => sum + text.length, 0)
}

function start(): ChildProcess {
  const child = fork(new URL('bounded-child.ts', import.meta.url), {
    execArgv: [`--max-old-space-size=${mostMemory}`, '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc']
  })
  return child
}

/** The answer; a text where there is none. */
function answerOf(
  child: ChildProcess,
  question: Question,
  milliseconds: number
): Promise<Answer | string> {
  return new Promise(function (resolve) {
    const timer = setTimeout(
      () => done(`no answer within ${Math.round(milliseconds / 1000)} s`),
      milliseconds
    )
    const onExit = (code: number | null, signal: string | null) =>
      done(`the process ended (${signal ?? code})`)

    function done(answer: Answer | string): void {
      clearTimeout(timer)
      child.off('message', done)
      child.off('exit', onExit)
      resolve(answer)
    }

    child.on('message', done)
    child.once('exit', onExit)
    child.send(question, (error) => {
      if (error) done(`the process does not listen (${error.message})`)
    })
  })
}
