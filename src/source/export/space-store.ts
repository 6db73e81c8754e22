/**
 * What is known of the pages of an export, in a database of its own on the disk that goes when it is closed: an
 * export may hold any number of pages, and memory does not.
 */

import type {PageAbove} from '../../model/source-page.ts'
import {safeId} from '../page/safe-id.ts'
import {openDatabase} from './sqlite.ts'

export interface PageFacts {
  id: string
  isBlogPost: boolean
  title: string
  version: string
  updated: string
  /** Of blog posts only, whose addresses hold it. */
  created: string
  space: string
  parent: string
  position: string
}

export interface FileOfPage {
  id: string
  page: string
  name: string
  version: string
  mediaType: string
  size: string
}

export interface SpaceStore {
  putPage(page: PageFacts): void
  /** A page object that is not brought in, such as an earlier version. */
  putOther(id: string): void
  /** Another page names `id` as its earlier version, whatever it says itself. */
  putEarlier(id: string): void
  /** Page `page` names the text `body` as its own. */
  putBody(body: string, page: string): void
  putFile(file: FileOfPage): void
  putLabel(page: string, label: string): void
  /** When all is there: pages that others name as their earlier versions are no pages. Returns how many. */
  settle(): number
  count(): number
  page(id: string): PageFacts | undefined
  isOther(id: string): boolean
  /** The page that names the text `body`; none where two do. */
  ownerOf(body: string): string | undefined
  /** In the order of the export; of those with one name, the last version. */
  filesOf(page: string): FileOfPage[]
  /** Ids of labels, at most `most`. */
  labelsOf(page: string, most: number): string[]
  /** Pages above, the topmost first, at most `most`. */
  above(page: PageFacts, most: number): PageAbove[]
  /** Say that the text of page `id` was found; `false` where it was found before. */
  meet(id: string): boolean
  /** Pages whose text was not found. */
  missing(): Iterable<PageFacts>
  close(): void
}

const tables = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -4000;
  CREATE TABLE pages (number INTEGER PRIMARY KEY, id TEXT UNIQUE, parent TEXT, met INTEGER DEFAULT 0, facts TEXT);
  CREATE TABLE others (id TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE earlier (id TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE bodies (body TEXT, page TEXT, PRIMARY KEY (body, page)) WITHOUT ROWID;
  CREATE TABLE files (page TEXT, number INTEGER, facts TEXT, PRIMARY KEY (page, number)) WITHOUT ROWID;
  CREATE TABLE labels (page TEXT, label TEXT, PRIMARY KEY (page, label)) WITHOUT ROWID;
  BEGIN
`

/** Pages with others below them, which are asked for with each of those. */
const held = 2000

export function openSpaceStore(): SpaceStore {
  // Without a name, the file is SQLite's own: made when memory for it runs out, and seen by nobody.
  const database = openDatabase('')
  database.exec(tables)
  const ask = (sql: string) => database.prepare(sql)
  const put = {
    page: ask(`INSERT INTO pages (id, parent, facts) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, facts = excluded.facts`),
    other: ask('INSERT OR IGNORE INTO others VALUES (?)'),
    earlier: ask('INSERT OR IGNORE INTO earlier VALUES (?)'),
    body: ask('INSERT OR IGNORE INTO bodies VALUES (?, ?)'),
    file: ask('INSERT INTO files VALUES (?, ?, ?)'),
    label: ask('INSERT OR IGNORE INTO labels VALUES (?, ?)')
  }
  const get = {
    count: ask('SELECT count(*) AS number FROM pages'),
    page: ask('SELECT facts FROM pages WHERE id = ?'),
    other: ask('SELECT 1 FROM others WHERE id = ?'),
    owners: ask(
      'SELECT page FROM bodies WHERE body = ? AND page IN (SELECT id FROM pages) LIMIT 2'
    ),
    files: ask('SELECT facts FROM files WHERE page = ? ORDER BY number'),
    labels: ask('SELECT label FROM labels WHERE page = ? LIMIT ?'),
    missing: ask('SELECT facts FROM pages WHERE met = 0 ORDER BY number')
  }
  const meet = ask('UPDATE pages SET met = 1 WHERE id = ? AND met = 0')
  const parents = new Map<string, {above: PageAbove; parent: string}>()
  let files = 0

  return {
    putPage: (page) => void put.page.run(page.id, page.parent, JSON.stringify(page)),
    putOther: (id) => void put.other.run(id),
    putEarlier: (id) => void put.earlier.run(id),
    putBody: (body, page) => void put.body.run(body, page),
    putFile: (file) => void put.file.run(file.page, files++, JSON.stringify(file)),
    putLabel: (page, label) => void put.label.run(page, label),
    settle() {
      const {changes} = ask('DELETE FROM pages WHERE id IN (SELECT id FROM earlier)').run()
      database.exec('INSERT OR IGNORE INTO others SELECT id FROM earlier')
      return Number(changes)
    },
    count: () => Number(get.count.get()?.['number']),
    page,
    isOther: (id) => get.other.get(id) !== undefined,
    ownerOf(body) {
      const owners = get.owners.all(body)
      return owners.length === 1 ? textOf(owners[0], 'page') : undefined
    },
    filesOf: (page) => lastVersions(get.files.all(page).map((row) => read<FileOfPage>(row))),
    labelsOf: (page, most) => get.labels.all(page, most).map((row) => textOf(row, 'label')),
    above(of, most) {
      const seen = new Set([of.id])
      const above: PageAbove[] = []
      for (let id = of.parent; !seen.has(id) && above.length < most; ) {
        const next = parentOf(id)
        if (!next) break
        seen.add(id)
        above.push(next.above)
        id = next.parent
      }
      return above.reverse()
    },
    meet: (id) => Number(meet.run(id).changes) > 0,
    *missing() {
      for (const row of get.missing.iterate()) yield read<PageFacts>(row)
    },
    close: () => database.close()
  }

  function page(id: string): PageFacts | undefined {
    const row = get.page.get(id)
    return row && read<PageFacts>(row)
  }

  function parentOf(id: string): {above: PageAbove; parent: string} | undefined {
    const known = parents.get(id)
    if (known) return known
    const facts = page(id)
    if (!facts) return
    if (parents.size >= held) parents.clear()
    // One for all pages below it, as there may be many.
    const found = {above: {id: safeId(id), title: facts.title}, parent: facts.parent}
    parents.set(id, found)
    return found
  }
}

type Row = Readonly<Record<string, unknown>>

function textOf(row: Row | undefined, column: string): string {
  const value = row?.[column]
  return typeof value === 'string' ? value : ''
}

function read<Facts>(row: Row): Facts {
  return JSON.parse(textOf(row, 'facts')) as Facts
}

/** Where history is not marked as such, the last version of a file is the current one. */
function lastVersions(files: readonly FileOfPage[]): FileOfPage[] {
  const byName = new Map<string, FileOfPage>()
  for (const file of files) {
    const twin = byName.get(file.name)
    if (!twin || Number(file.version) > Number(twin.version)) byName.set(file.name, file)
  }
  return [...byName.values()]
}
