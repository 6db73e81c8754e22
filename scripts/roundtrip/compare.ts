/** Articles of two knowledge bases, block by block. */

import {createHash} from 'node:crypto'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {diffArrays} from 'diff'
import {type ReadMdx, readMdx} from '../../src/mdx/index.ts'
import {decoded} from '../../src/model/decoded.ts'
import {blockText} from '../../src/pipeline/export/block-text.ts'

/** A block that came out otherwise: its lines in the article that was exported, and both texts. */
export interface Difference {
  from: number
  to: number
  was: string
  is: string
}

export interface ReadArticle extends ReadMdx {
  /** Absolute. */
  file: string
}

export function readArticle(root: string, name: string): ReadArticle {
  const file = path.join(root, name)
  return {...readMdx(readFileSync(file, 'utf8'), name), file}
}

/** What things of the second knowledge base are called in the first. */
export interface Names {
  ids: ReadonlyMap<string, string>
  known(address: string): string | undefined
}

export function differences(before: ReadArticle, after: ReadArticle, names: Names): Difference[] {
  const shown = before.body.children.filter((block) => textOf(before, block) !== '')
  const parts = diffArrays(
    shown.map((block) => textOf(before, block)),
    after.body.children.map((block) => textOf(after, block, names)).filter((text) => text !== '')
  )
  const result: Difference[] = []
  let at = 0
  for (const [index, {added, removed, value}] of parts.entries()) {
    const next = parts[index + 1]
    const near = shown[Math.min(at, shown.length - 1)]?.position
    if (removed) {
      const last = shown[at + value.length - 1]?.position
      result.push({
        from: near?.start.line ?? 1,
        to: last?.end.line ?? 1,
        was: value.join('\n\n'),
        is: next?.added ? next.value.join('\n\n') : ''
      })
    } else if (added && !parts[index - 1]?.removed)
      result.push({
        from: near?.start.line ?? 1,
        to: near?.end.line ?? 1,
        was: '',
        is: value.join('\n\n')
      })
    if (!added) at += value.length
  }
  return result
}

function textOf(
  {file}: ReadArticle,
  block: ReadMdx['body']['children'][number],
  names?: Names
): string {
  return blockText([block], function (given) {
    const address = names?.known(given) ?? given
    const [, id = '', fragment = ''] = /^article:([^#]*)(.*)$/s.exec(address) ?? []
    return id === ''
      ? contentOf(file, address)
      : decoded(`article:${names?.ids.get(id) ?? id}${fragment}`)
  })
}

/** Files beside an article are the same where their bytes are, whatever they are called. */
function contentOf(file: string, address: string): string {
  const plain = decoded(address)
  if (!plain.startsWith('./')) return plain
  try {
    const bytes = readFileSync(path.join(path.dirname(file), plain))
    return `./${createHash('sha256').update(bytes).digest('hex')}`
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return plain
    throw error
  }
}
