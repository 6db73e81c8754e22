/**
 * Compares the articles that two bodies of the same pages give, one in storage format and one in ADF:
 * `npm run compare-bodies -- FOLDER`.
 */

import {existsSync} from 'node:fs'
import {glob} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {blocksOf, type Row} from './compare/blocks.ts'
import {type Difference, differences, kinds} from './compare/differences.ts'
import {importPair, type Pair} from './compare/import-pair.ts'

const help = `Usage: npm run compare-bodies -- FOLDER…

Looks for folders that hold a page twice, as page.xhtml (storage format) and as page.adf, perhaps with
attachments.v1.yaml (a reply of Confluence that names its files); brings both in, and says for each page
in which blocks the two articles differ. Ends with 1 if a difference is not of a known kind.`

process.exitCode = await main(process.argv.slice(2))

async function main(folders: readonly string[]): Promise<number> {
  if (folders.length === 0 || folders.includes('--help')) {
    console.log(help)
    return folders.length === 0 ? 2 : 0
  }
  const found: Difference[] = []
  let pages = 0
  let equal = 0
  let rows = 0

  for (const folder of await pairsIn(folders)) {
    const pair = await importPair(folder)
    const [storage, adf] = [pair.storage, pair.adf].map(({body}) => blocksOf(body)) as [
      Row[],
      Row[]
    ]
    const different = differences(storage, adf)
    const unbalanced = unbalancedOf(pair)
    pages++
    rows += storage.length
    if (different.length === 0) equal++
    found.push(...different)
    console.log(`${path.basename(folder)}: ${summary(different, storage.length)}`)
    for (const line of [...unbalanced, ...different.map(show)]) console.log(`  ${line}`)
    if (unbalanced.length > 0) found.push({kind: 'unknown', storage: undefined, adf: undefined})
  }

  const unknown = found.filter(({kind}) => kind === 'unknown').length
  const known = found.length - unknown
  console.log(`
${pages} pages with ${rows} blocks: ${equal} are the same, block by block; ${unknown} blocks differ.
${known} differ as the two bodies say different things there:`)
  for (const [kind, why] of Object.entries(kinds)) {
    const count = found.filter((each) => each.kind === kind).length
    console.log(`  ${kind} (${count}): ${why}`)
  }
  return unknown > 0 ? 1 : 0
}

/** Folders below `folders` that hold a page twice, in order. */
async function pairsIn(folders: readonly string[]): Promise<string[]> {
  const result: string[] = []
  for (const folder of folders)
    for await (const file of glob('**/page.adf', {cwd: folder}))
      result.push(path.join(folder, path.dirname(file)))
  return result.filter((folder) => existsSync(path.join(folder, 'page.xhtml'))).sort()
}

function unbalancedOf(pair: Pair): string[] {
  return (['storage', 'adf'] as const).flatMap((name) => {
    const {lost, added} = pair[name]
    return [
      ...(lost.length > 0 ? [`lost in ${name}: ${lost.slice(0, 8).join(' ')}`] : []),
      ...(added.length > 0 ? [`added in ${name}: ${added.slice(0, 8).join(' ')}`] : [])
    ]
  })
}

function summary(different: readonly Difference[], of: number): string {
  if (different.length === 0) return `the same, ${of} blocks`
  return `${different.length} of ${of} blocks differ`
}

function show({kind, storage, adf}: Difference): string {
  const [left, right] = [storage, adf].map((row) => (row ? `${row.kind} ${row.text}` : '—'))
  return `[${kind}] ${short(left)} | ${short(right)}`
}

function short(text = ''): string {
  return text.length > 160 ? `${text.slice(0, 157)}…` : text
}
