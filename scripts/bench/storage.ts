/** Confluence pages alone: what one process does in a second, what two do, and another converter. */

import path from 'node:path'
import {generateKind} from './generate.ts'
import type {Usage} from './measure.ts'
import type {Part} from './part.ts'
import {inTurns} from './rounds.ts'
import {convertWith, importFiles, type Subject} from './subjects.ts'

const note = `Documents a second and MB/s by the clock, which tells how long one waits on a machine that does nothing
else; MB/CPU-s is what one core does in a second of its own. An import runs on one core; two processes each import
half of the pages into a knowledge base of their own. The other converter reads the same pages as
HTML: it drops code and links to pages, as they are no HTML, and neither mends nor accounts for anything.`

export const storage: Part = {
  name: 'storage',
  summary: 'pages in storage format, on one core and two, beside rehype-remark',
  async run(bench) {
    const {files, bytes} = await generateKind(
      path.join(bench.folder, 'documents'),
      'storage',
      bench.docs,
      bench.seed
    )
    const given = {given: 'storage', documents: files.length, bytes}
    const middle = Math.ceil(files.length / 2)
    const halves = [files.slice(0, middle), files.slice(middle)]

    const subjects: Subject[] = [
      {
        name: 'collate import',
        ...given,
        run: (round) => importFiles(`${round}-one`, files)
      },
      {
        name: 'collate import, two processes',
        ...given,
        run: async (round) =>
          together(
            await Promise.all(halves.map((half, at) => importFiles(`${round}-two-${at}`, half)))
          )
      },
      {
        name: 'rehype-remark + gfm',
        ...given,
        run: (round) => convertWith('unified', files, `${round}-unified`)
      }
    ]
    return inTurns(bench, subjects, note)
  }
}

/** Processes that ran side by side, as one. */
function together(usages: readonly Usage[]): Usage {
  return {
    wall: Math.max(...usages.map(({wall}) => wall)),
    cpu: usages.reduce((sum, {cpu}) => sum + cpu, 0),
    megabytes: Math.max(...usages.map(({megabytes}) => megabytes)),
    stdout: ''
  }
}
