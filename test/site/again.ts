/** A site that is built again after edits: it is, byte for byte, the one that is built of the same from nothing. */

import {cp, mkdtemp, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, test} from 'vitest'
import type {Config} from '../../src/model/config.ts'
import {openCache} from '../../src/pipeline/cache.ts'
import {stage} from '../../src/stage/index.ts'
import {atEndOfTest} from '../helpers/clean-up.ts'
import {build, config} from './build.ts'
import type {Visits} from './visit.ts'

const basics = 'content/articles/en/basics'

/** Its tests; `get` gives the site that they share with the others. */
export function againTests(get: () => Visits): void {
  test('built again after edits, a site is the one that is built of the same from nothing', async function () {
    const {root} = get().site
    const again = await folder()
    await cp(root, again, {recursive: true})
    const before = await filesIn(path.join(again, 'dist'))
    await stage(again, {config, cache: await openCache(again)})
    // Nothing changed, and what is kept of articles says the same as they do.
    await stageAndBuild(again, config)
    expect(await filesIn(path.join(again, 'dist'))).toEqual(before)

    const at = (name: string) => path.join(again, basics, name)
    const log = await readFile(at('read-the-log.mdx'), 'utf8')
    await writeFile(at('read-the-log.mdx'), `${log}\nOne sentence more, on barnacles.\n`)
    await writeFile(at('bend.mdx'), '---\nid: bend\ntitle: Bend\n---\n\nOf [logs](article:log).\n')
    await rename(at('find-your-way.mdx'), path.join(again, 'content/articles/en/api-keys/find.mdx'))
    await rm(path.join(again, 'content/articles/de/api-keys/create-a-token.mdx'))
    const other: Config = {...config, title: 'Lantern Help', theme: {accent: '#0b5f6b'}}
    await stageAndBuild(again, other)

    const anew = await folder()
    await cp(path.join(again, 'content'), path.join(anew, 'content'), {recursive: true})
    await cp(path.join(root, '.collate/astro/program'), path.join(anew, '.collate/astro/program'), {
      recursive: true
    })
    await stageAndBuild(anew, other)
    const built = await filesIn(path.join(again, 'dist'))
    expect(built).toEqual(await filesIn(path.join(anew, 'dist')))
    expect(built['basics/read-the-log/index.html']).toContain('barnacles')
    expect(built).not.toHaveProperty('de/api-keys/create-a-token/index.html')
    expect(built['index.html']).toContain('Lantern Help')
  })
}

async function stageAndBuild(root: string, config: Config): Promise<void> {
  await stage(root, {config, cache: await openCache(root)})
  await build(root)
}

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'collate-built-again-'))
  atEndOfTest(() => rm(made, {recursive: true, force: true}))
  return made
}

/** Path → text of all files below `folder`. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => path.join(parentPath, name))
  const read = files.map(async (file) => [
    path.relative(folder, file).replaceAll('\\', '/'),
    await readFile(file, 'latin1')
  ])
  return Object.fromEntries(await Promise.all(read))
}
