/** The files of a new knowledge base, by path: those of `starter/` and `.vscode/`, a workflow of `ci/`, `package.json`. */

import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'

/** Services of CI: the file that each reads, and which of `ci/` it is. */
export const services = {
  github: {file: '.github/workflows/collate.yml', from: 'github-check.yml'},
  gitlab: {file: '.gitlab-ci.yml', from: 'gitlab.yml'}
} as const

export type Service = keyof typeof services

export interface NewBase {
  /** Its name, as readers see it. */
  title: string
  /** Its name as a package, such as `help-center`. */
  name: string
  service: Service
  /** How npm gets Collate. */
  collate: string
  /** With two versions of a guide to try it on. */
  sample: boolean
}

/** Commands that a new knowledge base has as scripts. */
export const scripts: Readonly<Record<string, string>> = {
  start: 'collate review',
  ...Object.fromEntries(
    ['import', 'check', 'dev', 'build'].map((name) => [name, `collate ${name}`])
  )
}

const installation = path.join(import.meta.dirname, '../..')
const read = (...way: string[]) => readFile(path.join(installation, ...way), 'utf8')

export async function newFiles(base: NewBase): Promise<Readonly<Record<string, string>>> {
  const {file, from} = services[base.service]
  const files: Record<string, string> = {'package.json': manifest(base)}

  for (const name of await namesIn('starter')) {
    if (name.startsWith('content/') && !base.sample) continue
    files[hidden.has(name) ? `.${name}` : name] = named(await read('starter', name), base)
  }
  for (const name of await namesIn('.vscode'))
    files[`.vscode/${name}`] = installed(await read('.vscode', name))
  files[file] = await read('ci', from)
  return files
}

/** Files of `starter/` whose names would mean something there, too. */
const hidden: ReadonlySet<string> = new Set(['gitattributes', 'gitignore'])

/** Files below `folder` of the installation, with `/`. */
async function namesIn(folder: string): Promise<string[]> {
  const all = await readdir(path.join(installation, folder), {recursive: true, withFileTypes: true})
  return all
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) =>
      path
        .relative(path.join(installation, folder), path.join(parentPath, name))
        .split(path.sep)
        .join('/')
    )
    .sort()
}

function manifest({name, collate}: NewBase): string {
  const content = {
    name,
    private: true,
    type: 'module',
    scripts,
    dependencies: {collate}
  }
  return `${JSON.stringify(content, undefined, 2)}\n`
}

/** A file of `starter/` with the title in place of `TITLE`. */
function named(text: string, {title}: NewBase): string {
  return text.replace("'TITLE'", () => quoted(title)).replace('# TITLE', () => `# ${title}`)
}

/** Schemas lie in the package, as seen from a knowledge base. */
function installed(text: string): string {
  return text.replaceAll('"./schemas/', '"./node_modules/collate/schemas/')
}

/** `text` as a literal of the configuration, in the quotes that the others have. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')
  return `'${inner.replaceAll("'", "\\'")}'`
}
