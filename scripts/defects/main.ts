/**
 * Counts the defects of real articles, before and after an import: `npm run defects -- FOLDER…`.
 *
 * A detector of its own for each kind looks at what came, and at the article that was made of it; none shares
 * code with the repairs. What is left is held against the findings that report it.
 * Exits with 1 when something is left that is neither mended nor reported.
 */

import process from 'node:process'
import {parseArgs} from 'node:util'
import type {Config} from '../../src/model/config.ts'
import type {SourcePage} from '../../src/model/source-page.ts'
import {type Count, count} from './count.ts'
import {readDocuments} from './documents.ts'
import {draw, showDrawn} from './sample.ts'
import {table} from './table.ts'
import {viewDocuments} from './views.ts'

const help = `Usage: npm run defects -- FOLDER… [OPTION…]

Brings in every page of the folders (or the files that are named) as an import would, and counts the defects
of each kind in the documents and in the articles that are made of them.

  --json          print the counts as JSON
  --show WORDS    for the kinds whose name holds WORDS (or of that row): what was found, document by document
  --sample N      draw N of the changes by chance, and show each beside its source
  --seed S        draw others (1)
  --of REPAIRS    draw only changes of these repairs, parted by commas
  --help          print this

mended    share of the occurrences that are gone
reported  of those that are left, how many a finding tells of
open      neither mended nor reported
aim       gone: to be mended; settled: mended or reported; reported: for a person to decide;
          kept: no defect, must stay; elsewhere: needs what an import knows of other pages and files

Exit codes
  0  nothing is open
  1  something is open that should be gone, settled, reported or kept
  2  wrong usage, or no document found`

const config: Config = {
  title: 'Defects',
  url: 'https://help.example.com',
  locale: 'en',
  lead: 'newest',
  sources: [],
  pairs: [],
  repairs: {}
}

process.exitCode = await main()

async function main(): Promise<number> {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {
      help: {type: 'boolean'},
      json: {type: 'boolean'},
      of: {type: 'string'},
      sample: {type: 'string'},
      seed: {type: 'string'},
      show: {type: 'string'}
    }
  })
  if (values.help || positionals.length === 0) {
    console.log(help)
    return values.help ? 0 : 2
  }
  const pages = await readDocuments(positionals)
  if (pages.length === 0) {
    console.error(`No document in ${positionals.join(', ')}`)
    return 2
  }
  if (values.sample !== undefined)
    return sample(pages, Number(values.sample), Number(values.seed ?? 1), values.of?.split(','))

  const counts = count(viewDocuments(pages, config))
  if (values.json)
    console.log(JSON.stringify({documents: pages.length, counts: counts.map(bare)}, null, 2))
  else console.log(`${pages.length} documents\n\n${table(counts)}`)
  if (values.show !== undefined) showExamples(counts, values.show)
  return counts.some(({aim, open}) => aim !== 'elsewhere' && open > 0) ? 1 : 0
}

function sample(
  pages: readonly SourcePage[],
  size: number,
  seed: number,
  of?: readonly string[]
): number {
  if (!Number.isInteger(size) || size < 1 || !Number.isInteger(seed)) {
    console.error('--sample and --seed take whole numbers')
    return 2
  }
  const drawn = draw(viewDocuments(pages, config), size, seed, of)
  console.log(drawn.map((each, at) => showDrawn(each, at + 1)).join('\n\n'))
  return 0
}

function showExamples(counts: readonly Count[], wanted: string): void {
  for (const {row, name, examples} of counts) {
    if (String(row) !== wanted && !(name.includes(wanted) && !/^\d+$/.test(wanted))) continue
    console.log(`\n${row} ${name}`)
    for (const {file, before, after, reported} of examples) {
      console.log(`  ${file}: ${before.length} -> ${after.length}, ${reported} reported`)
      for (const each of after) console.log(`    ${each}`)
    }
  }
}

function bare({examples: _, ...count}: Count): Omit<Count, 'examples'> {
  return count
}
