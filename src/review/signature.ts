/** Tells whether any file of the knowledge base changed since it was looked at. */

import {createHash} from 'node:crypto'
import {readdir, readFile, stat} from 'node:fs/promises'
import path from 'node:path'

/** The same as long as no file below `content/` was written, made or deleted. */
export async function signatureOf(root: string): Promise<string> {
  const hash = createHash('sha256')
  const folder = path.join(root, 'content')
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => [])
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
  for (let start = 0; start < files.length; start += batch)
    for (const line of await Promise.all(files.slice(start, start + batch).map(lineOf)))
      hash.update(line)
  // Decisions run out with the day.
  return hash.update(new Date().toISOString().slice(0, 10)).digest('hex')
}

const batch = 64

async function lineOf(file: string): Promise<string> {
  const found = await stat(file, {bigint: true}).catch(() => undefined)
  return `${file} ${found?.mtimeNs} ${found?.size}\n`
}

/** What `file` holds, in short; empty where there is none. */
export async function digestOf(root: string, file: string): Promise<string> {
  if (file === '') return ''
  const bytes = await readFile(path.join(root, file)).catch(() => undefined)
  return bytes ? createHash('sha256').update(bytes).digest('hex').slice(0, 16) : ''
}
