/**
 * Holds two versions of an article of BYTES bytes against each other: `align-texts.ts HOW BYTES SEED`. HOW is `align`
 * (which block answers which), `collate` (the same, and all rules) or `diff` (the words of both files, with `diff`).
 * Prints seconds of CPU, reading apart, and whether it came to an end, as JSON.
 */

import {diffWords} from 'diff'
import {makeContext} from '../../src/collate/context.ts'
import {collate} from '../../src/collate/index.ts'
import {readMarkdown} from '../../src/mdx/index.ts'
import type {Article} from '../../src/model/article.ts'
import {plan, titleOf} from './plan.ts'
import {createRandom} from './random.ts'
import {renderMarkdown} from './render-plain.ts'
import {retell} from './retell.ts'

/** After which `diff` gives up, in milliseconds. */
const patience = 60_000

const number = 1
const [how = '', bytes = '', seed = ''] = process.argv.slice(2)
const [text, again] = versions(Number(bytes), Number(seed))
const run = prepared(how)
const before = process.cpuUsage()
const done = run()
const {user, system} = process.cpuUsage(before)
console.log(JSON.stringify({cpu: (user + system) / 1e6, done, size: Buffer.byteLength(text)}))

function prepared(how: string): () => boolean {
  if (how === 'diff') return () => diffWords(text, again, {timeout: patience}) !== undefined
  const [left, right] = [articleOf('help', text), articleOf('wiki', again)]
  if (how === 'align') return () => makeContext(left, right).beads.length > 0
  if (how === 'collate') return () => collate(left, right).blocks.length > 0
  throw new RangeError(`Unexpected \`${how}\`, expected one of: align, collate, diff`)
}

/** A text of about `bytes` bytes, and the same told again. */
function versions(bytes: number, seed: number): [string, string] {
  const at = (size: number) => plan(createRandom(seed), number, 1000, size)
  let size = bytes
  let planned = at(size)
  for (let turn = 0; turn < 3; turn++) {
    size *= bytes / Buffer.byteLength(renderMarkdown(planned))
    planned = at(size)
  }
  const retold = retell(createRandom(seed + 1), planned, titleOf(number))
  return [renderMarkdown(planned), renderMarkdown(retold.plan)]
}

function articleOf(source: string, markdown: string): Article {
  return {
    id: source,
    title: titleOf(number),
    file: `${source}.md`,
    page: `${source}/1`,
    labels: [],
    locale: 'en',
    section: 'inbox',
    body: readMarkdown(markdown).body,
    anchors: {}
  }
}
