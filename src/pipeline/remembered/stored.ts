/** How a result is kept: a line on what it was made of, then one for each article, as all of them may be too long for one. */

import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import type {Finding} from '../../model/finding.ts'
import type {ArticleResult, RunResult} from '../../model/result.ts'
import {digestOf} from './inputs.ts'
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
  try {
    const bytes = readFileSync(path.join(root, folder, name))
    const end = bytes.indexOf('\n')
    const {digest, ...head}: Head & {digest: string} = JSON.parse(bytes.toString('utf8', 0, end))
    return {
      head,
      result() {
        const body = bytes.subarray(end + 1)
        return digestOf(body) === digest ? unpacked(body) : undefined
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
    const body = packed(result)
    const first = Buffer.from(`${JSON.stringify({...head, digest: digestOf(body)})}\n`)
    writeFileSync(temporary, Buffer.concat([first, body]))
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

function packed({articles, ...rest}: RunResult): Buffer {
  const places = new Map(rest.findings.map((finding, at) => [JSON.stringify(finding), at]))
  const told = (finding: Finding): Told => places.get(JSON.stringify(finding)) ?? finding
  const lines = articles.map(({findings, ...article}) =>
    Buffer.from(`${JSON.stringify({...article, findings: findings.map(told)})}\n`)
  )
  return Buffer.concat([Buffer.from(`${JSON.stringify(rest)}\n`), ...lines])
}

function unpacked(body: Buffer): RunResult {
  const lines = linesOf(body)
  const rest: Omit<RunResult, 'articles'> = JSON.parse(lines.next().value ?? '')
  const articles: ArticleResult[] = []
  for (const line of lines) {
    const {findings, ...article}: Omit<ArticleResult, 'findings'> & {findings: Told[]} =
      JSON.parse(line)
    const told = (each: Told) => (typeof each === 'number' ? rest.findings[each] : each)
    articles.push({...article, findings: findings.flatMap((each) => told(each) ?? [])})
  }
  return {...rest, articles}
}

function* linesOf(body: Buffer): Generator<string, undefined> {
  for (let start = 0; start < body.length; ) {
    const end = body.indexOf('\n', start)
    yield body.toString('utf8', start, end)
    start = end + 1
  }
  return undefined
}
