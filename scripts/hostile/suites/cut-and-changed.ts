/** Every fixture, cut at every byte, and changed by chance. */

import type {Format} from '../../../src/model/source-page.ts'
import {detectFormat} from '../../../src/source/page/detect-format.ts'
import {randomFor} from '../../accuracy/random.ts'
import {mutated} from '../../fuzz/mutate.ts'
import {type Input, readFixtures} from '../corpora.ts'
import type {RunOptions, Suite} from '../suite.ts'
import {type Asked, judgeAll} from './pages.ts'

const byEnding: Readonly<Record<string, Format>> = {
  html: 'html',
  json: 'adf',
  md: 'markdown',
  txt: 'text',
  wiki: 'wiki',
  xml: 'storage'
}

function asked(name: string, text: string, ending: string): Asked {
  return ending === 'mdx'
    ? {name, question: {kind: 'writers', text}}
    : {
        name,
        question: {
          kind: 'page',
          format: byEnding[ending] ?? detectFormat(text),
          text,
          isBroken: true
        }
      }
}

function endingOf({name}: Input): string {
  return /\.(\w+)$/.exec(name)?.[1] ?? ''
}

/** A sample cuts a few fixtures at a few places. */
const sampled = {fixtures: 40, bytes: 97}

export const cut: Suite = {
  name: 'cut at every byte',
  run: (options) => judgeAll(askCut(options))
}

function* askCut({sample}: RunOptions): Generator<Asked> {
  for (const [index, input] of readFixtures().entries()) {
    if (sample && index % sampled.fixtures !== 0) continue
    const bytes = Buffer.from(input.text)
    for (let end = 0; end < bytes.length; end += sample ? sampled.bytes : 1)
      yield asked(
        `${input.name} up to byte ${end}`,
        bytes.subarray(0, end).toString('utf8'),
        endingOf(input)
      )
  }
}

/** So often each fixture is changed. */
const changes = 8

export const changed: Suite = {
  name: 'changed by chance',
  run: (options) => judgeAll(askChanged(options))
}

function* askChanged({sample}: RunOptions): Generator<Asked> {
  const fixtures = readFixtures()
  for (const [index, input] of fixtures.entries()) {
    if (sample && index % sampled.fixtures !== 0) continue
    for (let time = 0; time < (sample ? 2 : changes); time++) {
      const random = randomFor(time, input.name)
      const other = fixtures[random.whole(0, fixtures.length - 1)]?.text ?? ''
      yield asked(
        `${input.name}, change ${time}`,
        mutated(input.text, other, random),
        endingOf(input)
      )
    }
  }
}
