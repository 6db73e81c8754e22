/** What the pages of an HTML export of Confluence have in common. */

import {decoded} from '../../model/decoded.ts'

/** Whether `html`, or its beginning, is the list of the pages of an export. */
export function isExportIndex(html: string): boolean {
  const isWiki =
    /\bclass="(?:pageSection|pagebody|pageheader)\b/.test(html) ||
    /\bid="(?:title-text|title-heading)"/.test(html)
  // A page has its own part; the list has a table of what is known of the space.
  const isPage = /\bid="(?:breadcrumbs|breadcrumb-section)"|\bclass="[^"]*\bwiki-content\b/.test(
    html
  )
  const lists = /\bclass="pageSection(?:Header|Title)\b/.test(html) || /Available Pages/.test(html)
  return isWiki && !isPage && lists
}

/** The wiki's id of the page in the file `name`; empty where its name holds none. */
export function idInName(name: string): string {
  return /(?:^|_)(\d{1,64})\.html$/i.exec(name)?.[1] ?? ''
}

/** An address in an exported page as the name of a file of the export, without what comes after `#`. */
export function fileInAddress(address: string): string {
  return decoded(address.replace(/[?#].*$/s, '').replace(/^(?:\.\/)+/, ''))
}
