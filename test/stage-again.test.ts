/** Staging with a memory of the last time: it gives what staging without one gives, and touches what changed. */

import {cp, mkdtemp, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import type {Config} from '../src/model/config.ts'
import {Memory, type StageOptions, stage} from '../src/stage/index.ts'
import {prepare} from '../src/stage/prepare.ts'
import {type Prepared, prepareOne} from '../src/stage/prepare-one.ts'
import {readContent} from '../src/stage/read-content.ts'
import {config} from './site/build.ts'

const basics = 'content/articles/en/basics'
const keys = 'content/articles/en/api-keys'
const picture = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect fill="${colour}"/></svg>`
const article = (id: string, title: string, text: string) =>
  `---\nid: ${id}\ntitle: ${title}\n---\n\n${text}\n`

const memory = new Memory()
let root: string

beforeAll(async function () {
  root = await mkdtemp(path.join(tmpdir(), 'collate-again-'))
  await cp(path.join(import.meta.dirname, 'site/root'), root, {recursive: true})
  await stage(root, {config, memory})
})

afterAll(async function () {
  memory.close()
  await rm(root, {recursive: true, force: true})
})

const at = (file: string) => path.join(root, file)
const put = (file: string, text: string) => writeFile(at(file), text)

interface Edit {
  name: string
  edit: () => Promise<unknown>
  options?: Omit<StageOptions, 'config'> & {config?: Config}
  /** What is written or taken away, next to the data of the site, where it is told. */
  changed?: string[]
}

const edits: Edit[] = [
  {
    name: 'a text',
    edit: () => put(`${basics}/tie.mdx`, article('tie', 'Tie a knot', 'Over ![](knot.svg).')),
    changed: ['articles/en/basics/tie.json', 'public/basics/tie/index.md']
  },
  {
    name: 'a picture that was missing',
    edit: () => cp(at(`${keys}/create-a-token/security.svg`), at(`${basics}/knot.svg`)),
    changed: ['articles/en/basics/tie.json', 'public/basics/tie/index.md']
  },
  {
    name: 'a picture that two had, taken from the first',
    edit: () => put(`${keys}/create-a-token/security.svg`, picture('red'))
  },
  {
    name: 'a link to what is not there yet',
    edit: () =>
      put(`${basics}/tie.mdx`, article('tie', 'Tie a knot', '[Bend](article:bend) [x](bent.mdx)'))
  },
  {name: 'its target', edit: () => put(`${basics}/bend.mdx`, article('bend', 'Bent', 'Two.'))},
  {name: 'another title', edit: () => put(`${basics}/bend.mdx`, article('bend', 'B', 'Two.'))},
  {
    name: 'a target with another address',
    edit: () => rename(at(`${basics}/bend.mdx`), at(`${keys}/bend.mdx`))
  },
  {
    name: 'a target that is held back',
    edit: async () => {},
    options: {status: new Map([['bend', 'held']])}
  },
  {
    name: 'one that is broken',
    edit: () => put(`${keys}/bend.mdx`, '---\nid: bend\nstatuss: draft\ntitle: B\n---\n\nTwo.\n')
  },
  {
    name: 'one with the id of another',
    edit: () => put(`${keys}/bend.mdx`, article('tie', 'B', 'Two.'))
  },
  {name: 'one that is gone', edit: () => rm(at(`${keys}/bend.mdx`))},
  {name: 'facts that are gone', edit: () => rm(at('content/tokens/harbourlight.yaml'))},
  {name: 'a section', edit: () => put('content/sections/basics.yaml', 'title: First\norder: 9\n')},
  {
    name: 'another address of the site',
    edit: async () => {},
    options: {config: {...config, url: 'https://harbour.example/help'}}
  },
  {name: 'and the former one', edit: async () => {}}
]

test.each(edits)('$name', async function ({edit, options, changed}) {
  await edit()
  const {changed: touched, ...again} = await stage(root, {config, ...options, memory})
  const {changed: missed, ...anew} = await stage(root, {config, ...options})

  expect(missed).toEqual([])
  expect(again).toEqual(anew)
  const data = /^(?:site|tokens|public\/lookup|public\/words)\.json$/
  if (changed) expect(touched.filter((name) => !data.test(name))).toEqual(changed)
})

test('only what changed is prepared again, and what asks for it', async function () {
  const prepared = async () => {
    const content = await readContent(root, memory.files)
    const verdicts = {memory, status: new Map(), withheld: new Set<string>()}
    const {wanted, site} = prepare(root, content, config, verdicts)
    const all: Prepared[] = []
    for (const each of wanted) all.push((await prepareOne(each, site)).prepared)
    return all
  }
  const renewed = async (edit: () => Promise<void>) => {
    const before = await prepared()
    await edit()
    const after = await prepared()
    return after.filter((each) => !before.includes(each)).map(({front}) => front.id)
  }
  const link = 'Up to [the tokens](article:tie).'
  await put(`${basics}/loop.mdx`, article('loop', 'Tie a loop', link))
  await prepared()

  expect(await renewed(() => put(`${basics}/tie.mdx`, article('tie', 'Tie', 'Under.')))).toEqual([
    'tie'
  ])
  expect(await renewed(() => rename(at(`${basics}/tie.mdx`), at(`${keys}/tie.mdx`)))).toEqual([
    'tie',
    'loop'
  ])
})
