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
    ].join('\n')
  ]
}

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
