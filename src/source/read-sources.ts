/** Reads the sources that the configuration names. */

import type {SourceConfig} from '../model/config.ts'
import type {SourcePage} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {didYouMean} from '../model/suggest.ts'
import {listFiles} from './list-files.ts'
import type {Defaults, Read} from './read.ts'
import {readFiles} from './read-paths.ts'

/**
 * Read the pages of `sources`, or of the one named `only`; a path that is not there is a problem, not a stop.
 * @throws StopError when no source is named `only`.
 */
export async function* readSources(
  sources: readonly SourceConfig[],
  root: string,
  only?: string
): AsyncGenerator<Read> {
  const names = sources.map(({name}) => name)
  if (only !== undefined && !names.includes(only))
    throw new StopError(`No source is named \`${only}\``, {
      hint: names.length > 0 ? didYouMean(only, names) : 'The configuration names no sources'
    })

  const taken = new Map<string, SourcePage>()
  for (const source of sources) {
    if (only !== undefined && source.name !== only) continue
    if (source.type !== 'files') continue
    const {files, problems} = await listFiles(source.paths, {cwd: root, root, strict: false})
    for (const problem of problems) yield {problem}
    yield* readFiles(files, source.name, defaultsOf(source), taken)
  }
}

function defaultsOf({section, locale}: SourceConfig): Defaults {
  return {...(section !== undefined && {section}), ...(locale !== undefined && {locale})}
}
