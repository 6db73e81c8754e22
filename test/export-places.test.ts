/** Where links and pictures of an exported article lead, in a knowledge base. */

import {expect, test} from 'vitest'
import {standInUrl} from '../src/model/config.ts'
import type {ExportedArticle, Target} from '../src/model/export.ts'
import {exportArticles} from '../src/pipeline.ts'
import {type KnowledgeBase, knowledgeBase} from './helpers/knowledge-base.ts'

const front = (id: string, more = '') => `---\nid: ${id}\ntitle: ${id}\n${more}---\n\n`

async function withArticles(files: Readonly<Record<string, string>>): Promise<KnowledgeBase> {
  const base = await knowledgeBase()
  for (const [name, text] of Object.entries(files))
    await base.write(`content/articles/en/boats/${name}.mdx`, text)
  return base
}

async function exported(
  base: KnowledgeBase,
  id: string,
  to: Target,
  url = base.config.url
): Promise<ExportedArticle> {
  const workspace = {root: base.root, config: {...base.config, url}}
  for await (const article of exportArticles(workspace, {only: [id], to})) return article
  throw new Error('Unexpected end of articles')
}

test('a link leads to the site where that shows the article, and nowhere else', async function () {
  const base = await withArticles({
    moor: `${front('moor')}[row](article:row), [wait](article:wait)\n`,
    row: `${front('row')}Row.\n`,
    wait: `${front('wait', 'status: draft\n')}Wait.\n`
  })
  const {text, meta, notes} = await exported(base, 'moor', 'zendesk')
  expect(text).toBe('<p><a href="https://help.harbour.example/boats/row/">row</a>, wait</p>\n')
  expect(meta.aliases).toEqual(['https://help.harbour.example/boats/moor/'])
  expect(notes.map(({kind}) => kind)).toEqual(expect.arrayContaining(['link-site', 'link-words']))

  const nowhere = await exported(base, 'moor', 'zendesk', standInUrl)
  expect(nowhere.text).toBe('<p>row, wait</p>\n')
  expect(nowhere.meta.aliases).toBeUndefined()
})

test('what would not come back is told', async function () {
  const base = await withArticles({
    bare: front('bare'),
    shown: `${front('shown')}![A boat](/boat.png)\n`
  })
  expect((await exported(base, 'bare', 'zendesk')).notes).toMatchObject([{kind: 'empty', line: 1}])
  expect((await exported(base, 'shown', 'confluence')).notes).toMatchObject([
    {kind: 'upload', args: {file: '/boat.png'}}
  ])
})
