/** Reads the pages of one export and lets each go: what the reader alone needs. Prints what it saw as JSON. */

import {readPaths} from '../../src/source/index.ts'

const [file = ''] = process.argv.slice(2)
let pages = 0
let characters = 0
let problems = 0

const options = {source: 'bench', cwd: process.cwd(), root: process.cwd()}
for await (const read of readPaths([file], options)) {
  if ('page' in read) {
    pages++
    characters += read.page.body.length
  } else problems++
}
console.log(JSON.stringify({pages, characters, problems}))
