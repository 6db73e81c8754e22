/** Pages that come in: from the paths that were given, or from the configured sources, as far as they are wanted. */

import {isDeepStrictEqual} from 'node:util'
import type {Snapshot} from '../emit/index.ts'
import type {FindingDraft} from '../model/finding.ts'
import {type PageKey, pageKey, type SourcePage} from '../model/source-page.ts'
import {
  type ElsewhereOptions,
  readPaths,
  readSources,
  type SourceRead,
  type SourcesOptions
} from '../source/index.ts'
import {examplesOf, readDecisions} from './decisions.ts'
import {asOldAs} from './drift.ts'
import {withFormerNames} from './known/former-names.ts'
import {asSnapshot} from './origins.ts'
import {withoutSecrets, withSafeMeta} from './page/without-secrets.ts'
import type {Portion} from './plan/portion.ts'
import type {Selection} from './plan/selection.ts'
import type {Workspace} from './run.ts'
import {type Shelf, shelved} from './shelf.ts'

export interface IncomingOptions {
  /** Given on the command line, absolute or relative to `cwd`; none: the configured sources. */
  paths?: readonly string[]
  /** Name of the one source to bring in, or the name under which `paths` are filed. */
  source?: string
  /** `false`: say what would be done, write nothing, not even below `.collate/`. */
  write: boolean
  /** Use no network: sources that need one stay as they are. */
  offline?: boolean
  /** Read no source: only make the articles of the known pages anew, as decisions may have changed them. */
  again?: boolean
  /** How a network is used, where not as always. */
  network?: Pick<SourcesOptions, 'clock' | 'env' | 'timeout'> & ElsewhereOptions
  progress?: (done: number, total: number) => void
  cwd: string
}

export interface Incoming {
  pages: Map<PageKey, SourcePage>
  problems: FindingDraft[]
  /** Names of the sources that were read whole. */
  whole: string[]
}

/** What is wanted, where that is not all. */
export interface Wants {
  selection?: Selection | undefined
  portion?: Portion | undefined
}

export async function readIncoming(
  workspace: Workspace,
  options: IncomingOptions,
  snapshots: readonly Snapshot[],
  shelf: Shelf,
  {selection, portion}: Wants
): Promise<Incoming> {
  const incoming: Incoming = {pages: new Map(), problems: [], whole: []}
  const {pages, problems} = incoming
  const former = new Map(snapshots.map(({page}) => [pageKey(page), page]))
  const examples = await readExamples(workspace)
  const withExamples = (page: SourcePage): SourcePage => {
    const found = examples.get(pageKey(page))
    return found ? {...page, meta: {...page.meta, examples: found}} : page
  }

  const stream = read(workspace, options, {
    selection,
    portion,
    // One that does not show what it should is read anew, changed or not.
    former: new Map(
      [...former].filter(([key, {meta}]) => isDeepStrictEqual(meta.examples, examples.get(key)))
    ),
    hide: (page) => withoutSecrets(withExamples(page)).page,
    onWhole: (name) => incoming.whole.push(name)
  })
  for await (const item of stream) {
    if ('waiting' in item) portion?.waiting.add(item.waiting)
    else if ('problem' in item) {
      const before = item.closed && former.get(item.closed.key)
      if (isUnwanted(item.problem.source ?? item.closed?.key, selection)) continue
      problems.push(before ? heldBack(item.problem, pageKey(before)) : item.problem)
      if (before) pages.set(pageKey(before), closedPage(before, item.closed?.because, shelf))
    } else {
      const key = pageKey(item.page)
      if (selection && !selection.wantsPage(key, item.page.id, item.page.file)) continue
      const before = former.get(key)
      if (portion && !finds(item.page, before, portion)) continue
      const named = withFormerNames(withSafeMeta(withExamples(item.page)), before)
      const page = asSnapshot(asOldAs(before, named))
      pages.set(key, page === before ? page : shelved(page, shelf))
    }
  }
  return incoming
}

async function readExamples({root}: Workspace): Promise<ReturnType<typeof examplesOf>> {
  return examplesOf(await readDecisions(root), new Date().toISOString().slice(0, 10))
}

interface Reading extends Wants {
  former: ReadonlyMap<PageKey, SourcePage>
  hide: (page: SourcePage) => SourcePage
  onWhole: (name: string) => void
}

function read(
  {root, config}: Workspace,
  {paths, source, cwd, network, offline, again, progress, write}: IncomingOptions,
  {selection, portion, ...reading}: Reading
): AsyncIterable<SourceRead> {
  if (again) return nothing()
  if (paths?.length) return readPaths(paths, {source: source ?? 'files', cwd, root})
  return readSources(config.sources, root, source, {
    ...network,
    ...reading,
    offline,
    progress,
    isDry: !write,
    wantsSource: selection?.wantsSource,
    wants: selection?.wantsPage,
    isFull: portion?.isFull
  })
}

async function* nothing(): AsyncGenerator<SourceRead> {}

/** Whether it is about a page, and that one is not wanted. */
function isUnwanted(key: PageKey | undefined, selection: Selection | undefined): boolean {
  return key !== undefined && selection?.wantsPage(key, key.slice(key.indexOf('/') + 1)) === false
}

/** Whether `page` finds a place in `portion`, or needs none; of one that changed, only what it says can tell. */
function finds(page: SourcePage, before: SourcePage | undefined, portion: Portion): boolean {
  const key = pageKey(page)
  if (before) {
    // It was asked for, as its source said that it is another one.
    if (before.meta.revision !== page.meta.revision) portion.add(key)
    return true
  }
  if (portion.isFull()) portion.waiting.add(key)
  else portion.add(key)
  return portion.has(key)
}

/** What `problem` says of a page that has an article. */
function heldBack(problem: FindingDraft, source: PageKey): FindingDraft {
  return {...problem, args: {...problem.args, isHeld: true}, source}
}

/** A page that is not shown to everybody any more: what it said when it was stays, and is held back. */
function closedPage(
  {meta, ...before}: SourcePage,
  closed: SourcePage['meta']['closed'],
  shelf: Shelf
): SourcePage {
  return shelved({...before, meta: {...meta, ...(closed && {closed})}}, shelf)
}
