/** Imported guides are joined to what is known of the service whose token they set up. */

import {expect, test} from 'vitest'
import {checkArticles} from '../../src/pipeline.ts'
import {knowledgeBase} from '../helpers/knowledge-base.ts'

const file = 'content/articles/en/inbox/create-a-lampwick-token.mdx'
const facts = `service: Lampwick
checked: 2026-11-03
path: [Security, API, Tokens]
create: {label: Create Token}
confirm: {label: Create Token}
reveal: {once: true}
use: {header: 'Authorization: SSWS $TOKEN'}
lifetime: {words: For ever.}
revoke: {path: [Security, API, Tokens], verbs: [Revoke]}
sources: [{title: Handbook, url: 'https://handbook.lampwick.example/'}]
`
const steps = (menu: string) =>
  `<ol><li>Go to ${menu} &gt; API &gt; Tokens.</li><li>Click <b>Create Token</b>, once more, and copy the value. It is shown only once.</li></ol>`

test('an imported guide gets the line that joins it, once, and a writer may take it out', async function () {
  const base = await knowledgeBase()
  await base.write('content/tokens/lampwick.yaml', facts)
  await base.write('in/1.html', steps('Security'))
  await base.write('in/1.meta.json', JSON.stringify({id: '1', title: 'Create a Lampwick token'}))
  await base.import()
  const text = await base.read(file)
  expect(text).toContain('\ntoken: lampwick\n')
  const before = await base.digests()
  await base.import()
  expect(await base.digests()).toEqual(before)

  await base.write(file, text.replace('token: lampwick\n', ''))
  await base.import()
  expect(await base.read(file)).not.toContain('token:')
  const {findings} = await checkArticles(base)
  expect(findings).toMatchObject([
    {rule: 'token/not-joined', args: {name: 'lampwick'}, place: {file}}
  ])
})

test('facts that change are held against articles that do not', async function () {
  const base = await knowledgeBase()
  await base.write('in/1.html', steps('Security'))
  await base.write('in/1.meta.json', JSON.stringify({id: '1', title: 'Create a Lampwick token'}))
  const none = await base.import()
  expect(await base.read(file)).not.toContain('token:')
  expect(none.findings.filter(({rule}) => rule.startsWith('token/'))).toEqual([])

  await base.write('content/tokens/lampwick.yaml', facts.replace('[Security,', '[Safety,'))
  const {findings} = await base.import()
  expect(await base.read(file)).toContain('\ntoken: lampwick\n')
  const [told] = findings.filter(({rule}) => rule.startsWith('token/'))
  expect(told).toMatchObject({
    rule: 'token/path-differs',
    args: {from: 'Security > API > Tokens', to: 'Safety > API > Tokens', checked: '2026-11-03'}
  })
  expect(told?.place.file).toBe('in/1.html')
})
