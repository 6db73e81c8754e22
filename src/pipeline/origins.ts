/**
 * Pages on their way stand for their snapshots, so that an import and a check of the same text are the same
 * work; who reads the findings of an import wants the files that came in.
 */

import {bodyFile, isRemote} from '../emit/index.ts'
import type {Finding, Place} from '../model/finding.ts'
import type {RunResult} from '../model/result.ts'
import type {SourcePage} from '../model/source-page.ts'

/** `page` as its snapshot will be; one that did not change is that already. */
export function asSnapshot(page: SourcePage): SourcePage {
  if (page.file === bodyFile(page)) return page
  return {...page, file: bodyFile(page), origin: page.file}
}

/** `result` with its findings at the places in the files that `pages` came from. */
export function atOrigins(result: RunResult, pages: readonly SourcePage[]): RunResult {
  // The lines of a page that lies on a server are in its snapshot alone.
  const local = pages.filter(({origin}) => origin !== undefined && !isRemote(origin))
  const origins = new Map(local.map(({file, origin}) => [file, origin ?? file]))
  return {
    ...result,
    articles: result.articles.map((article) => ({
      ...article,
      findings: article.findings.map(moved)
    })),
    findings: result.findings.map(moved),
    settled: result.settled.map(moved)
  }

  function moved(finding: Finding): Finding {
    const {place, cause} = finding
    return {...finding, place: at(place), ...(cause && {cause: at(cause)})}
  }

  function at(place: Place): Place {
    return {...place, file: origins.get(place.file) ?? place.file}
  }
}
