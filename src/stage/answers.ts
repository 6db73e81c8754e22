/** What something was made of besides its own text, so that it can be told whether it would be made alike again. */

import {isDeepStrictEqual} from 'node:util'

export class Answers<World> {
  readonly #given: Array<{question: (world: World) => unknown; answer: unknown}> = []

  /** What `world` answers to `question`, which must hold nothing of the world, as it is kept. */
  ask<Answer>(world: World, question: (world: World) => Answer): Answer {
    const answer = question(world)
    this.#given.push({question, answer})
    return answer
  }

  /** Whether `world` answers the same. */
  hold(world: World): boolean {
    return this.#given.every(({question, answer}) => isDeepStrictEqual(question(world), answer))
  }
}
