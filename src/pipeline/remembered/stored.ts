/**
 * How a result is kept: a line on what it was made of, one on all but the articles, one for each article, and the digest of
 * these. It is written and read line by line, as all of it may be more than can be held twice.
 */

import {createHash} from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync
} from 'node:fs'
import path from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import type {Finding} from '../../model/finding.ts'
import type {ArticleResult, RunResult} from '../../model/result.ts'
import type {Asked} from './witness.ts'

export interface Head {
  /** Of all that the result depends on. */
  key: string
  /** Files beside pages, relative to the root, and their digests. */
  files: ReadonlyArray<readonly [file: string, digest: string]>
  asked: readonly Asked[]
}

export interface Stored {
  head: Head
  /** `undefined` where it is not what was written. */
  result(): RunResult | undefined
}

const folder = '.collate/cache/imports'

/** Ways to call an import that are remembered. */
const most = 8

/** `undefined` where there is none that can be read. */
export function readStored(root: string, name: string): Stored | undefined {
  const file = path.join(root, folder, name)
  try {
    const head: Head = JSON.parse(firstLine(file))
    return {
      head,
      result() {
        try {
          return isWhole(file) ? resultIn(file) : undefined
        } catch {
          return // Taken away meanwhile, or somebody's own work.
        }
      }
    }
  } catch {
    return // Not there, or cut short.
  }
}

export function writeStored(root: string, name: string, result: RunResult, head: Head): void {
  const place = path.join(root, folder)
  const temporary = path.join(place, `${process.pid}-${Date.now()}.part`)
  try {
    mkdirSync(place, {recursive: true})
    writeLines(temporary, [JSON.stringify(head), ...linesFor(result)])
    renameSync(temporary, path.join(place, name))
    takeAwayOldest(place)
  } catch {
    // A full disk, or one that cannot be written: the next import does it all.
    rmSync(temporary, {force: true})
  }
}

function takeAwayOldest(place: string): void {
  const files = readdirSync(place).map((name) => path.join(place, name))
  const byAge = files
    .map((file) => ({file, at: statSync(file).mtimeMs}))
    .sort((a, b) => b.at - a.at)
  for (const {file} of byAge.slice(most)) rmSync(file, {force: true})
}

/** A finding of an article, or where it stands among all. */
type Told = Finding | number

function* linesFor({articles, ...rest}: RunResult): Generator<string> {
  const places = new Map(rest.findings.map((finding, at) => [finding.fingerprint, at]))
  const told = (finding: Finding): Told => {
    const at = places.get(finding.fingerprint)
    return at !== undefined && isDeepStrictEqual(rest.findings[at], finding) ? at : finding
  }
  yield JSON.stringify(rest)
  for (const {findings, ...article} of articles)
    yield JSON.stringify({...article, findings: findings.map(told)})
}

function resultIn(file: string): RunResult | undefined {
  let rest: Omit<RunResult, 'articles'> | undefined
  const articles: ArticleResult[] = []
  let number = 0
  for (const line of linesOf(file)) {
    number++
    if (number === 2) rest = JSON.parse(line)
    if (number <= 2 || !rest || !line.startsWith('{')) continue
    const all = rest.findings
    const {findings, ...article}: Omit<ArticleResult, 'findings'> & {findings: Told[]} =
      JSON.parse(line)
    const told = (each: Told) => (typeof each === 'number' ? all[each] : each)
    articles.push({...article, findings: findings.flatMap((each) => told(each) ?? [])})
  }
  return rest && {...rest, articles}
}

function firstLine(file: string): string {
  for (const line of linesOf(file)) return line
  return ''
}

/** Whether the last line is the digest of those before. */
function isWhole(file: string): boolean {
  const hash = createHash('sha256')
  let last: string | undefined
  for (const line of linesOf(file)) {
    if (last !== undefined) hash.update(`${last}\n`)
    last = line
  }
  return last === hash.digest('hex')
}

function writeLines(file: string, lines: Iterable<string>): void {
  const hash = createHash('sha256')
  const handle = openSync(file, 'wx')
  let waiting = ''
  try {
    for (const line of lines) {
      hash.update(`${line}\n`)
      waiting += `${line}\n`
      if (waiting.length < chunk) continue
      writeSync(handle, waiting)
      waiting = ''
    }
    writeSync(handle, `${waiting}${hash.digest('hex')}\n`)
  } finally {
    closeSync(handle)
  }
}

/** Bytes that are read or written at a time. */
const chunk = 1024 * 1024

function* linesOf(file: string): Generator<string, undefined> {
  const handle = openSync(file, 'r')
  try {
    let rest: Buffer = Buffer.alloc(0)
    for (;;) {
      const bytes = Buffer.allocUnsafe(chunk)
      const length = readSync(handle, bytes, 0, chunk, null)
      if (length === 0) break
      rest = Buffer.concat([rest, bytes.subarray(0, length)])
      let start = 0
      for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', start)) {
        yield rest.toString('utf8', start, end)
        start = end + 1
      }
      rest = rest.subarray(start)
    }
    if (rest.length > 0) yield rest.toString('utf8')
  } finally {
    closeSync(handle)
  }
  return undefined
}
