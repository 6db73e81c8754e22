/**
 * Headings of a plain text, which only their look tells: short, no sentence, with something below.
 *
 * In doubt a line is a paragraph: a heading that is missed is a small loss, a sentence that became one a defect.
 */

import {isRow, itemOf, type Line} from './lines.ts'

/** Titles of sections that are one in any text. */
const usual = new Set(
  `about|additional information|additional resources|appendix|background|before you begin|before you start|conclusion|
  definitions|description|details|example|examples|faq|faqs|features|frequently asked questions|getting started|glossary|
  how it works|installation|instructions|introduction|key features|learn more|limitations|more information|next steps|
  notes|options|overview|parameters|permissions|prerequisites|procedure|purpose|quick start|references|related articles|
  related topics|requirements|resolution|resources|restrictions|result|results|scope|see also|settings|setup|solution|
  steps|summary|supported versions|symptoms|cause|environment|issue|troubleshooting|usage|what's next|
  what you need`
    .split('|')
    .map((title) => title.trim())
)

/** Words that stand alone above a callout; a repair makes callouts of them. */
const callouts =
  /^(?:important|note|tip|hint|warning|caution|attention|danger)(?:\s+(?:note|tip))?:?$/i
const step = /^(?:step|part|phase|stage)\s+\d{1,2}\s*(?:[:.)–—-]|$)/i
const question =
  /^(?:why|what|where|when|who|which|how|do|does|did|can|could|is|are|should|will|would|may)\b.*\?\s*[›»>]?$/i
const small = new Set(
  'a an and as at but by for from in into is its nor of on or per so than that the their this to up via vs with your you my our it do does can i are be'.split(
    ' '
  )
)

export type Rank = 0 | 1 | 2 | 3

/**
 * Rank of the heading that `lines[at]` is, or 0. `next` is the line with text after it.
 * `isolated`: blank lines stand around it, or the text uses none to part paragraphs.
 */
export function headingRank(line: Line, next: Line | undefined, isolated: boolean): Rank {
  const {text} = line
  if (!isolated || !next || line.indent > 3 || text.length > 110) return 0
  if (isRow(line) || itemOf(line) || callouts.test(text) || !/[\p{L}]/u.test(text)) return 0

  const count = text.split(/\s+/).length
  if (step.test(text)) return !/[.;,]$/.test(text) && count <= 14 ? 3 : 0
  if (question.test(text) && count <= 16 && next.text.length > 3) return isTitleCase(text) ? 2 : 3
  if (/[.,:;!?…|]$/.test(text) || /^[([{"“'‘]/.test(text) || /https?:\/\/|@/.test(text)) return 0
  if (usual.has(text.toLowerCase())) return 2
  if (count > 10 || text.length > 80 || /\t| {3}/.test(text)) return 0
  if (count === 1 && !bodyBelow(next, 40)) return 0
  if (!isTitleCase(text) && !isCapitals(text)) return 0
  return bodyBelow(next, Math.max(text.length, 40)) || headingBelow(next) ? 2 : 0
}

/** The first line of a text, if it can be its title. */
export function isTitle(line: Line, next: Line | undefined): boolean {
  const {text} = line
  if (!next || line.indent > 3 || text.length > 110 || isRow(line) || itemOf(line)) return false
  if (callouts.test(text) || step.test(text) || /[.,:;!…|]$/.test(text)) return false
  // Where the page stands, not what it is called.
  if (/\s[>›»]\s.*\s[>›»]\s/u.test(text)) return false
  const count = text.split(/\s+/).length
  return count <= 14 && /^[\p{Lu}\p{Lo}\p{N}“"‘']/u.test(text) && !/https?:\/\/|@/.test(text)
}

function bodyBelow(next: Line, longer: number): boolean {
  return (
    next.text.length > longer ||
    itemOf(next) !== undefined ||
    isRow(next) ||
    /[.:]$/.test(next.text)
  )
}

function headingBelow({text}: Line): boolean {
  return step.test(text) || question.test(text) || usual.has(text.toLowerCase())
}

/** Nearly all words that can be written large are. */
function isTitleCase(text: string): boolean {
  const all = text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’/-]*/gu) ?? []
  const counted = all.filter((word, index) => index === 0 || !small.has(word.toLowerCase()))
  if (counted.length === 0) return false
  const large = counted.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length
  return /^[\p{Lu}\p{N}]/u.test(all[0] ?? '') && large >= counted.length * 0.8
}

function isCapitals(text: string): boolean {
  return text.length > 3 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
}
