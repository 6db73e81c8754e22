/** Articles that changed upstream: for real, and by chance. */

import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {readMdx, writeMdx} from '../../src/mdx/index.ts'
import {bodyText} from '../../src/merge/index.ts'
import type {Config} from '../../src/model/config.ts'
import type {Format, SourcePage} from '../../src/model/source-page.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'
import {preparePage} from '../../src/pipeline/page/prepare.ts'
import {createRandom} from '../bench/random.ts'
import {readDocuments} from '../defects/documents.ts'
import {edited} from './edits.ts'

export interface Change {
  name: string
  /** People, or another program, wrote the later version; else it was made by chance. */
  isReal: boolean
  base: string
  theirs: string
}

/** Where the later version of a file is, and its format. */
const laterOf: ReadonlyArray<readonly [file: RegExp, later: string, format: Format]> = [
  [/before\.html$/, 'after.md', 'markdown'],
  [/page\.xhtml$/, 'page.adf', 'adf'],
  [/page\.xhtml$/, 'expected.mdx', 'markdown'],
  [/\.xml$/, '.expected.md', 'markdown']
]

/** Articles of fewer lines leave no room for two people. */
const fewestLines = 12

/** The changes below `folders`, of each `step`th page, in a fixed order; those by chance follow from `seed`. */
export async function readChanges(
  folders: readonly string[],
  seed: number,
  step = 1
): Promise<Change[]> {
  const changes: Change[] = []
  for (const folder of folders)
    for (const [index, page] of (await readDocuments([folder])).entries()) {
      if (index % step !== 0) continue
      const base = articleOf(page)
      if (base.split('\n').length < fewestLines) continue
      const name = path.join(path.basename(folder), page.file)
      for (const [pattern, later, format] of laterOf) {
        const file = path.join(folder, page.file.replace(pattern, later))
        if (!pattern.test(page.file) || !existsSync(file)) continue
        const theirs = articleOf({...page, format, file, body: readFileSync(file, 'utf8')})
        if (theirs !== base) changes.push({name: `${name} → ${later}`, isReal: true, base, theirs})
      }
      changes.push({
        name,
        isReal: false,
        base,
        theirs: changedByChance(base, seed + changes.length)
      })
    }
  return changes.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function changedByChance(article: string, seed: number): string {
  const random = createRandom(seed)
  let words = 0
  const body = edited(bodyText(article), random.whole(1, 6), random, () => `new${words++}`)
  return article.slice(0, article.length - bodyText(article).length) + body
}

const config = {sources: [], repairs: {}, locale: 'en'} as unknown as Config

/** The page as an import would write it; names that it was not told stay the same, so that only bodies differ. */
function articleOf(page: SourcePage): string {
  const {article} = preparePage(page, indexPages([page]), config)
  const {body} = readMdx(writeMdx({id: 'a', title: 'A'}, article.body), page.file)
  return writeMdx({id: 'a', title: 'A'}, body)
}
