/** What an import would do, on a terminal and in a file. */

import {expect, test} from 'vitest'
import type {PlannedFile} from '../../src/model/plan.ts'
import {plainLook, planText, shownArticles} from '../../src/report/index.ts'
import {makeArticleResult, makeResult} from './make-result.ts'

const terminal = {colour: true, width: 100, isWhole: false}

const planned = (number: number, lines: number): PlannedFile => ({
  file: `content/articles/en/inbox/${number}.mdx`,
  doing: 'changed',
  article: `${number}`,
  patch: `--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old \u001B[31m\n+new\n${' same\n'.repeat(lines)}`
})

test('a terminal shows as much as can be read, and says what is left', function () {
  const plan = [
    ...Array.from({length: shownArticles + 3}, (_, number) => planned(number, 100)),
    ...Array.from({length: 8}, (_, number) => ({
      file: `content/sections/s${number}.yaml`,
      doing: 'new' as const
    }))
  ]
  const result = makeResult({plan, findings: [], articles: [makeArticleResult({written: 'new'})]})
  const text = planText(result, terminal)
  expect(text).toContain('\u001B[32m+new\u001B[39m\n')
  expect(text).toContain('\u001B[31m-old \uFFFD[31m\u001B[39m\n')
  expect(text).toContain('and 45 more lines')
  expect(text).toContain('and 3 more articles: npx collate import --dry-run --full')
  expect(text).toContain('Sections: 8 new')
  expect(text).toContain('and 3 more')
  expect(text.split('\n').length).toBeLessThan(shownArticles * 64 + 20)

  const whole = planText(result, {...plainLook, isWhole: true})
  expect(whole.match(/^\+new$/gm)).toHaveLength(shownArticles + 3)
  expect(whole.match(/content\/sections/g)).toHaveLength(8)
  expect(whole).not.toMatch(/more (?:lines|articles)/)
})
