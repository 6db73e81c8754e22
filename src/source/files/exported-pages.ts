/** Leaves out the files of an unpacked HTML export, which are read with its `index.html`. */

import path from 'node:path'
import {isExportIndex} from '../export/html-marks.ts'
import type {Listed} from './listed.ts'
import {readHead} from './read-head.ts'

/** Folders of such an export that hold no pages. */
const parts = new Set(['attachments', 'download', 'images', 'plugins', 'rest', 'styles'])

export async function withoutExportedPages(files: readonly Listed[]): Promise<readonly Listed[]> {
  const exports = new Set<string>()
  for (const {file} of files) {
    if (path.basename(file) !== 'index.html') continue
    const head = await readHead(file)
    if (head && isExportIndex(Buffer.from(head).toString('latin1'))) exports.add(path.dirname(file))
  }
  if (exports.size === 0) return files

  return files.filter(function ({file}) {
    const folder = path.dirname(file)
    if (exports.has(folder)) return path.basename(file) === 'index.html' || !/\.html?$/i.test(file)
    return !isPart(folder)
  })

  function isPart(folder: string): boolean {
    for (let at = folder; at !== path.dirname(at); at = path.dirname(at))
      if (parts.has(path.basename(at)) && exports.has(path.dirname(at))) return true
    return false
  }
}
