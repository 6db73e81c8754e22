/** One article from its versions: collated, composed, merged with the writer's file, and accounted for. */

import path from 'node:path'
import {tokenService} from '../../collate/index.ts'
import {compose} from '../../compose/index.ts'
import {
  articleFile,
  baseFile,
  conflictFile,
  type FileChange,
  recordFile,
  recordText,
  slug
} from '../../emit/index.ts'
import {type ReadMdx, readFront, readMdx, slips, writeMdx} from '../../mdx/index.ts'
import type {Article, FrontMatter} from '../../model/article.ts'
import {type FindingDraft, finish, type Place} from '../../model/finding.ts'
import {pushAll} from '../../model/long-lists.ts'
import {locator} from '../../model/text.ts'
import {isAboutSources, settle} from '../decisions.ts'
import type {PreparedPage} from '../page/prepare.ts'
import {examplesIn} from '../page/without-secrets.ts'
import type {Made, World} from '../world.ts'
import {type Accounted, accountFor, frontMatter, placed} from './account-for.ts'
import {against, departure, type Outcome} from './against-writer.ts'
import type {WrittenArticle} from './articles.ts'
import {compareVersions} from './compare-versions.ts'
import {conflictsIn, conflictsText} from './conflicts.ts'
import {contentsOf} from './contents.ts'
import {isDeadEnd, leadsBeyond, leadsIn} from './dead-ends.ts'
import {folderName, newNames} from './file-names.ts'
import {formerPath, isAboutGone, stateOfGone} from './gone.ts'
import type {Group} from './group.ts'
import {lookAt} from './look-at.ts'
import {type Rewrite, rewrites} from './rewrites.ts'
import {stateOf} from './state-of.ts'
import {typedSecrets} from './typed-secrets.ts'

export async function makeArticle(group: Group, world: World): Promise<Made> {
  const {id} = group
  const versions = group.versions.map((version) => version.open())
  const [lead] = versions
  if (!lead) throw new Error('Unexpected article without a version')
  const writer = world.written.get(id)
  const file = pathOf(group, world)
  const decisions = world.decisions.get(id)?.decisions ?? []
  const inForce = decisions.filter(({until}) => !until || until >= world.today)

  // The folder of its pictures is named once, as addresses in a writer's text lead there.
  const names = newNames(folderName(world.snapshots.get(lead.key)?.file, file))
  const token = tokenService(lead.article, world.tokens)
  const owner = {id, file, names, ...(token !== undefined && {token})}
  const {places, collations} = await compareVersions(versions, owner, world)
  const accounts = versions.flatMap(function (version, index): Accounted[] {
    const place = places[index]
    return place ? [accountFor(version, owner, place, world)] : []
  })

  const composed = compose(
    // Decisions know findings by the article's own id, not by that of a page.
    versions.map(({article}) => ({...article, id})),
    lead.key,
    inForce,
    collations
  )
  const [own] = accounts
  const front: FrontMatter = {
    ...frontMatter(id, composed.article, token),
    ...(waits({id, writer}, world) && {status: 'review'})
  }
  const theirs =
    own && composed.article.body === lead.article.body && !front.status
      ? own.mdx
      : writeMdx(front, composed.article.body)
  const conflicts = conflictsIn(world.conflicts.get(id), id)
  const withoutId = world.withoutId.get(id)
  const before = {id, base: world.bases.get(id), conflicts, withoutId}
  const changes = await rewrites({text: theirs, status: front.status}, group, owner, inForce, world)
  const outcome = against(writer, before, theirs, changes)
  const examples = versions.flatMap(({page}) => examplesIn(page))
  const generated = {article: {...composed.article, id, file}, front, text: theirs}
  const final = finalArticle(generated, outcome, examples)
  const looked = {...final.article, token: final.front.token}

  const drafts = [
    ...accounts.flatMap((account) => account.drafts),
    ...collations.flatMap(({findings}) => findings),
    ...composed.findings,
    ...outcome.findings,
    ...final.drafts,
    ...(final.typed
      ? lookAt(looked, id, world, {sourced: composed.article.body})
      : lookAt({...looked, file: lead.article.file}, id, world))
  ]
  const renamed = final.front.title !== lead.article.title
  const told = outcome.gone
    ? drafts.filter(({rule}) => isAboutGone(rule))
    : renamed
      ? drafts.filter(({rule}) => !rule.startsWith('title/'))
      : drafts
  const findings = finish(told, id, ({at}) =>
    typeof at === 'object' ? at : {file, line: 1, column: 1}
  )
  const {
    open,
    settled,
    drafts: about
  } = settle(
    findings,
    decisions.filter(
      (each) =>
        !isAboutSources(each) && !isDeadEnd(each) && (!outcome.gone || isAboutGone(each.rule))
    ),
    id,
    world.today
  )
  pushAll(
    open,
    finish(about, id, ({at}) => at as Place)
  )

  const kepts = accounts.map(({kept}) => kept)
  const plain =
    !outcome.gone &&
    !writer?.fault &&
    outcome.conflicts.length === 0 &&
    kepts.every(({attachments}) => attachments.length === 0) &&
    accounts.every(({open}) => !open)
  return {
    result: {
      id,
      title: final.front.title,
      slug: path.posix.basename(file, '.mdx'),
      path: file,
      ...(outcome.gone
        ? stateOfGone(open)
        : stateOf(
            final.front,
            open,
            (composed.article.body === lead.article.body ? [lead] : versions).map(({page}) => page)
          )),
      lead: lead.key,
      versions: accounts.map(({version}) => version),
      contents: contentsOf(final.article.body, final.front.title),
      findings: open,
      written: outcome.written,
      ...(isRewritten(outcome, changes) && {rewritten: true as const})
    },
    settled,
    leads: leadsBeyond(
      composed.article.body,
      names.folder,
      leadsIn(final.article.body, final.front.fill)
    ),
    // What the sources say comes in with the writer's text, once that can be read.
    changes: writer?.fault
      ? []
      : [
          ...accounts.flatMap(({changes}) => changes),
          ...changesOf(id, file, names.folder, outcome, accounts)
        ],
    ...(plain && {
      after: {
        file,
        text: outcome.text,
        base: outcome.base,
        conflicts: undefined,
        snapshots: kepts
      }
    })
  }
}

/** Whether somebody should look at the article before readers do: a new one, where that is wanted; or one from then. */
function waits(
  {id, writer}: {id: string; writer: WrittenArticle | undefined},
  {bases, config}: World
): boolean {
  const base = bases.get(id)
  if (base === undefined) return !writer && config.review === true
  return readFront(base).status === 'review'
}

interface Final {
  article: Article
  /** As a writer typed it: places in its body are those of its own file. */
  typed: boolean
  front: FrontMatter
  drafts: FindingDraft[]
}

/** The article as it is published: the composed one, or what the writer's file says. */
function finalArticle(
  {article: composed, front: generated, text}: {article: Article; front: FrontMatter; text: string},
  outcome: Outcome,
  examples: readonly string[]
): Final {
  if (outcome.text === text) return {article: composed, typed: false, front: generated, drafts: []}

  const {file} = composed
  const {front, body, findings} = outcome.read ?? readMdx(outcome.text, file)
  const article = {...composed, title: front.title, body}
  const locate = locator(outcome.text)
  const drafts = [
    ...findings.map((draft) => placed(draft, file, locate)),
    ...writersSlips(outcome.text, {front, body}, text, file),
    ...typedSecrets(outcome.text, composed, examples)
  ]
  const departed = outcome.edited && departure(composed, article)
  return {article, typed: true, front, drafts: departed ? [...drafts, departed] : drafts}
}

/** What in `text` is no slip of the sources, whose text is `theirs`. */
function writersSlips(
  text: string,
  read: Pick<ReadMdx, 'body' | 'front'>,
  theirs: string,
  file: string
): FindingDraft[] {
  const found = slips(text, read, file)
  if (found.length === 0) return []
  const facts = ({rule, args}: FindingDraft) => JSON.stringify([rule, args])
  const known = new Set(slips(theirs, readMdx(theirs, file), file).map(facts))
  return found.filter((draft) => !known.has(facts(draft)))
}

/** Whether the file changes though its sources say what they said. */
function isRewritten({written}: Outcome, changes: readonly Rewrite[]): boolean {
  return written === 'updated' && changes.every(({by}) => by === 'collate')
}

/** What keeps the article itself; a file that a writer took away stays away. */
function changesOf(
  id: string,
  file: string,
  folder: string,
  outcome: Outcome,
  accounts: readonly Accounted[]
): FileChange[] {
  const {text, base, conflicts, gone, ours} = outcome
  const changes: FileChange[] = [
    {file: baseFile(id), bytes: base},
    {file: recordFile(id), bytes: recordText(accounts.map(({record}) => record))},
    {file: conflictFile(id), bytes: conflictsText(conflicts)}
  ]
  if (gone) return changes

  if (text !== ours) changes.push({file, bytes: text, from: ours})
  for (const [name, bytes] of accounts.flatMap(({pictures}) => [...pictures]))
    if (text.includes(`./${folder}/${name}`))
      changes.push({file: path.posix.join(path.posix.dirname(file), folder, name), bytes})
  return changes
}

/** The file that the article of `group` has, or gets: from now on, no other gets it. */
export function pathOf(group: Group, world: World): string {
  const file =
    world.written.get(group.id)?.file ??
    formerPath(group, world) ??
    freePath(group, group.lead.label, world)
  world.paths.add(file)
  return file
}

function freePath(
  {id, lead, versions}: Group,
  {title, locale, section}: PreparedPage['label'],
  {paths, former, sections}: World
): string {
  const placed = versions.map(({key}) => sections.get(key)).find((each) => each !== undefined)
  const folder = lead.page.meta.section ?? placed?.name ?? section
  const name = slug(title, slug(id, 'article'))
  for (let number = 1; ; number++) {
    const last = number === 1 ? name : `${name}-${number}`
    const file = articleFile(locale, folder, last)
    if (!paths.has(file) && (former.get(file) ?? id) === id) return file
  }
}
