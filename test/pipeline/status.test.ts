/** What keeps an article from readers, the way out of it, and what nobody has sorted yet. */

import {expect, test} from 'vitest'
import {git} from '../../src/pipeline/git.ts'
import {checkArticles, decide, readPlaces} from '../../src/pipeline.ts'
import {plainLook, sentence, status, statusJson} from '../../src/report/index.ts'
import {stage} from '../../src/stage/index.ts'
import {type KnowledgeBase, knowledgeBase} from '../helpers/knowledge-base.ts'

const view = {isFolder: () => false, isTracked: () => true, foldersIn: () => ['inbox', 'keys']}
const front = (id: string, more = '') => `---\nid: ${id}\ntitle: ${id}\n${more}---\n\nLook.\n`
const inbox = (name: string) => `content/articles/en/inbox/${name}.mdx`
const keys = (name: string) => `content/articles/en/keys/${name}.mdx`

async function states(base: KnowledgeBase): Promise<Record<string, string>> {
  const {articles} = JSON.parse(statusJson(await checkArticles(base), view))
  return Object.fromEntries(articles.map(({id, state}: Record<string, string>) => [id, state]))
}

async function staged(base: KnowledgeBase): Promise<string[]> {
  const {articles} = await checkArticles(base)
  const known = new Map(articles.map((each) => [each.id, each.status]))
  return (await stage(base.root, {config: base.config, status: known})).staged.toSorted()
}

const token = `ghp_${'a1B2c3D4e5'.repeat(4).slice(0, 36)}`

test('each state, why, and what ends it; readers see what is published alone', async function () {
  const base = await knowledgeBase()
  const written = {draft: 'draft', review: 'review', published: 'published', live: 'live'}
  for (const [name, word] of Object.entries(written))
    await base.write(keys(name), front(name, `status: ${word}\n`))
  await base.write(inbox('open'), front('open'))
  await base.write(keys('leak'), `${front('leak', 'status: published\n')}\nUse ${token}.\n`)
  expect(await states(base)).toEqual({
    draft: 'draft',
    leak: 'held',
    live: 'held',
    open: 'published',
    published: 'published',
    review: 'review'
  })
  expect(await staged(base)).toEqual(['open', 'published'])

  const result = await checkArticles(base)
  const leak = result.findings.find(({rule}) => rule === 'secret/github-token')
  expect(status(result, view, plainLook)).toBe(
    `Held back (2)
  leak
    content/articles/en/keys/leak.mdx  written here
    1 error
    held because what looks like a secret stands in line 9
      Take it out of the text; if it opens nothing, readers may see it:
        npx collate decide ${leak?.id} publish --reason "…"
  live
    content/articles/en/keys/live.mdx  written here
    1 error
    held because its status, in line 4, is none of draft, review, published
      Correct that line of content/articles/en/keys/live.mdx, or take it out; you may have meant:
        status: published

To be looked at (1)
  review
    content/articles/en/keys/review.mdx  written here
    nothing to report
    held because somebody should look at it first
      When it is right, take this line out of content/articles/en/keys/review.mdx:
        status: review

Drafts (1)
  draft
    content/articles/en/keys/draft.mdx  written here
    nothing to report
      When it is ready, take this line out of content/articles/en/keys/draft.mdx:
        status: draft

Published (2)
  open
    content/articles/en/inbox/open.mdx  written here
    nothing to report
  published
    content/articles/en/keys/published.mdx  written here
    nothing to report

In the inbox (1)
  Put them into sections, each with the folder of its pictures; their old addresses go on working:
    git mv content/articles/en/inbox/open.mdx content/articles/en/SECTION/
  SECTION in content/articles/en/ is one of keys, or a new one: mkdir content/articles/en/SECTION

6 articles: held back 2, to be looked at 1, drafts 1, published 2
`
  )
})

test('how an article of the inbox is moved: with git where git knows it, into a folder that is there', async function () {
  const base = await knowledgeBase()
  await base.write(inbox('known'), front('known'))
  await base.write(inbox('known/step.png'), 'a picture')
  await git(base.root, ['init', '--quiet'])
  await git(base.root, ['add', 'content'])
  await base.write(inbox('new'), front('new'))
  const said = async () =>
    status(await checkArticles(base), await readPlaces(base.root), plainLook).split('\n')
  const folder = 'content/articles/en'
  const moves = [
    `    git mv ${folder}/inbox/known.mdx ${folder}/inbox/known ${folder}/SECTION/`,
    `    mv ${folder}/inbox/new.mdx ${folder}/SECTION/`
  ]
  const none = `  There is no section in ${folder}/ yet; first make one: mkdir ${folder}/SECTION`
  expect(await said()).toEqual(expect.arrayContaining([...moves, none]))
  await base.write(keys('other'), front('other'))
  const some = `  SECTION in ${folder}/ is one of keys, or a new one: mkdir ${folder}/SECTION`
  expect(await said()).toEqual(expect.arrayContaining([...moves, some]))
})

test.each([
  ['reveiw', 'review'],
  ['held', 'review'],
  ['Published', 'published'],
  ['private', 'draft']
])('a status `%s` is told with its place, and the likely word', async function (typed, likely) {
  const base = await knowledgeBase()
  await base.write(keys('a'), front('a', `status: ${typed}\n`))
  const {findings} = await checkArticles(base)
  expect(findings).toMatchObject([
    {rule: 'mdx/front-matter', place: {file: keys('a'), line: 4, column: 9}}
  ])
  const [finding] = findings
  expect(finding && sentence(finding)).toContain(`did you mean \`${likely}\`?`)
})

test('an article whose other version is missing is published by a decision, or by its status', async function () {
  const banner =
    '<p>This article was migrated from Confluence: <a href="https://team.atlassian.net/wiki/spaces/HELP/pages/42/Keys">Keys</a></p><p>Make a key.</p>'
  const base = await knowledgeBase()
  await base.write('in/a.html', banner)
  await base.write('in/a.meta.json', JSON.stringify({title: 'Keys', section: 'keys'}))
  await base.import()
  expect(await states(base)).toEqual({a: 'held'})
  const json = JSON.parse(statusJson(await checkArticles(base), view))
  const {command} = json.articles[0].holds[0].wayOut
  const [, , , id, answer] = command.split(' ')
  expect(answer).toBe('publish')
  const text = await base.read(keys('keys'))
  await base.write(keys('keys'), text.replace('title:', 'status: published\ntitle:'))
  expect(await states(base)).toEqual({a: 'published'})
  await base.write(keys('keys'), text)
  await decide(base, {id, answer, reason: 'It is whole'})
  expect(await states(base)).toEqual({a: 'published'})
})

test('where new articles wait, they do so until somebody takes the line out', async function () {
  const base = await knowledgeBase({review: true})
  const source = async (words: string) => {
    await base.write('in/a.html', `<p>${words}</p>`)
    await base.write('in/a.meta.json', JSON.stringify({title: 'Keys'}))
    await base.import()
  }
  await base.write(keys('own'), front('own'))
  await source('Make a key.')
  expect(await base.read(inbox('keys'))).toBe(
    '---\nid: a\ntitle: Keys\nstatus: review\n---\n\nMake a key.\n'
  )
  expect(await states(base)).toEqual({a: 'review', own: 'published'})
  const before = await base.digests()
  await source('Make a key.')
  expect(await base.digests()).toEqual(before)

  // What changes meanwhile waits with it, whatever the configuration says by then.
  base.config.review = false
  await source('Make another key.')
  expect(await states(base)).toEqual({a: 'review', own: 'published'})
  await base.write(inbox('keys'), (await base.read(inbox('keys'))).replace('status: review\n', ''))
  base.config.review = true
  await source('Make a third key.')
  expect(await base.read(inbox('keys'))).toBe('---\nid: a\ntitle: Keys\n---\n\nMake a third key.\n')
  expect(await states(base)).toEqual({a: 'published', own: 'published'})
})
