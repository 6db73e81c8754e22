/** Where a finding is shown in a repository: the services of CI know no other files. */

import {posix} from 'node:path'
import type {Finding, Place} from '../model/finding.ts'
import type {CheckResult} from '../model/result.ts'
import {oneLine, shorten} from './paint.ts'
import {sentence} from './sentence.ts'
import type {CheckView} from './view.ts'

/** The file that stands for all that lies outside. */
export const rootFile = 'collate.config.ts'

/** Longest message, in characters: what services show of one is less. */
const longest = 1000

export interface Shown {
  /** In the repository: relative, with `/`. */
  place: Place
  /** What the finding says; with its own place, where that is none in the repository. */
  message: string
}

/** Gives findings of `result` their places in the repository: their own, or else their article’s. */
export function shower(
  {articles}: Pick<CheckResult, 'articles'>,
  {base}: Pick<CheckView, 'base'>
): (finding: Finding) => Shown {
  const paths = new Map(articles.map(({id, path}) => [id, path]))

  return function (finding) {
    const own = inRepository(finding.place, base)
    const said = shorten(sentence(finding), longest)
    if (own) return {place: own, message: said}
    const file = base + (paths.get(finding.article) ?? rootFile)
    return {
      place: {file, line: 1, column: 1},
      message: `${said} (${shorten(oneLine(finding.place.file), longest)})`
    }
  }
}

/** `place` as seen from the folder of the run; `undefined` where it lies on a server or outside of the root. */
export function inRepository({file, line, column}: Place, base: string): Place | undefined {
  // An address, a path with a drive, an absolute path.
  if (/^(?:[a-z][a-z\d+.-]*:\/\/|[a-z]:[/\\]|[/\\])/i.test(file)) return
  const path = posix.normalize(file)
  if (path === '.' || path === '..' || path.startsWith('../')) return
  return {file: base + path, line: Math.max(1, line), column: Math.max(1, column)}
}
