/** Finds what browsers print on sheets in a text, and which of it is of one print. */

import {countedFoot, isTitleOf, sheetFoot, sheetHead} from './printed-sheet.ts'

/** A head or a foot, by offsets in the text. */
export interface Mark {
  start: number
  end: number
}

/** All heads and feet of one print, in order. */
export interface Series {
  marks: readonly Mark[]
  /** As it is printed, with the name of the site. */
  title: string
  url: string
}

export interface Sheets {
  series?: Series
  /** A head and a foot that may be of the article. */
  doubt?: Mark
}

interface Head extends Mark {
  at: string
  title: string
}

interface Foot extends Mark {
  key: string
  sheet: number
  of: number
  url: string
}

/** Heads and feet are looked at in texts that have no more of them than this. */
const most = 2000
/** Lines at the top among which the title of the page is. */
const top = 60

/** The sheets in `text`, a page that may be known to be called `name`. */
export function findSheets(text: string, name?: string): Sheets {
  const chrome = chromeSheets(text, name)
  if (chrome.series) return chrome
  const firefox = firefoxSheets(text)
  return firefox ? {series: firefox} : chrome
}

function chromeSheets(text: string, name: string | undefined): Sheets {
  const heads = findHeads(text)
  const feet = findFeet(text)
  if (heads.length === 0 || feet.length === 0) return {}
  let doubt: Mark | undefined

  for (const own of groups(feet, ({key}) => key)) {
    const pair = neighbours(text, heads, own) ?? onlySheet(text, heads, own)
    if (!pair) continue
    const {at, title} = pair.head
    const sheets = new Set(own.map(({sheet}) => sheet))
    if (sheets.size > 1 || isOfPage(text, title) || isTitleOf(title, name ?? '')) {
      const marks = [...sameHeads(heads, at, title), ...own].sort((a, b) => a.start - b.start)
      return {series: {marks, title, url: pair.foot.url}}
    }
    if (pair.head.start < pair.foot.start) doubt ??= {start: pair.head.start, end: pair.foot.end}
  }
  return doubt ? {doubt} : {}
}

/** Characters that a title has, at most. */
const longest = 300

function findHeads(text: string): Head[] {
  const result: Head[] = []
  for (const found of text.matchAll(sheetHead)) {
    const start = found.index
    const from = start + found[0].length
    const line = /^[^\n]*/.exec(text.slice(from, from + 1000))?.[0] ?? ''
    // The address may stand in the same line.
    const [before = ''] = line.split(
      /\s+(?:https?|file|\uFB01le):\/\/\S+\s+\d{1,4}\/\d{1,4}(?!\d)/i,
      1
    )
    const title = before.trim()
    if (title === '' || title.length > longest) continue
    result.push({start, end: from + title.length, at: found.groups?.['at'] ?? '', title})
    if (result.length > most) return []
  }
  return result
}

function findFeet(text: string): Foot[] {
  const result: Foot[] = []
  for (const found of text.matchAll(sheetFoot)) {
    const {url = '', sheet = '', of = ''} = found.groups ?? {}
    const [number, last] = [Number(sheet), Number(of)]
    if (number < 1 || number > last) continue
    const start = found.index
    const end = start + found[0].length
    result.push({start, end, key: `${url} ${last}`, sheet: number, of: last, url})
    if (result.length > most) return []
  }
  return result
}

interface Pair {
  head: Head
  foot: Foot
}

/** A head and a foot with nothing but blanks between them. */
function neighbours(text: string, heads: readonly Head[], feet: readonly Foot[]): Pair | undefined {
  for (const foot of feet)
    for (const head of around(heads, foot)) {
      const gap =
        head.start < foot.start
          ? text.slice(head.end, foot.start)
          : text.slice(foot.end, head.start)
      if (/^\s{0,40}$/.test(gap)) return {head, foot}
    }
  return undefined
}

/** The last head before `foot`, and the first after it. */
function around(heads: readonly Head[], foot: Foot): Head[] {
  let [low, high] = [0, heads.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((heads[middle]?.start ?? 0) < foot.start) low = middle + 1
    else high = middle
  }
  return [heads[low - 1], heads[low]].flatMap((head) => head ?? [])
}

/** Head and foot of a print of one sheet: the first and the last line. */
function onlySheet(text: string, heads: readonly Head[], feet: readonly Foot[]): Pair | undefined {
  const [head] = heads
  const foot = feet.at(-1)
  if (!head || !foot || foot.of !== 1) return undefined
  const isWhole = text.slice(0, head.start).trim() === '' && text.slice(foot.end).trim() === ''
  return isWhole ? {head, foot} : undefined
}

/** Every head of that time and title, and only as much of it as all have. */
function sameHeads(heads: readonly Head[], at: string, title: string): Mark[] {
  const times = heads.filter((head) => head.title === title).map((head) => head.at)
  // A figure that stands right before the date may look like part of it: the shortest form is the date.
  const time = times.reduce((short, each) => (each.length < short.length ? each : short), at)
  return heads.flatMap(function (head) {
    if (!head.at.endsWith(time) || !head.title.startsWith(title)) return []
    return {
      start: head.start + head.at.length - time.length,
      end: head.end - (head.title.length - title.length)
    }
  })
}

/** Whether one of the first lines of the page says that it is called `title`. */
function isOfPage(text: string, title: string): boolean {
  const lines = text.slice(0, 8000).split('\n', top)
  return lines.some((line) => isTitleOf(title, line))
}

function firefoxSheets(text: string): Series | undefined {
  const feet: Foot[] = []
  for (const found of text.matchAll(countedFoot)) {
    const {sheet = '', of = '', at = ''} = found.groups ?? {}
    const [number, last] = [Number(sheet), Number(of)]
    const start = found.index
    if (number < 1 || number > last || feet.length > most) continue
    const end = start + found[0].length
    feet.push({start, end, key: `${last} ${at}`, sheet: number, of: last, url: ''})
  }

  for (const own of groups(feet, ({key}) => key)) {
    const sheets = new Set(own.map(({sheet}) => sheet))
    const heads = sheets.size > 1 ? addressedLines(text, own) : []
    const [head] = heads
    if (!head) continue
    const marks = [...heads, ...own].sort((a, b) => a.start - b.start)
    return {marks, title: head.title, url: head.url}
  }
  return undefined
}

interface AddressedLine extends Mark {
  title: string
  url: string
}

/** Lines “Title https://…” that stand at the beginning or next to a foot, all the same. */
function addressedLines(text: string, feet: readonly Foot[]): AddressedLine[] {
  const found = [0, ...feet.flatMap(({start, end}) => [end, lineStart(text, start)])].flatMap(
    (at) => addressedLine(text, at) ?? []
  )
  const unique = new Map(found.map((line) => [line.start, line]))
  const [most = []] = groups([...unique.values()], ({title, url}) => `${title} ${url}`).sort(
    (a, b) => b.length - a.length
  )
  return most.length > 1 ? most : []
}

/** Where the line above that of `at` begins. */
function lineStart(text: string, at: number): number {
  const own = text.lastIndexOf('\n', at - 1)
  return own <= 0 ? 0 : text.lastIndexOf('\n', own - 1) + 1
}

/** The first line with text after `at`, if it is a title with an address. */
function addressedLine(text: string, at: number): AddressedLine | undefined {
  const rest = text.slice(at, at + 1200)
  const found =
    /^\s*(?<title>\S[^\n]{0,300}?)[^\S\n]+(?<url>https?:\/\/\S{3,600})[^\S\n]*(?:\n|$)/.exec(rest)
  const {title, url} = found?.groups ?? {}
  if (!found || title === undefined || url === undefined) return undefined
  const start = at + rest.indexOf(title)
  return {
    start,
    end: at + rest.indexOf(url, rest.indexOf(title) + title.length) + url.length,
    title,
    url
  }
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const result = new Map<string, Item[]>()
  for (const item of items) {
    const group = result.get(keyOf(item))
    if (group) group.push(item)
    else result.set(keyOf(item), [item])
  }
  return [...result.values()]
}
