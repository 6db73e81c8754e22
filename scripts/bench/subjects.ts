/** What is measured, and on which documents. */

import {mkdir, readdir, rm, stat, writeFile} from 'node:fs/promises'
import path from 'node:path'
import {type Documents, type Kind, kinds} from './generate.ts'
import {measure, type Usage} from './measure.ts'

export interface Subject {
  name: string
  /** What it was given, in words. */
  given: string
  documents: number
  bytes: number
  /** One run, in a folder that is new each round. */
  run(round: string): Promise<Usage>
}

const project = path.join(import.meta.dirname, '../..')
const cli = path.join(project, 'bin/collate.js')

/** The subjects, in the order of a round: what needs another one's result comes after it. */
export function createSubjects(folder: string, documents: Documents, site: boolean): Subject[] {
  const {files, bytes} = documents
  const all = kinds.reduce((sum, kind) => sum + files[kind].length, 0)
  const allBytes = kinds.reduce((sum, kind) => sum + bytes[kind], 0)
  const everything = {given: 'all', documents: all, bytes: allBytes}
  const html = {given: 'HTML', documents: files.html.length, bytes: bytes.html}

  const subjects: Subject[] = [
    {name: 'collate import', ...everything, run: (round) => importNew(round, kinds)},
    {name: 'collate import, again', ...everything, run: (root) => importAgain(root)},
    {name: 'collate import', ...html, run: (round) => importNew(`${round}-html`, ['html'])},
    {name: 'turndown + gfm', ...html, run: (round) => peer('turndown', round)},
    {name: 'rehype-remark + gfm', ...html, run: (round) => peer('unified', round)}
  ]
  if (site)
    subjects.splice(2, 0, {
      name: 'collate build',
      ...everything,
      run: (round) => measure([cli, 'build', '--root', round], project)
    })
  return subjects

  async function importNew(root: string, given: readonly Kind[]): Promise<Usage> {
    await createRoot(
      root,
      given.map((kind) => ({name: kind, paths: [path.join(folder, kind)]}))
    )
    return importInto(root)
  }

  function peer(name: string, round: string): Promise<Usage> {
    return convertWith(name, files.html, `${round}-${name}`)
  }
}

/** Import `files` into a new knowledge base at `root`; `flags` are for Node, `options` for the import. */
export async function importFiles(
  root: string,
  files: readonly string[],
  flags: readonly string[] = [],
  options: readonly string[] = []
): Promise<Usage> {
  await createRoot(root, [{name: 'bench', paths: files}])
  return importInto(root, flags, options)
}

/** The same import once more: it must not touch a file. `bare`: without what it has kept for itself. */
export async function importAgain(
  root: string,
  {bare = false, run = () => importInto(root)} = {}
): Promise<Usage> {
  if (bare) await rm(path.join(root, '.collate'), {recursive: true, force: true})
  const before = await stamps(root)
  const usage = await run()
  const after = await stamps(root)
  const touched = [...after].filter(([file, stamp]) => before.get(file) !== stamp)
  if (touched.length === 0 && after.size === before.size) return usage
  const example = touched[0]?.[0] ?? 'some are gone'
  throw new Error(`The second import touched ${touched.length} files, such as \`${example}\``)
}

/** A subject that imports each half of `files` in a process of its own, side by side. */
export function inTwoProcesses(subject: Omit<Subject, 'run'>, files: readonly string[]): Subject {
  const middle = Math.ceil(files.length / 2)
  const halves = [files.slice(0, middle), files.slice(middle)]
  return {
    ...subject,
    run: async (round) =>
      together(await Promise.all(halves.map((half, at) => importFiles(`${round}-two-${at}`, half))))
  }
}

/** Processes that ran side by side, as one. */
function together(usages: readonly Usage[]): Usage {
  return {
    wall: Math.max(...usages.map(({wall}) => wall)),
    cpu: usages.reduce((sum, {cpu}) => sum + cpu, 0),
    megabytes: Math.max(...usages.map(({megabytes}) => megabytes)),
    stdout: ''
  }
}

/** Convert `files` with another converter, into the folder `out`. */
export async function convertWith(
  name: string,
  files: readonly string[],
  out: string
): Promise<Usage> {
  const list = `${out}.json`
  await mkdir(path.dirname(list), {recursive: true})
  await writeFile(list, JSON.stringify(files))
  return measure([path.join(import.meta.dirname, 'peer.ts'), name, list, out], project)
}

/** A new knowledge base at `root`; `pairs` are pages that are certain to be one article. */
export async function createRoot(
  root: string,
  sources: ReadonlyArray<{name: string; paths: readonly string[]}>,
  pairs: ReadonlyArray<readonly [string, string]> = []
): Promise<void> {
  await rm(root, {recursive: true, force: true})
  await mkdir(root, {recursive: true})
  const config = {
    title: 'Bench',
    url: 'https://help.example.com',
    sources: sources.map((source) => ({...source, type: 'files'})),
    pairs,
    // Nothing is measured that depends on a network.
    files: {fetch: false}
  }
  await writeFile(
    path.join(root, 'collate.config.ts'),
    `export default ${JSON.stringify(config, undefined, 2)}\n`
  )
}

export function importInto(
  root: string,
  flags: readonly string[] = [],
  options: readonly string[] = []
): Promise<Usage> {
  return measure([...flags, cli, 'import', '--root', root, '--json', ...options], project)
}

/** The same, with the summary for people, as a nightly job has it. */
export function importForPeople(root: string): Promise<Usage> {
  return measure([cli, 'import', '--root', root], project)
}

/** When each file of the knowledge base was last written. */
async function stamps(root: string): Promise<Map<string, number>> {
  const content = path.join(root, 'content')
  const result = new Map<string, number>()
  for (const entry of await readdir(content, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    result.set(file, (await stat(file)).mtimeMs)
  }
  return result
}
