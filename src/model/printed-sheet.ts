/**
 * What browsers print over and under every sheet of a page, as it stands in text that was copied out of a print.
 *
 * Chrome and Edge print “05/01/2026, 11:37 Title” above and “https://… 2/9” below; Firefox “Title https://…” above and
 * “2 of 9 05/01/2026, 11:37” below. Whoever takes the text out of such sheets gets both between two sheets, glued to
 * whatever stands there. Date and time are those of printing, the same on every sheet, in the form of the country.
 */

const day =
  '(?:\\d{4}[./-] ?\\d{1,2}[./-] ?\\d{1,2}\\.?|\\d{1,2}[./-] ?\\d{1,2}[./-] ?(?:\\d{4}|\\d{2})(?!\\d))'
const half = '(?:오전|오후|上午|下午|午前|午後|klo|kl\\.?)\\s?'
const clock = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\s?[ap]\\.?\\s?m\\b\\.?)?'
/** `05/01/2026, 11:37`, `1/5/26, 11:37 AM`, `5. 1. 2026 11:37`, `2026/1/5 11:37`. */
export const printedAt = `${day},?\\s(?:${half})?${clock}`

const pages = '(?:of|von|de|di|sur|van|av|af|/)'

/** A head as Chrome prints it begins so; what follows the time is the title, to the end of the line or the address. */
export const sheetHead = new RegExp(`(?<at>${printedAt})[^\\S\\n]{1,200}(?=\\S)`, 'gi')

/** A foot as Chrome prints it: the address, and which sheet of how many this is; a font may write `fi` as one sign. */
export const sheetFoot =
  /(?<url>(?:https?|file|\uFB01le):\/\/[^\s<>"]{3,600})[^\S\n]+(?<sheet>\d{1,4})\/(?<of>\d{1,4})(?!\d|\/)/gi

/** A foot as Firefox prints it. */
export const countedFoot = new RegExp(
  `(?<sheet>\\d{1,4})[^\\S\\n]+${pages}[^\\S\\n]+(?<of>\\d{1,4})[^\\S\\n]+(?<at>${printedAt})`,
  'gi'
)

/** Whether `title`, as a browser prints it, is of a page that is called `name`: the name of the site may follow. */
export function isTitleOf(title: string, name: string): boolean {
  const [long, short] = [fold(title), fold(name)]
  // What does not fit on the sheet is cut.
  const begin = long.replace(/\s?(?:…|\.\.\.)$/u, '')
  if (begin !== long && begin.length > 20 && short.startsWith(begin)) return true
  if (short.length < 3 || !long.startsWith(short)) return false
  return long.length === short.length || /^\s?[–—|·:-]/u.test(long.slice(short.length))
}

function fold(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()
}
