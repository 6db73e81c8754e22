/** What others wrote and people install with Collate: known, checked, free to use, and of use. */

import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {neededBy, readLock} from '../scripts/dependencies/read-lock.ts'

const root = path.join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
const lock = readLock(root)
const all = [...lock.values()]

/** Licences that let anybody use, change and hand on what they cover, in whatever they build. */
const free = new Set(
  'MIT ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 CC0-1.0 Python-2.0'.split(' ')
)
/** What they cover stays free when it is changed; Collate uses these packages as they are. */
const asTheyAre: ReadonlyArray<readonly [license: string, packages: RegExp]> = [
  ['MPL-2.0', /^(?:lightningcss(?:-.+)?|axe-core|@axe-core\/playwright)$/],
  ['LGPL-3.0-or-later', /^@img\/sharp-/]
]
/** Old packages that say their licence in another field. */
const saidElsewhere = new Map([['format', 'MIT']])

test('every licence allows the use, and is one that was looked at', function () {
  const wrong = all.filter(function ({name, license = saidElsewhere.get(name) ?? ''}) {
    const [choices, isAny] = license.includes(' OR ')
      ? [license.split(' OR '), true]
      : [license.split(' AND '), false]
    const isFree = (each: string) =>
      free.has(each) || asTheyAre.some(([copyleft, names]) => each === copyleft && names.test(name))
    return !(isAny ? choices.some(isFree) : choices.every(isFree))
  })
  expect(wrong.map(({name, license}) => `${name}: ${license}`)).toEqual([])
})

test('what is fetched is known by its digest, wherever it comes from', function () {
  expect(all.filter(({integrity}) => !integrity?.startsWith('sha512-'))).toEqual([])
  expect(all.filter(({resolved}) => resolved !== undefined)).toEqual([])
})

test('no package runs a script at installing that was not looked at', function () {
  const running = all.filter(({hasInstallScript}) => hasInstallScript).map(({name}) => name)
  expect(running.sort()).toEqual(Object.keys(manifest.allowScripts).sort())
})

test('versions are exact', function () {
  const {dependencies, optionalDependencies, devDependencies} = manifest
  const wanted = {...dependencies, ...optionalDependencies, ...devDependencies}
  const loose = Object.entries<string>(wanted).filter(([, version]) => !/^\d[\w.-]*$/.test(version))
  expect(loose).toEqual([])
})

test('each is used: what users install by the program, what developers install somewhere', function () {
  const text = (patterns: string[]) =>
    globSync(patterns, {cwd: root})
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
      .join('\n')
  const program = text(['src/**/*.{ts,astro}'])
  const others = text(['{scripts,test}/**/*.ts', '*.{ts,mjs}'])
  const scripts = Object.values<string>(manifest.scripts).join('\n')
  const names = (text: string, name: string) => new RegExp(`['"]${name}(?:/[^'"]+)?['"]`).test(text)

  const {dependencies, optionalDependencies, devDependencies} = manifest
  const idle = Object.keys({...dependencies, ...optionalDependencies}).filter(
    (name) => !names(program, name)
  )
  // Started by their command, or types of a package that is used.
  const started: Record<string, string> = {'@biomejs/biome': 'biome ', node: 'node '}
  const idleHere = Object.keys(devDependencies).filter(function (name) {
    const [, typed] = /^@types\/(.+)$/.exec(name) ?? []
    const command = started[name]
    return command
      ? !scripts.includes(command)
      : !names(`${others}\n${program}`, typed ?? name) && typed !== 'node'
  })
  expect([idle, idleHere]).toEqual([[], []])
})

test('what a package brings is what Node would find for it', function () {
  expect([...neededBy('node_modules/yauzl', lock)]).toEqual(['node_modules/pend'])
  expect(neededBy('node_modules/temml', lock).size).toBe(0)
  const own = Object.keys(manifest.dependencies).map((name) => `node_modules/${name}`)
  const reached = new Set(own.flatMap((place) => [place, ...neededBy(place, lock)]))
  const forOthers = [...reached].filter((place) => lock.get(place)?.dev)
  expect(forOthers).toEqual([])
})
