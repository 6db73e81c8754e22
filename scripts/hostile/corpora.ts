/** Hostile inputs: those that lie beside the repository, and how they are read. */

import {existsSync, globSync, readFileSync} from 'node:fs'
import path from 'node:path'

export interface Input {
  name: string
  text: string
}

/** Where the documents lie that are not the project's own. */
const shared = path.join(import.meta.dirname, '../../../shared/corpus')

export function has(corpus: string): boolean {
  return existsSync(path.join(shared, corpus))
}

/** Path of a file or folder beside the repository. */
export function corpusPath(name: string): string {
  return path.join(shared, name)
}

/** The texts of a list of strings, or of objects that hold one. */
export function readList(name: string, key?: string): Input[] {
  const list: unknown[] = JSON.parse(readFileSync(corpusPath(name), 'utf8'))
  return list.map(function (each, index) {
    const text = key === undefined ? each : (each as Record<string, unknown>)[key]
    if (typeof text !== 'string') throw new TypeError(`Unexpected item ${index} of ${name}`)
    return {name: `${path.basename(name)} ${index + 1}`, text}
  })
}

/** The documents of html5lib's tests of tree construction: `#data`, then what a browser makes of it. */
export function readHtml5lib(): Input[] {
  const folder = corpusPath('hostile/html5lib')
  return globSync('**/*.dat', {cwd: folder})
    .sort()
    .flatMap((file) =>
      [
        ...readFileSync(path.join(folder, file), 'utf8').matchAll(
          /^#data\n([\s\S]*?)(?:\n)?#errors$/gm
        )
      ].map(([, text = ''], index) => ({name: `${path.basename(file)} ${index + 1}`, text}))
    )
}

/** The cases of `mdx-injection-cases.mjs`: HTML that tries to be code once it is MDX. */
export async function readInjections(): Promise<Input[]> {
  const {cases}: {cases: Array<[name: string, html: string]>} = await import(
    corpusPath('hostile/mdx-injection-cases.mjs')
  )
  return cases.map(([name, text]) => ({name, text}))
}

/** The documents of `size-bombs.mjs`, each made when it is asked for. */
export async function readBombs(): Promise<Array<{name: string; make: () => string}>> {
  const {cases}: {cases: Record<string, () => string>} = await import(
    corpusPath('hostile/size-bombs.mjs')
  )
  return Object.entries(cases).map(([name, make]) => ({name, make}))
}

/** Every document of the fixtures of this repository that a page can be made of. */
export function readFixtures(): Input[] {
  const test = path.join(import.meta.dirname, '../../test')
  const files = globSync('**/input.{html,xml,adf,json,md,mdx,txt,wiki}', {cwd: test}).sort()
  const seen = new Set<string>()
  return files.flatMap(function (file) {
    const text = readFileSync(path.join(test, file), 'utf8')
    if (seen.has(text)) return []
    seen.add(text)
    return [{name: `test/${file}`, text}]
  })
}

/** Real documents beside the repository, a few of each kind. */
export function readDocuments(): Input[] {
  const patterns = [
    'confluence/querypie/*/page.{xhtml,adf,html}',
    'confluence/pchuri-pairs/*.xml',
    'zendesk/nesi-pairs/*/before.html',
    'zendesk/arduino/**/*.md',
    'zendesk/vena-print-to-text.txt'
  ]
  return patterns.flatMap((pattern) =>
    globSync(pattern, {cwd: shared})
      .sort()
      .map((name) => ({name, text: readFileSync(path.join(shared, name), 'utf8')}))
      .filter(({text}) => text.length < 60_000)
  )
}
