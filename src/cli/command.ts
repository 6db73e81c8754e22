/** What a command is: what it takes, what its help says, what it does. */

import type {Look} from '../report/index.ts'

export interface Option {
  /** What stands for its value in the help; without it, the option takes none. */
  value?: string
  /** It may be given more than once. */
  multiple?: true
  short?: string
  help: string
}

export type Options = Readonly<Record<string, Option>>

/** What was typed. */
export interface Given {
  /** Absolute path of the knowledge base. */
  root: string
  positionals: readonly string[]
  /** Value of an option; of the last, when it was given more than once. */
  text(name: string): string | undefined
  all(name: string): readonly string[]
  flag(name: string): boolean
}

/** The world, as commands may touch it. */
export interface Terminal {
  cwd: string
  /** Version of the program, such as `1.2.3`. */
  version: string
  /** Version of Node, such as `24.21.0`. */
  node: string
  look: Look
  out(text: string): void
  err(text: string): void
  /** Show how far long work is; absent where nobody watches. */
  progress?: (done: number, total: number) => void
  /** Ask the person at the terminal; absent where there is none; `undefined` when they leave. */
  ask?: (question: string) => Promise<string | undefined>
  /** Open a file in the editor of whoever is at the terminal, until they are done; says what went wrong. Absent: they have none. */
  edit?: (file: string) => Promise<string | undefined>
}

/** Exit codes: `0` fine, `1` findings at or above the bar (`check`, `report`, `import --strict`), `2` could not run. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  name: string
  /** What follows the name: `[PATH…]`. */
  takes: string
  /** Least and most arguments. */
  arity: readonly [least: number, most: number]
  /** One line, without a full stop. */
  summary: string
  /** Lines of the help of this command only. */
  details: readonly string[]
  options: Options
  run(given: Given, terminal: Terminal): Promise<ExitCode>
}
