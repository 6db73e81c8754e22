/** Pictures of two versions of an article: compared at an import, and told the same where only snapshots are left. */

import {expect, test} from 'vitest'
import {checkArticles, collateTwo} from '../../src/pipeline.ts'
import {knowledgeBase} from '../helpers/knowledge-base.ts'
import {screen} from '../helpers/screens.ts'

test('pictures are told apart by what they show, at an import and after it', async function () {
  const base = await knowledgeBase({
    lead: 'help',
    sources: [
      {name: 'help', type: 'files', paths: ['help']},
      {name: 'wiki', type: 'files', paths: ['wiki']}
    ],
    pairs: [['help/1', 'wiki/2']]
  })
  const page = (names: readonly string[]) =>
    `<h2>Make a key</h2><ol>${['Open the list of keys.', 'Choose a name.', 'Save it.', 'Wait.']
      .map((text, at) => `<li><p>${text}</p><p><img src="${names[at]}" alt="${text}"></p></li>`)
      .join('')}</ol>`
  const meta = (id: string) => JSON.stringify({id, title: 'Make a key'})
  await base.write('help/1.html', page(['a.png', 'b.png', 'c.png', 'd.png']))
  await base.write('help/1.meta.json', meta('1'))
  await base.write('wiki/2.html', page(['1.jpg', '2.png', '3.png', '4.png']))
  await base.write('wiki/2.meta.json', meta('2'))
  const own = await screen().toBuffer()
  await base.write('help/a.png', own)
  await base.write('wiki/1.jpg', await screen().resize(600).jpeg().toBuffer())
  await base.write('help/b.png', await screen({entry: 1}).toBuffer())
  await base.write('wiki/2.png', await screen({entry: 1, button: 0b1110011001}).toBuffer())
  await base.write('help/c.png', await screen({entry: 3}).toBuffer())
  await base.write('wiki/3.png', await screen({cards: true}).toBuffer())
  await base.write('help/d.png', own.subarray(0, own.length / 2))
  await base.write('wiki/4.png', await screen({entry: 5}).toBuffer())

  const told = ({findings}: Awaited<ReturnType<typeof checkArticles>>) =>
    findings
      .filter(({rule}) => rule.startsWith('image/'))
      .map(({rule, severity, args}) => [severity, rule, args['image'], args['how']])
  const imported = await base.import()
  expect(told(imported)).toEqual([
    ['warning', 'image/content-differs', 'Choose a name.', 'changed'],
    ['info', 'image/content-differs', 'Save it.', 'other']
  ])
  const ids = imported.findings.map(({fingerprint}) => fingerprint).sort()
  const before = await base.digests()

  const checked = await checkArticles(base)
  expect(checked.findings.map(({fingerprint}) => fingerprint).sort()).toEqual(ids)
  const {findings} = await collateTwo(base, '1', undefined, base.root)
  expect(ids).toEqual(expect.arrayContaining(findings.map(({fingerprint}) => fingerprint)))

  expect(told(await base.import())).toEqual(told(imported))
  expect(await base.digests()).toEqual(before)
})
