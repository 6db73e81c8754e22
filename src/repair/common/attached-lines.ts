/** Lines that a help centre shows for files attached to an article: name, size, “Download”. */

import type {Line} from './page-lines.ts'
import {isElement, walk} from './tree.ts'

const size = '\\d+(?:[.,]\\d+)? ?(?:bytes?|KB|MB|GB|KiB|MiB)'
const load =
  '(?:download|descargar|baixar|herunterladen|télécharger|scarica|downloaden|скачать|ダウンロード)'
const name = /^[^\n/\\:*?"<>|]{1,120}\.[a-z\d]{2,5}$/i
const sizeLine = new RegExp(`^\\(?${size}\\)?(?:\\s?${load})?$`, 'iu')
const loadBefore = new RegExp(`^${load}\\s`, 'iu')
const loadLine = new RegExp(`^${load}$`, 'iu')
const oneLine = new RegExp(
  `^(?<name>[^\\n/\\\\:*?"<>|]{1,120}\\.[a-z\\d]{2,5})\\s?\\(?(?<size>${size})\\)?(?:\\s?${load})?$`,
  'iu'
)

export interface AttachedLines {
  /** Index of the first line that is of a file. */
  start: number
  /** Names with sizes, as they are shown. */
  files: readonly string[]
}

/** Files whose lines end before line `end`; those with a link are more than names, and stay. */
export function attachedBefore(lines: readonly Line[], end: number): AttachedLines {
  const files: string[] = []
  let start = end

  for (;;) {
    const file = fileBefore(lines, start)
    if (!file || lines.slice(file.start, start).some(holdsLink)) return {start, files}
    start = file.start
    files.unshift(file.shown)
  }
}

function fileBefore(
  lines: readonly Line[],
  end: number
): {start: number; shown: string} | undefined {
  const text = (at: number) => lines[at]?.text ?? ''
  const single = oneLine.exec(text(end - 1))
  if (single?.groups)
    return {start: end - 1, shown: `${single.groups['name']} (${single.groups['size']})`}
  const at = loadLine.test(text(end - 1)) ? end - 2 : end - 1
  // A name that begins in lower case may have been read as the rest of the line above it.
  const called = text(at - 1)
    .replace(loadBefore, '')
    .replace(/^related to\b.{0,200}\s(?=\S+$)/i, '')
  if (!sizeLine.test(text(at)) || !name.test(called)) return undefined
  const shown = text(at).replace(new RegExp(`\\s?${load}$`, 'iu'), '')
  return {start: at - 1, shown: `${called} (${shown})`}
}

function holdsLink({nodes}: Line): boolean {
  return nodes.some(function (node) {
    if (node.type !== 'element') return false
    let found = isElement(node, 'a')
    walk(node, function (element) {
      found ||= isElement(element, 'a')
    })
    return found
  })
}
