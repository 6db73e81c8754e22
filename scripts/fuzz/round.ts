/** What is tried in one round: a page, or a few of them as a knowledge base; the same for the same seed and round. */

import fc from 'fast-check'
import {type Format, formats} from '../../src/model/source-page.ts'
import {detectFormat} from '../../src/source/page/detect-format.ts'
import {randomFor} from '../accuracy/random.ts'
import {createRandom, type Random} from '../bench/random.ts'
import type {Question} from '../hostile/bounded-child.ts'
import {type Input, readDocuments, readFixtures} from '../hostile/corpora.ts'
import type {Case} from '../hostile/judge/page.ts'
import {documents} from './arbitraries.ts'
import {mutated} from './mutate.ts'

/** A round in so many is one of a whole knowledge base, which costs as much as many pages. */
const perBase = 60
const pagesOfBase = 8

export type Round = Extract<Question, {kind: 'page' | 'writers' | 'base'}>

export class Rounds {
  readonly #seeds: readonly Input[]
  readonly #seed: number

  constructor(seed: number) {
    this.#seed = seed
    this.#seeds = [...readFixtures(), ...readDocuments()]
  }

  at(round: number): Round {
    const random = randomFor(this.#seed, String(round))
    if (round % perBase === perBase - 1) {
      const pages = Array.from({length: pagesOfBase}, () => this.#page(random))
      return {kind: 'base', pages, seed: seedOf(random)}
    }
    if (random.chance(0.12)) return {kind: 'writers', text: front + this.#document(random).text}
    return {kind: 'page', ...this.#page(random)}
  }

  #page(random: Random): Case {
    const {text, format, isBroken} = this.#document(random)
    const other = mutated(text, this.#any(random), createRandom(seedOf(random)))
    return {format, text, isBroken, edit: {seed: seedOf(random), other}}
  }

  #document(random: Random): Required<Pick<Case, 'text' | 'format' | 'isBroken'>> {
    if (random.chance(0.4)) {
      const format = random.pick(formats as unknown as [Format, ...Format[]])
      const [text = ''] = fc.sample(documents[format], {seed: seedOf(random), numRuns: 1})
      return {text, format, isBroken: false}
    }
    const source = this.#any(random)
    // Programs also take one format for another.
    const format = random.chance(0.85)
      ? detectFormat(source)
      : random.pick(formats as unknown as [Format, ...Format[]])
    return {text: mutated(source, this.#any(random), random), format, isBroken: true}
  }

  #any(random: Random): string {
    return this.#seeds[random.whole(0, this.#seeds.length - 1)]?.text ?? ''
  }
}

const front = '---\nid: a\ntitle: T\n---\n\n'

function seedOf(random: Random): number {
  return random.whole(0, 2 ** 31 - 1)
}
