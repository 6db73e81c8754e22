/** Reads the sources that the configuration names. */

import type {NetworkSource, SourceConfig} from '../model/config.ts'
import type {FindingDraft} from '../model/finding.ts'
import {StopError} from '../model/stop-error.ts'
import {didYouMean} from '../model/suggest.ts'
import {readConfluence} from './confluence/connector.ts'
import {listFiles} from './files/list-files.ts'
import type {Defaults, SourceRead} from './read.ts'
import {readFiles, type Taken} from './read-paths.ts'
import {type NetworkContext, type NetworkOptions, networkContext} from './remote/context.ts'
import {readZendesk} from './zendesk/connector.ts'

export interface SourcesOptions extends NetworkOptions {
  /** Leave out what needs a network. */
  offline?: boolean | undefined
  /** Called with the name of each source that was read whole: pages that did not come are gone. */
  onWhole?: (source: string) => void
  /** Whether a source is read, by name; absent: all are. */
  wantsSource?: ((source: string) => boolean) | undefined
}

/**
 * Read the pages of `sources`, or of the one named `only`; a path that is not there is a problem, not a stop.
 * @throws StopError when no source is named `only`.
 */
export async function* readSources(
  sources: readonly SourceConfig[],
  root: string,
  only?: string,
  {offline = false, onWhole, wantsSource = () => true, ...options}: SourcesOptions = {}
): AsyncGenerator<SourceRead> {
  const names = sources.map(({name}) => name)
  if (only !== undefined && !names.includes(only))
    throw new StopError(`No source is named \`${only}\``, {
      hint: names.length > 0 ? didYouMean(only, names) : 'The configuration names no sources'
    })

  const taken: Taken = new Map()
  const asked = sources.filter((source) => source.type !== 'files')
  for (const source of sources) {
    if ((only !== undefined && source.name !== only) || !wantsSource(source.name)) continue
    if (source.type !== 'files') {
      if (offline) continue
      const context = networkContext(root, asked, options)
      if (yield* readRemote(source, context)) onWhole?.(source.name)
      continue
    }
    const {files, problems} = await listFiles(source.paths, {cwd: root, root, strict: false})
    for (const problem of problems) yield {problem}
    let isWhole = !problems.some(isUnread)
    for await (const read of readFiles(files, source.name, defaultsOf(source), taken)) {
      if ('problem' in read && isUnread(read.problem)) isWhole = false
      yield read
    }
    if (isWhole) onWhole?.(source.name)
  }
}

/** Whether nobody knows what pages there are: a disk that is not connected is no empty one. */
function isUnread({rule, severity = 'error'}: FindingDraft): boolean {
  return rule === 'source/unreadable' && severity === 'error'
}

/** The value at the end says whether that was all of it. */
function readRemote(
  source: NetworkSource,
  context: NetworkContext
): AsyncGenerator<SourceRead, boolean> {
  const defaults = defaultsOf(source)
  return source.type === 'zendesk'
    ? readZendesk(source, defaults, context)
    : readConfluence(source, defaults, context)
}

function defaultsOf({section, locale}: SourceConfig): Defaults {
  return {...(section !== undefined && {section}), ...(locale !== undefined && {locale})}
}
