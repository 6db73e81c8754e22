/** Reads `collate.config.ts`: defaults where it says nothing, a place and a way out where it is wrong. */

import {execFile} from 'node:child_process'
import {readFile, stat} from 'node:fs/promises'
import path from 'node:path'
import {execPath} from 'node:process'
import {pathToFileURL} from 'node:url'
import {promisify} from 'node:util'
import type {z} from 'zod'
import {type Config, standInUrl} from '../model/config.ts'
import {takenAway} from '../model/disk-error.ts'
import type {Place} from '../model/finding.ts'
import {StopError} from '../model/stop-error.ts'
import {didYouMean, suggest} from '../model/suggest.ts'
import {configSchema, knownKeys} from './schema.ts'

/** Names that the file may have; the first that exists is taken. */
export const configNames = ['collate.config.ts', 'collate.config.js', 'collate.config.mjs']

/**
 * Load the configuration of the knowledge base at `root`; one without a file works with defaults.
 * @throws StopError when the file does not parse, fails, or says something wrong.
 */
export async function loadConfig(root: string): Promise<Config> {
  const name = await findConfig(root)
  const given = name === undefined ? {} : await importFile(root, name)
  const result = configSchema.safeParse(given)
  if (!result.success) throw await complain(result.error, given, root, name ?? '')

  const config: Config = {
    title: path.basename(path.resolve(root)) || 'Help',
    url: standInUrl,
    locale: 'en',
    lead: 'newest',
    sources: [],
    pairs: [],
    repairs: {},
    ...result.data
  }
  await checkNames(config, root, name ?? '')
  return config
}

/** The name of the configuration file at `root`, if there is one. */
export async function findConfig(root: string): Promise<string | undefined> {
  for (const name of configNames) {
    const found = await stat(path.join(root, name)).catch(absent)
    if (found?.isFile()) return name
  }
  return
}

async function importFile(root: string, name: string): Promise<unknown> {
  const file = path.resolve(root, name)
  const url = pathToFileURL(file)
  // A module is kept for as long as the process lives: a changed file needs another address.
  const found = await stat(file).catch(absent)
  if (!found) throw takenAway(name)
  url.searchParams.set('at', String(found.mtimeMs))

  const module: {default?: unknown} = await import(url.href).catch(async function (error: unknown) {
    throw new StopError(`The configuration does not load: ${firstLine(error)}`, {
      place: await placeOfError(error, file, name),
      hint: `Mend \`${name}\`; \`npx collate doctor\` tells whether it loads`,
      cause: error
    })
  })
  // A file without any `export` is taken for CommonJS, whose default is what `module.exports` holds.
  const empty = 'module.exports' in module && Object.keys(module.default ?? {}).length === 0
  if (module.default === undefined || empty)
    throw new StopError('The configuration exports nothing', {
      place: {file: name, line: 1, column: 1},
      hint: 'Write `export default {…}`'
    })
  return module.default
}

/** Where `error` happened in `file`; its first character where the error does not say. */
async function placeOfError(error: unknown, file: string, name: string): Promise<Place> {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const frame = stack.split(pathToFileURL(file).href)[1] ?? ''
  const [, line, column] = /^\?[^:\s]*:(\d+):(\d+)/.exec(frame) ?? []
  if (line) return {file: name, line: Number(line), column: Number(column)}

  const shown = pointed(stack, file)
  if (shown) return {file: name, ...shown}
  if (!(error instanceof SyntaxError)) return {file: name, line: 1, column: 1}

  // The stack of a syntax error in JavaScript names no place; Node's own check prints it.
  const printed = await promisify(execFile)(execPath, ['--check', file]).then(
    () => '',
    (failed: {stderr?: string}) => failed.stderr ?? ''
  )
  return {file: name, line: 1, column: 1, ...pointed(printed, file)}
}

/** Read `file:line`, some lines of code, and the line of `^` below them. */
function pointed(text: string, file: string): {line: number; column: number} | undefined {
  const [first = '', ...lines] = text.split('\n')
  const line = first.startsWith(`${file}:`) ? Number(first.slice(file.length + 1)) : 0
  const arrow = lines.find((each) => /^\s*\^+$/.test(each))
  return line > 0 && arrow !== undefined ? {line, column: arrow.indexOf('^') + 1} : undefined
}

/** The first of `error`’s issues, as one error that says where and what to do. */
async function complain(
  error: z.ZodError,
  given: unknown,
  root: string,
  name: string
): Promise<StopError> {
  // A mistyped key is why another is missing: it comes first.
  const issue =
    error.issues.flatMap(within).find(({code}) => code === 'unrecognized_keys') ?? error.issues[0]
  if (!issue) return new StopError('The configuration is not valid')

  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    const kind = at(at(given, issue.path), ['type'])
    const known = keysOf(issue.path.at(-1)) ?? knownKeys.sources.get(kind) ?? knownKeys.config
    const where = issue.path.length > 0 ? ` in \`${pathText(issue.path)}\`` : ''
    return new StopError(`Unexpected key \`${key}\`${where}`, {
      place: await placeOf([...issue.path, key], root, name),
      hint: didYouMean(key, known)
    })
  }

  const what = issue.path.length > 0 ? `\`${pathText(issue.path)}\`` : 'the configuration'
  const value = at(given, issue.path)
  const isType = issue.code === 'invalid_union' && issue.path.at(-1) === 'type'
  return new StopError(`Unexpected value of ${what}: ${lowerFirst(issue.message)}`, {
    place: await placeOf(issue.path, root, name),
    hint:
      isType && typeof value === 'string'
        ? didYouMean(value, [...knownKeys.sources.keys()].map(String))
        : `Mend it in \`${name}\``
  })
}

/** The keys of what a key of its own holds. */
function keysOf(key: PropertyKey | undefined): string[] | undefined {
  switch (key) {
    case 'feedback':
    case 'files':
    case 'theme':
    case 'tree':
      return knownKeys[key]
    default:
      return
  }
}

/** `issue` and, of a choice, what is wrong with each of the things it may be. */
function within(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const inner = issue.errors.flat().map((each) => ({...each, path: [...issue.path, ...each.path]}))
  return [issue, ...inner]
}

/** What lies at `keys` in `value`. */
function at(value: unknown, keys: readonly PropertyKey[]): unknown {
  let found = value
  for (const key of keys)
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined
  return found
}

/** What names in the configuration refer to must be there. */
async function checkNames(config: Config, root: string, name: string): Promise<void> {
  const names = config.sources.map((source) => source.name)
  const twice = names.find((each, index) => names.indexOf(each) < index)
  if (twice !== undefined)
    throw new StopError(`Two sources are named \`${twice}\``, {
      place: await placeOf(['sources', names.lastIndexOf(twice), 'name'], root, name),
      hint: 'Give each source a name of its own'
    })

  const leads = ['newest', 'files', ...names]
  // Pages can be brought in under any name (`--source`): only a slip of a known one is an error.
  const meant = leads.includes(config.lead) ? undefined : suggest(config.lead, leads)
  if (meant !== undefined)
    throw new StopError(`No source is named \`${config.lead}\`, which \`lead\` names`, {
      place: await placeOf(['lead'], root, name),
      hint: `Did you mean \`${meant}\`?`
    })
}

/** Find where the keys of `keys` stand, one after the other; the file’s start where they do not. */
async function placeOf(keys: readonly PropertyKey[], root: string, name: string): Promise<Place> {
  const text = await readFile(path.join(root, name), 'utf8').catch(absent)
  let at = 0
  for (const key of text === undefined ? [] : keys) {
    const found =
      typeof key === 'number' ? nth(text ?? '', key, at) : keyAt(text ?? '', String(key), at)
    if (found === -1) break
    at = found
  }
  const before = (text ?? '').slice(0, at).split('\n')
  return {file: name, line: before.length, column: (before.at(-1)?.length ?? 0) + 1}
}

/** Where the `index`-th `{…}` of a list begins after `from`; things in lists hold no others. */
function nth(text: string, index: number, from: number): number {
  let at = from
  for (let count = 0; count <= index && at !== -1; count++) at = text.indexOf('{', at + 1)
  return at
}

/** Where `key` stands after `from`, quoted or not, before a colon. */
function keyAt(text: string, key: string, from: number): number {
  for (let at = text.indexOf(key, from); at !== -1; at = text.indexOf(key, at + 1)) {
    const after = text.slice(at + key.length, at + key.length + 20)
    if (/^['"]?\s*:/.test(after) && !/[\w$]/.test(text.charAt(at - 1))) return at
  }
  return -1
}

function pathText(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index ? '.' : ''}${String(key)}`
    )
    .join('')
}

function lowerFirst(text: string): string {
  const rest = text.replace(/^Invalid input: /, '')
  return rest.slice(0, 1).toLowerCase() + rest.slice(1)
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1)[0] ?? ''
}

/** The one error that means “there is none”; any other goes on. */
function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return
  throw error
}
