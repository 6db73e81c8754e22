/** Every part that writes into records has a sentence in the report of repairs. */

import {globSync, readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {mends} from '../../src/mend/index.ts'
import {summaryOf} from '../../src/pipeline/repairs/summaries.ts'
import {repairs} from '../../src/repair/index.ts'

const root = new URL('../../src/', import.meta.url)
/** Not of what makes a text change: that writes into no record, and says `by` of something else. */
const code = (pattern: string) =>
  globSync(pattern, {cwd: root})
    .filter((file) => !file.endsWith('rewrites.ts'))
    .map((file) => readFileSync(new URL(file, root), 'utf8'))
const unknown = summaryOf('no-such-part')

test('mends and repairs', function () {
  const ids = [...mends.map(({id}) => id), ...repairs.map(({meta}) => meta.id)]
  expect(ids.filter((id) => summaryOf(id) === unknown)).toEqual([])
})

test('parsers, the article stage and what places files', function () {
  const named = [...code('{parse,article,pipeline}/**/*.ts')].flatMap((text) =>
    [...text.matchAll(/\b(?:by: |replaced\()'([a-z-]+)'/g)].flatMap(([, id]) => id ?? [])
  )
  const kinds = (folder: string, prefix: string) =>
    code(`parse/${folder}/**/*.ts`).flatMap((text) =>
      [...text.matchAll(/\brecord\(\s*(?:state|building),\s*'([a-z-]+)'/g)].map(
        ([, kind]) => `${prefix}-${kind}`
      )
    )
  const ids = [...named, ...kinds('storage', 'storage'), ...kinds('adf', 'adf')]

  expect(ids.length).toBeGreaterThan(30)
  expect([...new Set(ids)].filter((id) => summaryOf(id) === unknown)).toEqual([])
})
