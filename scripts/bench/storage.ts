/** Confluence pages alone: what one process does in a second, what two do, and another converter. */

import path from 'node:path'
import {generateKind} from './generate.ts'
import type {Part} from './part.ts'
import {inTurns} from './rounds.ts'
import {convertWith, importFiles, inTwoProcesses, type Subject} from './subjects.ts'

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

    const subjects: Subject[] = [
      {
        name: 'collate import',
        ...given,
        run: (round) => importFiles(`${round}-one`, files)
      },
      inTwoProcesses({name: 'collate import, two processes', ...given}, files),
      {
        name: 'rehype-remark + gfm',
        ...given,
        run: (round) => convertWith('unified', files, `${round}-unified`)
      }
    ]
    return inTurns(bench, subjects, note)
  }
}
