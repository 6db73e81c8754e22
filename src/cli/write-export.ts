/** Writes exported articles into a folder, or one to a file: the text, its pictures, and what is known of it. */

import {copyFile, mkdir, writeFile} from 'node:fs/promises'
import path from 'node:path'
import type {ExportedArticle} from '../model/export.ts'
import {StopError} from '../model/stop-error.ts'

/** Whether `out` names a file rather than a folder. */
export function isFileName(out: string): boolean {
  return /\.(?:html?|md|markdown|xml|xhtml)$/i.test(out)
}

/** Write `article` below the absolute path `target`, or as that file. */
export async function writeExport(
  root: string,
  target: string,
  article: ExportedArticle
): Promise<void> {
  const folder = isFileName(target) ? path.dirname(target) : target
  const file = isFileName(target) ? target : path.join(folder, article.name)
  const stem = file.slice(0, file.length - path.extname(file).length)
  try {
    await mkdir(folder, {recursive: true})
    await writeFile(file, article.text)
    await writeFile(`${stem}.meta.json`, `${JSON.stringify(article.meta, undefined, 2)}\n`)
    for (const {name, from} of article.files) {
      const copy = path.join(folder, name)
      await mkdir(path.dirname(copy), {recursive: true})
      await copyFile(path.join(root, from), copy)
    }
  } catch (error) {
    throw new StopError(`Cannot write \`${file}\`: ${(error as Error).message}`, {cause: error})
  }
}
