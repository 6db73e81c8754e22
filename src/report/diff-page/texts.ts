/** The two texts side by side: a row for each block, or those that answer each other. */

import type {Article} from '../../model/article.ts'
import type {Finding} from '../../model/finding.ts'
import type {ShownBlock, SideRow, Words} from '../../model/side-by-side.ts'
import {escapeHtml as e} from '../page/escape.ts'
import {count, shorten} from '../paint.ts'
import {capital, type DiffPageView, findingId, type Names, namesOf, rowId, wordsOf} from './view.ts'

/** Characters that the texts may fill. */
const mostText = 8_000_000
/** Rows that are shown; of more, those that are the same are left out first. */
const mostRows = 3000
/** Characters of one part of a block. */
const mostWords = 100_000

export interface Texts {
  html: string
  /** Indices of the rows that are shown. */
  shown: ReadonlySet<number>
}

/** `findings`: those that speak of each row, by its index. */
export function texts(
  view: DiffPageView,
  findings: ReadonlyMap<number, readonly Finding[]>
): Texts {
  const names = namesOf(view)
  const parts: string[] = []
  const shown = new Set<number>()
  let room = mostText
  let same = 0
  let left = view.rows.length
  const flush = () => {
    if (same > 0)
      parts.push(restRow(`${count(same, 'block')} that ${same === 1 ? 'is' : 'are'} the same`))
    same = 0
  }

  for (const [index, row] of view.rows.entries()) {
    const about = findings.get(index) ?? []
    if (view.rows.length > mostRows && row.kind === 'same' && about.length === 0) {
      same++
      left--
      continue
    }
    flush()
    const html = rowHtml(view, row, index, about, names)
    room -= html.length
    if (room < 0 || shown.size === mostRows) break
    parts.push(html)
    shown.add(index)
    left--
  }
  flush()
  if (left > 0) parts.push(restRow(`and ${count(left, 'more block')}: the page would be too long`))

  const {left: a, right: b} = names
  const html = `<section aria-labelledby="texts"><h2 id="texts">The texts</h2>
<p>Words that only the ${a} has are <del>struck through</del>, words that only the ${b} has are <ins>underlined</ins>. The order is that of the ${a}.</p>
<table class="texts stack" role="table" aria-labelledby="texts">
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">What differs</th>${columnHead(view.left, a)}${columnHead(view.right, b)}</tr></thead>
<tbody role="rowgroup">${parts.join('\n')}</tbody></table></section>`
  return {html, shown}
}

function columnHead(article: Article, name: string): string {
  const {title, page, file} = article
  return `<th scope="col" role="columnheader">${capital(name)}: <span ${wordsOf(article)}>${e(shorten(title, 120))}</span> <span class="dim">${e(shorten(page ?? file, 120))}</span></th>`
}

function restRow(text: string): string {
  return `<tr role="row"><td role="cell" colspan="3" class="dim">… ${e(text)}</td></tr>`
}

function rowHtml(
  view: DiffPageView,
  row: SideRow,
  index: number,
  about: readonly Finding[],
  names: Names
): string {
  const links = about.map(
    (finding) =>
      `<a href="${e(view.findingAt?.(finding) ?? `#${findingId(finding)}`)}"><span class="unseen">Finding </span>${e(finding.id)}</a>`
  )
  const head = `<th scope="row" role="rowheader">${stateText(row, names)}${links.length > 0 ? `<span class="about">${links.join(' ')}</span>` : ''}</th>`
  const [left, right] =
    row.kind === 'elsewhere'
      ? [absent(twinLink(row, 'It stands elsewhere here')), glimpse(row.right, view.right)]
      : [
          sideHtml(view, row, 'left'),
          `${sideHtml(view, row, 'right')}${row.kind === 'moved' ? `<p class="dim">${twinLink(row, 'Its own place')}</p>` : ''}`
        ]
  const both =
    row.kind === 'same' && [...row.left, ...row.right].every(({pictures}) => pictures.length === 0)
  return `<tr role="row" id="${rowId(index)}" class="${both ? 'both' : row.kind}">${head}
<td role="cell"><p class="side">${both ? 'Both' : capital(names.left)}</p>${left}</td>
<td role="cell"><p class="side">${capital(names.right)}</p>${right}</td></tr>`
}

function stateText({kind}: SideRow, names: Names): string {
  if (kind === 'same') return '<span class="dim">Same</span>'
  if (kind === 'changed') return 'Changed'
  if (kind === 'moved') return 'Moved'
  if (kind === 'elsewhere') return `Moved: its place in the ${names.right}`
  return `Only in the ${names[kind]}`
}

function twinLink({twin}: SideRow, text: string): string {
  return twin === undefined ? text : `<a href="#${rowId(twin)}">${text}</a>`
}

function absent(html: string): string {
  return `<p class="dim">${html}</p>`
}

/** The beginning of what is shown whole in another row. */
function glimpse(blocks: readonly ShownBlock[], article: Article): string {
  const text = blocks
    .flatMap(({parts, pictures}) => [...parts.map(plain), ...pictures.map(({name}) => name)])
    .filter((part) => part !== '')
    .join(' ')
  return `<p class="block" ${wordsOf(article)}>${e(shorten(text, 80))}</p>`
}

function plain(words: readonly Words[]): string {
  return words.map(({text}) => text).join('')
}

/** What one version has of `row`. */
export function sideHtml(view: DiffPageView, row: SideRow, side: 'left' | 'right'): string {
  const blocks = row[side]
  if (blocks.length === 0) return absent('Not here')
  const isAlone = row.kind === side
  return blocks.map((block) => blockHtml(view, block, side, isAlone)).join('\n')
}

/** A block that stands alone is marked whole, words of others one by one. */
function blockHtml(
  view: DiffPageView,
  {kind, callout, step, parts, pictures}: ShownBlock,
  side: 'left' | 'right',
  isAlone: boolean
): string {
  const article = view[side]
  const tag = side === 'left' ? 'del' : 'ins'
  const labels = [
    ...(step !== undefined && kind !== 'heading' ? [`Step ${step}`] : []),
    ...(callout ? [capital(callout)] : [])
  ].map((label) => `<span class="label">${label}</span> `)
  const text = parts
    .map((words) => wordsHtml(words, isAlone ? undefined : tag))
    .filter((part) => part !== '')
    .join(kind === 'row' ? ' <span class="dim">|</span> ' : ' ')
  const shown = kind === 'code' ? `<code>${text}</code>` : text
  const names = pictures.map(({name, address}) =>
    pictureHtml(name, view.pictureAt?.(side, address))
  )
  const content = [labels.join('') + shown, ...names].filter((part) => part !== '').join('<br>')
  const marked = isAlone ? `<${tag} class="block">${content}</${tag}>` : content
  return `<div class="block ${kind}" ${wordsOf(article)}>${marked}</div>`
}

function pictureHtml(name: string, source: string | undefined): string {
  const told = `<span class="label">Picture</span> ${e(shorten(name, 200))}`
  return source === undefined
    ? told
    : `${told}<br><img src="${e(source)}" alt="${e(name)}" loading="lazy">`
}

function wordsHtml(words: readonly Words[], tag: 'del' | 'ins' | undefined): string {
  let room = mostWords
  return words
    .map(function ({text, isOwn}) {
      const cut = text.length > room ? `${text.slice(0, room)}…` : text
      if (room <= 0) return ''
      room -= text.length
      if (!isOwn || !tag) return e(cut)
      // The blank before a word is not struck with it.
      const blank = /^\s*/.exec(cut)?.[0] ?? ''
      return `${blank}<${tag}>${e(cut.slice(blank.length))}</${tag}>`
    })
    .join('')
}
