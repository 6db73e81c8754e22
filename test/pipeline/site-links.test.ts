/** Links to the published site, as exports write them, lead to the articles again. */

import {expect, test} from 'vitest'
import {checkArticles} from '../../src/pipeline.ts'
import {knowledgeBase} from '../helpers/knowledge-base.ts'

const url = 'https://quay.example/help'
const written = (id: string) => `---\nid: ${id}\ntitle: The ${id}\n---\n\n## Two keys\n\nLook.\n`

test('by its address, of another language, with a heading; not what lies elsewhere', async function () {
  const base = await knowledgeBase({url})
  await base.write('content/articles/en/keys/größe.mdx', written('size'))
  await base.write('content/articles/de/keys/lock.mdx', written('lock'))
  const links = [
    `${url}/keys/größe/`,
    `${url}/keys/gr%C3%B6%C3%9Fe/#two-keys`,
    `${url}/de/keys/lock`,
    `${url}/keys/none/`,
    'https://quay.example/keys/größe/'
  ]
  const list = links.map((to) => `<li><a href="${to}">There</a></li>`).join('')
  await base.write('in/a.html', `<p>Look.</p><ul>${list}</ul>`)
  await base.write('in/a.meta.json', JSON.stringify({title: 'Look', section: 'keys'}))
  await base.import()
  const text = await base.read('content/articles/en/keys/look.mdx')
  expect([...text.matchAll(/\]\(([^)]*)\)/g)].map(([, to]) => to)).toEqual([
    'article:size',
    'article:size#two-keys',
    'article:lock',
    `${url}/keys/none/`,
    expect.stringContaining('https://quay.example/keys/')
  ])
  const before = await base.digests()
  expect((await base.import()).findings).toEqual([])
  expect(await base.digests()).toEqual(before)

  // What came to lie there since is found, though the page stayed as it was.
  await base.write('content/articles/en/keys/none.mdx', written('none'))
  await base.import()
  expect(await base.read('content/articles/en/keys/look.mdx')).toContain('(article:none)')
  expect((await checkArticles(base)).findings).toEqual([])
})
