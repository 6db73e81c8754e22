/** The documentation of what Collate is made of beside itself. */

import {readFileSync} from 'node:fs'
import path from 'node:path'
import {type Locked, neededBy, readLock} from './read-lock.ts'
import {groups} from './reasons.ts'

export const dependenciesAbout =
  'Every package that Collate depends on, why, and how many others it brings. Versions are exact. What is fetched is checked against the digests in `package-lock.json`, which names no registry.'

/** Sections of the page; fails where a package has no reason, or a reason no package. */
export function dependencySections(root: string): string[] {
  const lock = readLock(root)
  const {dependencies, optionalDependencies, devDependencies} = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8')
  )
  const own = Object.keys({...dependencies, ...optionalDependencies, ...devDependencies})
  const explained = groups.flatMap(({reasons}) => Object.keys(reasons))
  const wrong = [
    ...own.filter((name) => !explained.includes(name)).map((name) => `${name} has no reason`),
    ...explained.filter((name) => !own.includes(name)).map((name) => `${name} is no dependency`)
  ]
  if (wrong.length > 0) throw new Error(`scripts/dependencies/reasons.ts: ${wrong.join('; ')}`)

  return [
    ...groups.map(function ({title, reasons}) {
      const rows = Object.entries(reasons).map(function ([name, why]) {
        const place = `node_modules/${name}`
        const {version, license} = lock.get(place) as Locked
        return `| \`${name}\` ${version} | ${why} | ${license} | ${neededBy(place, lock).size} |`
      })
      return `## ${title}\n\n${table(['package', 'why', 'licence', 'brings'], rows)}`
    }),
    licences([...lock.values()]),
    [
      '## Checking it yourself\n',
      '- `npm audit` asks the registry for known holes; `npm audit signatures` checks who signed what was fetched.',
      '- `npm run --silent sbom` prints the list of all that users install as CycloneDX, for tools that read it.',
      '- Scripts of packages run at installing for these only: `allowScripts` in `package.json`. The test suite fails where a package wants to run one and is not named, has no digest, or has another licence than those above.'
    ].join('\n'),
    releases
  ]
}

/** How the package itself is to be published; nothing of it can be tried before there is a public repository. */
const releases = [
  '## Releases\n',
  'Nothing is published yet. A release is to say where it was built, so that nobody need trust whoever has a token of npm: it is built by a job of GitHub Actions, which npm trusts by its repository and the name of its workflow ([trusted publishing](https://docs.npmjs.com/trusted-publishers)), and bears a signed statement of both ([provenance](https://docs.npmjs.com/generating-provenance-statements)).\n',
  '1. Once: give `package.json` the `repository` that it is built from, as npm refuses a statement that names another one. Publish the first version by hand, as npm trusts jobs for packages that exist only. Then name the repository and the workflow as its trusted publisher, on the page of the package or with `npm trust github` (npm 11.10 or newer), and forbid tokens there.',
  '2. For each release: the job runs for a tag, on a runner of GitHub’s own, with the permissions `contents: read` and `id-token: write` and no secret. It needs Node 22.14 and npm 11.5.1, or newer ones; its steps are `npm ci`, `npm test` and `npm publish`, which builds the package first (`prepack`). From a public repository, npm adds the statement by itself.',
  '3. Whoever installs it checks it with `npm audit signatures` in the knowledge base: it fails where a package is not the one that the registry signed, or its statement does not hold. The page of the package shows commit and workflow.\n',
  'What is not done: the workflow is not in the repository, as nobody could have tried it; actions are named by their tags, not by commits; the list of `npm run sbom` is not published with a release; packages without a statement, which most still are, are taken as they are, by the digests of the lock file.'
].join('\n')

function licences(all: readonly Locked[]): string {
  const counts = new Map<string, [installed: number, development: number]>()
  for (const {license = 'not said in the lock file', dev} of all) {
    const count = counts.get(license) ?? [0, 0]
    count[dev ? 1 : 0]++
    counts.set(license, count)
  }
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([license, [installed, development]]) => `| ${license} | ${installed} | ${development} |`)
  return [
    '## Licences',
    'Of all packages in the lock file, those for other systems included.',
    table(['licence', 'for users', 'for development'], rows)
  ].join('\n\n')
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n')
}
