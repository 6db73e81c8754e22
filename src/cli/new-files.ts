/** The files of a new knowledge base, by path. */

export function newFiles(title: string): Readonly<Record<string, string>> {
  return {
    'collate.config.ts': config(title),
    '.gitignore': 'node_modules/\ndist/\n.collate/\n',
    '.vscode/settings.json': editor,
    '.github/workflows/collate.yml': workflow,
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

const workflow = `name: collate

on:
  push:
  pull_request:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - run: npm ci
      # Fails, rather than fetching a package of that name, where collate is not installed.
      - run: npx --no-install collate check --format pretty --format github
`
