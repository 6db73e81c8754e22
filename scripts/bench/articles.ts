/** Articles of all kinds: a first import, a second one, the site, and other converters. */

import path from 'node:path'
import {generate} from './generate.ts'
import type {Part} from './part.ts'
import {inTurns} from './rounds.ts'
import {createSubjects} from './subjects.ts'

const note = `The other converters got the HTML documents only, and only convert them: they neither mend,
cross-check, account for every word nor keep what was there before.`

export const articles: Part = {
  name: 'articles',
  summary: 'mixed articles: import, import again, site, other converters',
  async run(bench) {
    const folder = path.join(bench.folder, 'documents')
    const documents = await generate(folder, bench.docs, bench.seed)
    return inTurns(bench, createSubjects(folder, documents, bench.site), note)
  }
}
