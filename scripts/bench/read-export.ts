/**
 * Reads the pages of one export and lets each go: what the reader alone needs. Prints what it saw as JSON, and, where
 * `--expose-gc` lets it tell, the most memory that was in use at once.
 */

import {readPaths} from '../../src/source/index.ts'

/** Pages between two looks. */
const every = 50

const [file = ''] = process.argv.slice(2)
let pages = 0
let characters = 0
let problems = 0
let live = 0

const options = {source: 'bench', cwd: process.cwd(), root: process.cwd()}
for await (const read of readPaths([file], options)) {
  if ('page' in read) {
    pages++
    characters += read.page.body.length
  } else problems++
  if (globalThis.gc && pages % every === 0) {
    globalThis.gc()
    const {heapUsed, external} = process.memoryUsage()
    live = Math.max(live, (heapUsed + external) / 1_000_000)
  }
}
console.log(JSON.stringify({pages, characters, problems, live}))
