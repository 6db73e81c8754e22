/** What repairs took out of the pages of an article, as Markdown that a writer can have back. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import type {Paragraph, PhrasingContent, Root} from 'mdast'
import {absent, baseFile, type ReadEntry, readRecord, recordFile} from '../../emit/index.ts'
import {plainText, readMdx, writeMarkdown} from '../../mdx/index.ts'
import type {PageKey} from '../../model/source-page.ts'
import type {LineColumn} from '../../model/text.ts'
import {words} from '../../model/words.ts'
import {readArticles} from '../article/articles.ts'
import type {Workspace} from '../run.ts'
import {findLines} from './find-lines.ts'

/** Which of the things that were taken out. */
export interface RemovalName {
  source: PageKey
  /** Id of the repair. */
  by: string
  /** 0-based, among what it did to that page, in the order of the record. */
  nth: number
}

export interface Removal extends RemovalName {
  /** In the page as it was last seen. */
  at: LineColumn
  /** What goes into the article. */
  text: string
  /** The article has it once more than what was generated: somebody put it back. */
  isBack: boolean
}

/** All that was taken out of the pages of `article` and has words; none where it has no file, or its record is broken. */
export async function readRemovals({root}: Workspace, article: string): Promise<Removal[]> {
  const written = (await readArticles(root)).byId.get(article)
  const read = (file: string) => readFile(path.join(root, file), 'utf8').catch(absent)
  const text = await read(recordFile(article))
  const record = text === undefined ? [] : readRecord(text)
  if (!written || 'problem' in record) return []
  const ours = written.text
  const base = (await read(baseFile(article))) ?? ''

  return record.flatMap(function ({source, entries}) {
    const times = new Map<string, number>()
    return entries.flatMap(function (entry): Removal[] {
      const {by, at} = entry
      const nth = times.get(by) ?? 0
      times.set(by, nth + 1)
      const text = notGone.has(by) ? undefined : markdownOf(entry)
      if (text === undefined) return []
      const isBack = findLines(ours, text).length > findLines(base, text).length
      return [{source, by, nth, at, text, isBack}]
    })
  })
}

/** What took words out of the body and put them elsewhere. */
const notGone: ReadonlySet<string> = new Set(['title'])

/** What was set aside may be Markdown already; of what was only taken out, a paragraph each line. */
function markdownOf({removed, added, aside}: ReadEntry): string | undefined {
  if (aside?.trim() && isMarkdown(aside)) return aside.trim()
  const lines = (aside ?? removed?.text ?? '').split('\n').filter((line) => line.trim() !== '')
  // A link that leads elsewhere now is not gone.
  const gone = added?.links.length ? [] : (removed?.links ?? [])
  const links = gone.filter((address) => /^(?:https?|mailto):/.test(address))
  const children = [
    ...lines.map((value) => paragraph({type: 'text', value: value.trim()})),
    ...links.map((url) => paragraph({type: 'link', url, children: [{type: 'text', value: url}]}))
  ]
  const root: Root = {type: 'root', children}
  return children.length === 0 ? undefined : writeMarkdown(root).trim()
}

/** Whether all its words are read where it stands in an article as it is. */
function isMarkdown(text: string): boolean {
  const {body, findings} = readMdx(text, '')
  return findings.length === 0 && words(plainText(body)).join(' ') === words(text).join(' ')
}

function paragraph(child: PhrasingContent): Paragraph {
  return {type: 'paragraph', children: [child]}
}
