/** An article that was saved as something else than UTF-8 costs nobody a letter, and nobody else an import. */

import {expect, test} from 'vitest'
import {sha256} from '../../src/emit/index.ts'
import {checkArticles} from '../../src/pipeline.ts'
import {knowledgeBase} from '../helpers/knowledge-base.ts'

const file = 'content/articles/en/inbox/locks.mdx'
const page = (words: string) => `<h1>Locks</h1><p>Ring at the gate.</p><p>${words}</p>`
const asAnsi = (text: string) => Buffer.from(text, 'latin1')
const asUnicode = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

test.each([
  ['ANSI', asAnsi, {line: 6, column: 22}],
  ['Unicode', asUnicode, {line: 1, column: 1}]
])(
  '%s: imports go on, and leave it alone until it is saved as UTF-8',
  async function (_, as, place) {
    const base = await knowledgeBase()
    await base.write('in/a.html', page('Wait.'))
    await base.write('in/b.html', '<h1>Boats</h1><p>Row.</p>')
    await base.import()
    const text = (await base.read(file)).replace('at the gate', 'at the gate in Köln')
    const saved = as(text)
    await base.write(file, saved)
    await base.write('in/a.html', page('Wait an hour.'))
    await base.write('in/b.html', '<h1>Boats</h1><p>Row on.</p>')
    const told = {rule: 'mdx/encoding', severity: 'error', article: 'a', place: {file, ...place}}

    const {findings} = await base.import()
    expect(findings.filter(({rule}) => rule.startsWith('mdx/'))).toMatchObject([told])
    expect((await base.digests())[file]).toBe(sha256(saved))
    expect(await base.read('content/articles/en/inbox/boats.mdx')).toContain('Row on.')
    expect((await checkArticles(base)).findings).toMatchObject([told])

    await base.write(file, text)
    expect((await checkArticles(base)).findings.map(({rule}) => rule)).not.toContain('mdx/encoding')
    await base.import()
    expect(await base.read(file)).toMatch(/gate in Köln\.\n\nWait an hour\.\n$/)
  }
)

test('of an article that only writers have, it is told as well', async function () {
  const base = await knowledgeBase()
  await base.write(file, asAnsi('---\nid: locks\ntitle: Locks\n---\n\nRing in Köln.\n'))
  const {findings} = await checkArticles(base)
  expect(findings).toMatchObject([
    {rule: 'mdx/encoding', article: 'locks', place: {line: 6, column: 10}}
  ])
})
