/**
 * Make headings of the first row of a table where it certainly is one of headings.
 *
 * Editors make tables of plain cells. Without headings, people who listen to a table do not know what a cell is about,
 * and Markdown puts an empty row in their place, which goes when the headings are found.
 *
 * The first row is one of headings when its corner is empty, and no other row begins so; when it is coloured, and no
 * other is; when its cells are names that columns have (“Name”, “Description”); or when it holds words over a column
 * of numbers, dates, ticks or code. All else is left to the article, and reported there.
 */

import type {Element, ElementContent} from 'hast'
import {plain} from '../model/readable.ts'
import {hasPicture, rowsOf} from './common/cells.ts'
import {isBlank, isElement, walk} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** Longest text of a heading, in characters. */
const longest = 40
const names = new Set(
  `action|actions|address|allowed values|amount|api|argument|attribute|attributes|availability|available|browser
  category|character|code|column|command|comment|comments|component|condition|cost|data type|date|default
  default value|definition|description|details|device|email|endpoint|error|error code|error message|event|example
  examples|explanation|feature|features|field|field name|file|format|frequency|function|group|header|icon|id|input
  issue|item|key|keyboard shortcut|language|level|license|limit|limits|link|location|mac|macos|maximum|meaning
  message|method|minimum|model|module|name|notes|note|number|object|operation|operating system|option|options|os
  output|package|parameter|parameters|path|permission|permissions|plan|platform|port|price|pricing|priority|problem
  product|property|protocol|purpose|quantity|question|reason|region|release|required|required?|requirement|resource
  resolution|result|role|scenario|scope|section|service|setting|settings|shortcut|size|solution|source|state|status
  step|supported|symbol|syntax|task|term|time|title|tool|type|unit|units|url|usage|use|use case|user|value|values
  variable|version|what it does|what it means|when|where|windows
  aktion|anzahl|art|bedeutung|beispiel|bemerkung|beschreibung|bezeichnung|datum|einheit|feld|funktion|größe|name
  option|parameter|preis|rolle|schritt|standard|status|typ|version|wert
  champ|code|date|description|exemple|nom|prix|rôle|statut|taille|type|valeur
  campo|descripción|ejemplo|estado|fecha|nombre|precio|tipo|valor
  campo|descrição|data|exemplo|nome|preço|tipo|valor|descrizione|esempio|prezzo|valore
  beschrijving|naam|veld|voorbeeld|waarde`
    .split(/[|\n]/)
    .map((each) => each.trim())
)
/** Numbers with or without a unit, dates, ticks, yes and no. */
const value =
  /^(?:[<>≤≥~≈±+$€£¥-]?\s*\d[\d.,:/\s×x-]*\s*(?:%|°?[a-zµ]{1,4}(?:\/[a-z]{1,3})?|[$€£¥])?|[✓✔✗✘✖✅❌☑☐○●×–—-]+\uFE0F?|yes|no|true|false|n\/a|none|ja|nein|oui|non|sí|si|não|sim)$/iu

/** What a heading says of the numbers below it. */
const unit = /[[(][^\])]{1,12}[\])]$|%$/

export const tableHeadings = defineRepair(
  {
    id: 'table-headings',
    summary: 'The headings of a table are set as plain cells.',
    defaults: {}
  },
  function (tree, {change}) {
    walk(tree, function (table) {
      if (table.tagName !== 'table') return
      const rows = rowsOf(table) ?? []
      const [first, ...others] = isEmptyHead(rows[0]) ? rows.slice(1) : rows
      if (!first || others.length === 0) return
      if ([first, ...others].some((row) => row.some((cell) => cell.tagName === 'th'))) return
      const because = headingsBecause(first, others, table)
      if (!because) return
      dropEmptyHeads(table)
      for (const cell of first) cell.tagName = 'th'
      change({at: table, args: {because, columns: first.length}})
    })
  }
)

/** Markdown has no table without headings: where there are none, they are empty. */
function isEmptyHead(row: readonly Element[] | undefined): boolean {
  return (
    row !== undefined &&
    row.length > 0 &&
    row.every((cell) => cell.tagName === 'th' && isBlank(cell))
  )
}

/** Rows of headings without a word, as a whole group or among others. */
function dropEmptyHeads(table: Element): void {
  const isEmpty = (row: ElementContent) =>
    isElement(row, 'tr') && isEmptyHead(row.children.filter((cell) => isElement(cell)))
  table.children = table.children.filter(
    (part) => !isEmpty(part) && !(isElement(part, 'thead') && isBlank(part))
  )
  for (const part of table.children)
    if (isElement(part)) part.children = part.children.filter((row) => !isEmpty(row))
}

/** Why the row `first` is certainly one of headings. */
function headingsBecause(
  first: readonly Element[],
  others: ReadonlyArray<readonly Element[]>,
  table: Element
): string | undefined {
  const told = first.filter((cell) => !isBlank(cell))
  const texts = told.map((cell) => plain(cell))
  if (first.length < 2 || told.length === 0 || told.length < first.length - 1) return undefined
  if (others.some((row) => row.length !== first.length)) return undefined
  if (!told.every(isHeading) || new Set(texts).size < texts.length) return undefined

  const [corner] = first
  const begin = others.map(([cell]) => cell)
  if (told.length < first.length)
    return corner &&
      isBlank(corner) &&
      told.length > 1 &&
      begin.every((cell) => cell && !isBlank(cell))
      ? 'corner'
      : undefined
  const coloured = colouredRows(table)
  if (coloured.size === 1 && corner && coloured.has(corner)) return 'colour'
  const known = texts.filter((text) => names.has(text.toLowerCase().replace(/[:*?]$/, '')))
  const said = new Set(texts)
  const again = others.some((row) => row.some((cell) => said.has(plain(cell))))
  // “Name”, “E-mail”, … one below the other are the headings of rows.
  if (known.length * 2 >= texts.length && known.length > 1 && !again) return 'names'
  const contrast = first.some(
    (cell, column) =>
      (first.length > 2 || unit.test(plain(cell)) || known.includes(plain(cell))) &&
      column > 0 &&
      others.every((row) => isValue(row[column]))
  )
  return contrast && others.length > 1 ? 'values' : undefined
}

/** Whether `cell` may be a heading: a few words, and no value itself. */
function isHeading(cell: Element): boolean {
  const text = plain(cell)
  return (
    text.length <= longest &&
    /\p{L}/u.test(text) &&
    !/[.!;]$/.test(text) &&
    !value.test(text) &&
    !hasPicture(cell) &&
    !holds(cell, 'a', 'code', 'ul', 'ol', 'pre')
  )
}

function isValue(cell: Element | undefined): boolean {
  if (!cell || isBlank(cell)) return false
  const text = plain(cell)
  return value.test(text) || text === codeOf(cell)
}

function codeOf(cell: Element): string {
  let text = ''
  walk(cell, (element) => {
    if (element.tagName === 'code') text += plain(element)
  })
  return text
}

function holds(cell: Element, ...tags: readonly string[]): boolean {
  let found = false
  walk(cell, (element) => {
    found ||= isElement(element, ...tags)
  })
  return found
}

/** The rows that have a ground of their own, or whose cells all have one, by their first cells. */
function colouredRows(table: Element): ReadonlySet<Element> {
  const result = new Set<Element>()
  walk(table, function (row) {
    if (row.tagName !== 'tr') return
    const cells = row.children.filter((cell): cell is Element => isElement(cell, 'td', 'th'))
    const [first] = cells
    if (first && (hasGround(row) || cells.every(hasGround))) result.add(first)
  })
  return result
}

function hasGround({properties}: Element): boolean {
  const {style, bgColor, dataHighlightColour} = properties
  const ground = /background(?:-color)?:\s*([^;]+)/i.exec(String(style ?? ''))?.[1] ?? ''
  return (
    (ground !== '' &&
      !/^(?:transparent|none|inherit|initial|white|#fff(?:fff)?|rgb\(255,\s*255,\s*255\))\b/i.test(
        ground
      )) ||
    typeof bgColor === 'string' ||
    typeof dataHighlightColour === 'string'
  )
}
