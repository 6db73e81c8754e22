/**
 * `npm run roundtrip -- [--to TARGET]… FOLDER…`: imports the folders, exports every article in every format, imports
 * that again, and counts what came out otherwise. Fails where an export did not announce a difference.
 */

import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import {parseArgs} from 'node:util'
import {type Target, targets} from '../../src/model/export.ts'
import {importPages, type Workspace} from '../../src/pipeline.ts'
import {type Round, roundTrip} from './measure.ts'

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {to: {type: 'string', multiple: true}, verbose: {type: 'boolean'}}
})
if (positionals.length === 0) {
  console.error('Name folders: `npm run roundtrip -- [--to TARGET]… [--verbose] FOLDER…`')
  process.exit(2)
}

const root = await mkdtemp(path.join(tmpdir(), 'collate-roundtrip-'))
const base: Workspace = {
  root,
  config: {
    title: 'Round trip',
    url: 'https://help.harbour.example',
    locale: 'en',
    lead: 'newest',
    sources: [],
    pairs: [],
    repairs: {},
    files: {fetch: false}
  }
}

try {
  const paths = positionals.map((each) => path.resolve(each))
  await importPages(base, {paths, write: true, offline: true, cwd: process.cwd()})
  for (const to of targets.filter((each) => !values.to || values.to.includes(each)))
    report(to, await roundTrip(base, to))
} finally {
  await rm(root, {recursive: true, force: true})
}

function report(to: Target, {articles, same, changed, silent, kinds}: Round): void {
  const share = articles === 0 ? 0 : (same / articles) * 100
  console.log(`\n${to}: ${articles} articles, ${same} the same (${share.toFixed(1)} %)`)
  console.log(
    `  ${changed.length - silent.length} otherwise as announced, ${silent.length} in silence`
  )
  for (const [kind, count] of [...kinds].sort((a, b) => b[1] - a[1]))
    console.log(`  ${String(count).padStart(5)}  articles with a note of the kind ${kind}`)
  for (const {file, differences} of values.verbose ? changed : silent)
    for (const {from, was, is} of differences)
      console.log(`  ${file}:${from}\n    - ${short(was)}\n    + ${short(is)}`)
  if (silent.length > 0) process.exitCode = 1
}

function short(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300)
}
