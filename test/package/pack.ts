/** The package as `npm pack` makes it, and a folder in which it is installed as by anybody. */

import {execFile} from 'node:child_process'
import {mkdtemp, readFile, realpath, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import process from 'node:process'
import type {Ran} from '../cli/run.ts'

const repository = path.join(import.meta.dirname, '../..')

export interface Packed {
  /** A folder of its own, with the package in it; all else of a test may lie there. */
  folder: string
  tarball: string
  /** What the package holds. */
  files: string[]
  /** In bytes. */
  size: number
  remove: () => Promise<void>
}

/** The variables of a terminal, without those that npm and the test runner have set; what leads to the registry stays. */
export function plainVariables(): Record<string, string | undefined> {
  const {PATH, HOME, USERPROFILE, APPDATA, TMPDIR} = process.env
  const npm = Object.entries(process.env).filter(([name]) =>
    /^(?:npm_config_(?:cache|cafile|registry|userconfig|offline)|NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy)$/i.test(
      name
    )
  )
  const way = [path.dirname(process.execPath), PATH].join(path.delimiter)
  const own = {HOME, USERPROFILE, APPDATA, TMPDIR, PATH: way, NO_COLOR: '1'}
  return {...own, ...Object.fromEntries(npm)}
}

export function runAlone(cwd: string, program: string, ...args: string[]): Promise<Ran> {
  const options = {cwd, maxBuffer: 64 * 1024 * 1024, env: plainVariables()}
  return new Promise(function (resolve) {
    execFile(program, args, options, function (error, out, err) {
      resolve({code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err})
    }).stdin?.end()
  })
}

/** What npm says of a package that it made; a list of them, or a record by name. */
interface Told {
  filename: string
  files: Array<{path: string}>
  size: number
}

export async function pack(): Promise<Packed> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'collate-package-')))
  const {code, out, err} = await runAlone(
    repository,
    'npm',
    ...['pack', '--json', '--pack-destination', folder]
  )
  if (code !== 0) throw new Error(`npm pack: ${err}`)
  const [told] = Object.values<Told>(JSON.parse(out))
  if (!told) throw new Error(`npm pack said: ${out}`)
  return {
    folder,
    tarball: path.join(folder, told.filename),
    files: told.files.map((file) => file.path),
    size: told.size,
    remove: () => rm(folder, {recursive: true, force: true})
  }
}

/**
 * Install `tarball` into `folder`, which is empty: with the very versions of this repository, so that what `npm ci` has
 * fetched is enough. Gives what npm said where it could not.
 */
export async function install(tarball: string, folder: string): Promise<string | undefined> {
  const file = path.relative(folder, tarball)
  const manifest = {dependencies: {collate: `file:${file}`}}
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest))
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify(await lock(file)))
  const {code, err} = await runAlone(
    folder,
    'npm',
    ...['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'error']
  )
  return code === 0 ? undefined : err
}

interface Lock {
  lockfileVersion: number
  packages: Record<string, {dev?: boolean; [key: string]: unknown}>
}

/** The lock of this repository, without what is for developers, for a folder that only needs the package. */
async function lock(file: string): Promise<Lock> {
  const text = await readFile(path.join(repository, 'package-lock.json'), 'utf8')
  const {lockfileVersion, packages}: Lock = JSON.parse(text)
  const {'': own, ...others} = packages
  const {devDependencies: _, name: __, ...collate} = own ?? {}
  return {
    lockfileVersion,
    packages: {
      '': {dependencies: {collate: `file:${file}`}},
      'node_modules/collate': {...collate, resolved: `file:${file}`},
      ...Object.fromEntries(Object.entries(others).filter(([, {dev}]) => !dev))
    }
  }
}
