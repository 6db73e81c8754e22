/** Real articles, brought in as an import brings them in. */

import path from 'node:path'
import type {Root} from 'mdast'
import {blocksOf} from '../../src/collate/blocks.ts'
import {readMdx, writeMdx} from '../../src/mdx/index.ts'
import type {Article} from '../../src/model/article.ts'
import type {Config} from '../../src/model/config.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'
import {preparePage} from '../../src/pipeline/page/prepare.ts'
import {readDocuments} from '../defects/documents.ts'
import {hash} from './random.ts'

export interface Sample {
  name: string
  article: Article
  /** Texts of its blocks that are long enough to be its own. */
  texts: ReadonlySet<string>
}

export const halves = ['first', 'second'] as const
export type Half = (typeof halves)[number]

/** Articles of fewer blocks have nothing to move. */
const fewest = 12
/** Part of the blocks from which on two articles are versions of one, or of one template. */
const mostShared = 0.25

/**
 * The articles below `folders`, each once, in a fixed order.
 * @throws StopError when a folder does not exist.
 */
export async function readSamples(folders: readonly string[]): Promise<Sample[]> {
  const pages = await readDocuments(folders)
  const known = indexPages(pages)
  const config = {sources: [], repairs: {}, locale: 'en'} as unknown as Config
  const samples: Sample[] = []
  const seen = new Set<string>()

  for (const page of pages) {
    const {title, body: made} = preparePage(page, known, config).article
    const {body} = readMdx(writeMdx({id: 'a', title}, made), page.file)
    const blocks = blocksOf(body)
    const texts = new Set(blocks.map(({text}) => text).filter((text) => text.length >= 12))
    const old = [...texts].filter((text) => seen.has(text)).length
    if (blocks.length < fewest || old > mostShared * texts.size) continue
    for (const text of texts) seen.add(text)
    samples.push({
      name: nameOf(page.file, folders),
      article: articleOf(body, title, 'a.mdx'),
      texts
    })
  }
  return samples.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Its path below the folder that was named, wherever that is. */
function nameOf(file: string, folders: readonly string[]): string {
  const inside = folders
    .map((folder) => path.relative(folder, file))
    .find((each) => !each.startsWith('..'))
  return inside || file
}

export function articleOf(body: Root, title: string, file: string): Article {
  return {id: 'a', title, file, labels: [], locale: 'en', section: 'inbox', body, anchors: {}}
}

/** Which half of a corpus an article is in, by its name alone. */
export function halfOf({name}: Sample): Half {
  return hash(name) % 2 === 0 ? 'first' : 'second'
}
