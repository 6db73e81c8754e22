/** The files of a new knowledge base, by path. */

import {readFile} from 'node:fs/promises'

/** Services of CI: the file that each reads, and which of `ci/` it is. */
export const services = {
  github: {file: '.github/workflows/collate.yml', from: 'github-check.yml'},
  gitlab: {file: '.gitlab-ci.yml', from: 'gitlab.yml'}
} as const

export type Service = keyof typeof services

export async function newFiles(
  title: string,
  service: Service
): Promise<Readonly<Record<string, string>>> {
  const {file, from} = services[service]
  return {
    'collate.config.ts': config(title),
    '.gitignore': 'node_modules/\ndist/\n.collate/\n',
    '.vscode/settings.json': editor,
    [file]: await readFile(new URL(`../../ci/${from}`, import.meta.url), 'utf8'),
    'content/articles/.gitkeep': '',
    'content/imports/files/.gitkeep': ''
  }
}

function config(title: string): string {
  return `/** The knowledge base: every key is optional. */

export default {
  title: ${quoted(title)},
  // Where readers will find the site.
  url: 'https://help.example.com',
  locale: 'en',
  // Which version leads where two copies differ: the name of a source, or 'newest'.
  lead: 'newest',
  sources: [{name: 'files', type: 'files', paths: ['content/imports/files']}]
}
`
}

/** `text` as a literal of the configuration, in the quotes that the others have. */
function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')
  return `'${inner.replaceAll("'", "\\'")}'`
}

/** Articles read and edit like Markdown. */
const editor = `${JSON.stringify(
  {'files.associations': {'content/articles/**/*.mdx': 'markdown', 'content/base/**': 'markdown'}},
  undefined,
  2
)}
`
