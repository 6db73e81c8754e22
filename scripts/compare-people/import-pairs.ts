/** Brings the bodies in as a user would: one import into a new knowledge base. */

import {copyFile, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {measure} from '../bench/measure.ts'
import {centreOf, type Pair} from './read-pairs.ts'

const project = path.join(import.meta.dirname, '../..')
const source = 'people'

/** The articles by the ids of their pairs, as MDX. */
export async function importPairs(pairs: readonly Pair[]): Promise<Map<string, string>> {
  const root = await mkdtemp(path.join(tmpdir(), 'collate-people-'))
  try {
    await writeSource(root, pairs)
    await measure([path.join(project, 'bin/collate.js'), 'import', '--root', root], project)
    const articles = new Map<string, string>()
    for (const {id} of pairs) articles.set(id, await readArticle(root, id))
    return articles
  } finally {
    await rm(root, {recursive: true, force: true})
  }
}

/** Each body with what a help centre knows of an article: its id, its address, its title. */
async function writeSource(root: string, pairs: readonly Pair[]): Promise<void> {
  const folder = path.join(root, 'articles')
  await mkdir(folder)
  const config = {
    title: 'Comparison',
    url: 'https://help.example.com',
    sources: [{name: source, type: 'files', paths: [folder]}]
  }
  await writeFile(
    path.join(root, 'collate.config.ts'),
    `export default ${JSON.stringify(config)}\n`
  )
  const centre = centreOf(pairs)
  for (const {id, title, file} of pairs) {
    await copyFile(file, path.join(folder, `${id}.html`))
    const url = centre && `${centre}/articles/${id}`
    const facts = {id, title: title ?? `Article ${id}`, ...(url && {url})}
    await writeFile(path.join(folder, `${id}.meta.json`), JSON.stringify(facts))
  }
}

async function readArticle(root: string, id: string): Promise<string> {
  const snapshot = path.join(root, 'content/sources', source, id, 'page.json')
  const {paths} = JSON.parse(await readFile(snapshot, 'utf8')) as {paths: string[]}
  const [article] = paths
  if (article === undefined) throw new Error(`The import made no article of \`${id}\``)
  return readFile(path.join(root, article), 'utf8')
}
