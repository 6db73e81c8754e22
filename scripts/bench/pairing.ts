/** Finding the versions of articles: cost against the number of pages, and what is proposed, beside what is right. */

import {existsSync} from 'node:fs'
import path from 'node:path'
import {grid} from './figures.ts'
import type {Judged} from './judge-pairs.ts'
import {measure} from './measure.ts'
import type {Part} from './part.ts'

const project = path.join(import.meta.dirname, '../..')
const child = path.join(import.meta.dirname, 'pair-articles.ts')
const judge = path.join(import.meta.dirname, 'pair-corpus.ts')
const corpus = path.join(project, '../shared/corpus')

interface Row extends Judged {
  /** Articles of each of the two centres. */
  articles: number
  /** Seconds of CPU: all of it, and where what is known of each page lies in the cache. */
  cpu: number
  cpuAgain: number
  /** Of the time where the pages are known, a page, beside that of the size before; 1 is linear. */
  ratio: number | undefined
  wall: number
  /** Peak memory of the process, in MB. */
  peak: number
}

const note = `Two centres of so many articles, the second telling each of the first in other words. CPU: of pairing alone,
from articles that are made, and once more where an earlier run has kept what it found out of each page, as when one of
them changed. The ratio is that of the latter a page to the size before, so that 1.0 is linear. Clock and peak memory:
of the whole process, which makes the articles, too.`

const about = `Pairs: pages with another version. Proposed are pairs of pages by likeness, titles and actions alone; right are
those that are one article. Asked: where a person is asked which of two is meant; offered: of these, where one is right.
Found: right or offered, of all pairs.`

export const pairing: Part = {
  name: 'pairing',
  summary: 'which pages are versions: two centres of 1,000 to 10,000 articles, and real pairs',
  async run({seed, quick, progress}) {
    const rows: Row[] = []
    for (const articles of quick ? [100, 300] : [1000, 3000, 10_000]) {
      progress(`pairing: ${articles} × ${articles}`)
      const {
        stdout,
        wall,
        megabytes: peak
      } = await measure([child, String(articles), String(seed)], project)
      const {cpu, cpuAgain, ...judged} = JSON.parse(stdout) as Judged &
        Pick<Row, 'cpu' | 'cpuAgain'>
      const before = rows.at(-1)
      const ratio = before && cpuAgain / articles / (before.cpuAgain / before.articles)
      rows.push({...judged, articles, cpu, cpuAgain, ratio, wall, peak})
    }
    const real = existsSync(corpus) ? await judgeCorpus() : []
    const texts = [tableOf(rows), note, ...(real.length > 0 ? [judgedTable(real), about] : [])]
    return {text: texts.join('\n\n'), data: {rows, real}}

    async function judgeCorpus(): Promise<Judged[]> {
      progress('pairing: real articles')
      const {stdout} = await measure([judge, corpus, String(seed)], project)
      return JSON.parse(stdout) as Judged[]
    }
  }
}

function tableOf(rows: readonly Row[]): string {
  return grid([
    [
      'articles',
      'CPU s',
      'known: CPU s',
      'ratio',
      'wall s',
      'peak MB',
      'proposed',
      'right',
      'asked'
    ],
    ...rows.map((row) => [
      `${row.articles} × ${row.articles}`,
      row.cpu.toFixed(2),
      row.cpuAgain.toFixed(2),
      row.ratio?.toFixed(2) ?? '',
      row.wall.toFixed(1),
      row.peak.toFixed(0),
      String(row.proposed),
      String(row.right),
      String(row.asked)
    ])
  ])
}

function judgedTable(rows: readonly Judged[]): string {
  const share = (part: number, all: number) => (all > 0 ? (part / all).toFixed(3) : '')
  return grid([
    ['real articles', 'pairs', 'proposed', 'precision', 'recall', 'asked', 'offered', 'found'],
    ...rows.map(({name, pairs, proposed, right, asked, offered}) => [
      name,
      String(pairs),
      String(proposed),
      share(right, proposed),
      share(right, pairs),
      String(asked),
      String(offered),
      share(right + offered, pairs)
    ])
  ])
}
