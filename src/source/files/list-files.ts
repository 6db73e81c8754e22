/** Files, folders and globs → the files that may be pages, each once, in one order on every machine. */

import {readdir, realpath, stat} from 'node:fs/promises'
import path from 'node:path'
import {glob, isDynamicPattern} from 'tinyglobby'
import {compare, type FindingDraft, type Severity} from '../../model/finding.ts'
import {StopError} from '../../model/stop-error.ts'
import {entitiesFile, isEntities, partsOfXmlExport} from '../export/xml-marks.ts'
import {sidecarEnding} from '../page/sidecar.ts'
import {withoutExportedPages} from './exported-pages.ts'
import type {Listed} from './listed.ts'
import {mayBePage} from './may-be-page.ts'
import {readHead} from './read-head.ts'
import {whyUnreadable} from './why-unreadable.ts'

/** What the knowledge base itself keeps: not to be imported again. */
const ownFolders = [
  'dist',
  ...[
    'addresses',
    'articles',
    'base',
    'conflicts',
    'decisions',
    'records',
    'sections',
    'sources',
    'tokens'
  ].map((name) => path.join('content', name))
]

export interface Listing {
  files: Listed[]
  problems: FindingDraft[]
}

export interface ListOptions {
  /** Absolute folder that relative paths start from. */
  cwd: string
  /** Absolute root of the knowledge base: paths inside are shown relative to it. */
  root: string
  /** A path that does not exist stops the run, as on the command line; otherwise it is a problem. */
  strict: boolean
}

/** A listing in the making. */
interface Work extends ListOptions {
  /** By real path: a file that is named twice is one. */
  found: Map<string, Listed>
  problems: FindingDraft[]
  /** Real paths of folders that were looked into, or must not be. */
  seen: Set<string>
  /** Files of folders so far that may be pages. */
  pages: number
}

/**
 * List what `paths` name.
 * @throws StopError when `strict` and a path does not exist.
 */
export async function listFiles(paths: readonly string[], options: ListOptions): Promise<Listing> {
  const {cwd, root} = options
  const own = ownFolders.map((folder) => path.join(root, folder))
  const work: Work = {
    ...options,
    found: new Map(),
    problems: [],
    seen: new Set(own),
    pages: 0
  }

  for (const given of paths) {
    const file = path.resolve(cwd, given)
    const kind = await kindOf(file)
    if (kind === 'folder') await walkFrom(file, work)
    else if (kind === 'file') await put(file, work)
    else if (kind !== 'absent') unreadable(kind, file, work)
    else if (isDynamicPattern(given)) await expand(given, work)
    else missing(given, file, 'there is no such file or folder', work)
  }

  await refuseSidecars(work)
  const files = await withoutExportedPages([...work.found.values()])
  return {files: files.toSorted((a, b) => compare(a.shown, b.shown)), problems: work.problems}
}

async function walkFrom(folder: string, work: Work): Promise<void> {
  const before = work.pages + work.problems.length
  await walk(folder, new Set(), work)
  if (work.pages + work.problems.length === before)
    unreadable('there is no page in this folder', folder, work, 'warning')
}

/** Folders are followed through links, but never into themselves. */
async function walk(folder: string, above: ReadonlySet<string>, work: Work): Promise<void> {
  try {
    const real = await realpath(folder)
    if (above.has(real)) {
      unreadable('the folder contains itself, through a link', folder, work)
      return
    }
    if (work.seen.has(real)) return
    work.seen.add(real)

    const below = new Set(above).add(real)
    const names = (await readdir(folder)).sort(compare)
    const parts = await partsOf(folder, names)
    for (const name of names.filter((each) => !isOwn(each) && !parts.includes(each))) {
      const file = path.join(folder, name)
      const kind = await kindOf(file)
      if (kind === 'folder') await walk(file, below, work)
      else if (kind === 'file') await take(file, work)
      else unreadable(kind === 'absent' ? 'the link leads nowhere' : kind, file, work)
    }
  } catch (error) {
    unreadable(whyUnreadable(error), folder, work)
  }
}

/** What belongs to an export that lies unpacked in `folder`, and is read with it. */
async function partsOf(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const head = names.includes(entitiesFile) && (await readHead(path.join(folder, entitiesFile)))
  return head && isEntities(head) ? partsOfXmlExport : []
}

/** What systems keep for themselves. */
function isOwn(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

async function expand(pattern: string, work: Work): Promise<void> {
  const matches = await glob(pattern.replaceAll('\\', '/'), {
    cwd: work.cwd,
    absolute: true,
    onlyFiles: true,
    expandDirectories: false,
    ignore: ['**/node_modules/**']
  })
  if (matches.length === 0)
    missing(pattern, path.resolve(work.cwd, pattern), 'no file matches it', work)
  for (const match of matches) await take(path.normalize(match), work)
}

/** What lies in a folder: attachments are no pages, archives may hold some. */
async function take(file: string, work: Work): Promise<void> {
  const isPage = mayBePage(path.basename(file)) || /\.zip$/i.test(file)
  const isSidecar = file.endsWith(sidecarEnding)
  const isMaybe = !isSidecar && !isHidden(file) && /\.(?:json|ya?ml)$/i.test(file)
  if (isPage || isMaybe) work.pages++
  if (isPage || isSidecar) await put(file, work)
  else if (isMaybe) await put(file, work, {maybe: true})
}

function isHidden(file: string): boolean {
  return path.basename(file).startsWith('.')
}

async function put(
  file: string,
  {found, cwd, root}: Work,
  more: Pick<Listed, 'maybe'> = {}
): Promise<void> {
  const real = await realpath(file).catch(() => file)
  // Who names a file wants it read, wherever else it was found.
  if (!found.get(real) || (found.get(real)?.maybe && !more.maybe))
    found.set(real, {file, shown: shownPath(file, cwd, root), ...more})
}

/** Sidecars are no pages; one without a page is a slip of its name. */
async function refuseSidecars({found, problems}: Work): Promise<void> {
  for (const [real, {file, shown}] of found) {
    if (!file.endsWith(sidecarEnding)) continue
    found.delete(real)
    const name = path.basename(file).slice(0, -sidecarEnding.length)
    const beside = await readdir(path.dirname(file)).catch(() => [])
    if (beside.some((each) => each !== path.basename(file) && path.parse(each).name === name))
      continue
    const reason = `there is no page \`${name}.…\` beside it`
    const at = {file: shown, line: 1, column: 1}
    problems.push({rule: 'source/bad-sidecar', severity: 'warning', args: {reason}, at})
  }
}

function missing(given: string, file: string, reason: string, work: Work): void {
  if (work.strict)
    throw new StopError(`Cannot import \`${given}\`: ${reason}`, {
      hint: `Paths are looked for from \`${work.cwd}\``
    })
  unreadable(reason, file, work)
}

function unreadable(
  reason: string,
  file: string,
  {problems, cwd, root}: Work,
  severity: Severity = 'error'
): void {
  const at = {file: shownPath(file, cwd, root), line: 1, column: 1}
  problems.push({rule: 'source/unreadable', severity, args: {reason}, at})
}

/** What lies at `file`, or why that cannot be told. */
async function kindOf(file: string): Promise<string> {
  try {
    const found = await stat(file)
    if (found.isDirectory()) return 'folder'
    // A pipe or a device would be waited for, perhaps for ever.
    return found.isFile() ? 'file' : 'it is neither a file nor a folder'
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : whyUnreadable(error)
  }
}

/** Relative to the root where it lies inside, else to the folder that paths start from. */
export function shownPath(file: string, cwd: string, root: string): string {
  const inside = path.relative(root, file)
  const isInside = !inside.startsWith('..') && !path.isAbsolute(inside)
  const fromHere = path.relative(cwd, file)
  const outside = fromHere.startsWith('..') ? file : fromHere
  return (isInside ? inside : outside).split(path.sep).join('/') || '.'
}
