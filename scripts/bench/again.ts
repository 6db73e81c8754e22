/** What an import costs when nothing has changed since the last one. */

import path from 'node:path'
import {grid, rangeOf, show} from './figures.ts'
import {generate, kinds} from './generate.ts'
import type {Usage} from './measure.ts'
import type {Part} from './part.ts'
import {createRoot, importAgain, importForPeople, importInto} from './subjects.ts'

const note = `The same import once more, into the same knowledge base: it must not write a file below content/, or the benchmark
fails. Bare: without its cache, as in a job of CI that found none.`

/** All but how long it took. */
function said(json: string): string {
  return json.replace(/"seconds": [\d.e-]+/, '')
}

export const again: Part = {
  name: 'again',
  summary: 'an import of 10,000 articles of which none has changed',
  async run({folder, rounds, seed, quick, progress}) {
    const articles = quick ? 200 : 10_000
    const documents = path.join(folder, 'documents')
    progress(`again: ${articles} articles`)
    await generate(documents, articles, seed)
    const root = path.join(folder, 'base')
    await createRoot(
      root,
      kinds.map((kind) => ({name: kind, paths: [path.join(documents, kind)]}))
    )
    const first = await importInto(root)
    const runs: Usage[] = []
    for (let round = 1; round <= rounds; round++) {
      progress(`again: round ${round} of ${rounds}`)
      runs.push(await importAgain(root, {run: () => importForPeople(root)}))
    }
    const json = await importAgain(root)
    const bare = await importAgain(root, {bare: true})
    if (said(json.stdout) !== said(bare.stdout))
      throw new Error('The second import says something else than one without a cache')
    const rows = [
      {what: 'first import', usages: [first]},
      {what: 'again', usages: runs},
      {what: 'again, as JSON', usages: [json]},
      {what: 'again, bare, as JSON', usages: [bare]}
    ].map(({what, usages}) => ({
      what,
      wall: rangeOf(usages.map(({wall}) => wall)),
      cpu: rangeOf(usages.map(({cpu}) => cpu)),
      peak: Math.max(...usages.map(({megabytes}) => megabytes))
    }))
    const [, own] = rows
    return {
      text: `${grid([
        ['import', 'articles', 'wall s', 'CPU s', 'peak MB'],
        ...rows.map(({what, wall, cpu, peak}) => [
          what,
          String(articles),
          show(wall, 2),
          show(cpu, 2),
          peak.toFixed(0)
        ])
      ])}\n\n${note}`,
      data: rows,
      bars: [
        {
          what: `import of ${articles} articles again`,
          value: own?.wall.median ?? Number.NaN,
          digits: 2,
          unit: 's',
          most: 3
        },
        {
          what: `import of ${articles} articles again, peak`,
          value: own?.peak ?? Number.NaN,
          digits: 0,
          unit: 'MB',
          most: 300
        }
      ]
    }
  }
}
