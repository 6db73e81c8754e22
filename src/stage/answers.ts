/** What something was made of besides its own text, so that it can be told whether it would be made alike again. */

import {isDeepStrictEqual} from 'node:util'

/** What can be asked of a world, by name: so that answers can be kept for the next process. */
type Questions<World> = Readonly<Record<string, (world: World, ...about: string[]) => unknown>>

export interface Given {
  name: string
  about: string[]
  answer: unknown
}

/** Answers what is asked for by the name of a question, and remembers that it was. */
export type Ask<Table> = <Name extends keyof Table>(
  name: Name,
  ...about: Table[Name] extends (world: never, ...about: infer About) => unknown ? About : never
) => Table[Name] extends (...args: never) => infer Answer ? Answer : never

export class Answers<World, Table extends Questions<World>> {
  readonly #table: Table
  readonly #given = new Map<string, Given>()

  constructor(table: Table, given: readonly Given[] = []) {
    this.#table = table
    for (const each of given) this.#given.set(keyOf(each.name, each.about), each)
  }

  get given(): Given[] {
    return [...this.#given.values()]
  }

  /** Asks `world`; what it answers may hold nothing of the world, as it is kept. */
  asking(world: World): Ask<Table> {
    return (name, ...about) => {
      const answer = this.#table[name]?.(world, ...(about as string[]))
      const asked = {name: String(name), about: about as string[], answer}
      this.#given.set(keyOf(asked.name, asked.about), asked)
      return answer as never
    }
  }

  /** Whether `world` answers the same. */
  hold(world: World): boolean {
    return this.given.every(({name, about, answer}) => {
      const question = this.#table[name]
      return question !== undefined && isDeepStrictEqual(question(world, ...about), answer)
    })
  }
}

function keyOf(name: string, about: readonly string[]): string {
  return [name, ...about].join('\0')
}
