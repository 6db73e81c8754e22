/** Articles that nothing has changed for are taken from the cache, whole. */

import {digestOfFile} from '../../emit/index.ts'
import type {Finding} from '../../model/finding.ts'
import type {ArticleResult} from '../../model/result.ts'
import type {Lead} from '../../stage/index.ts'
import type {Cache} from '../cache.ts'
import type {Answers} from '../known/known.ts'
import {listeningOutlines} from '../known/outlines.ts'
import {listeningSite} from '../site-articles.ts'
import type {Disk, Made, World} from '../world.ts'
import {filesFolder, folderName} from './file-names.ts'
import type {Group} from './group.ts'
import {makeArticle} from './make-article.ts'

interface Kept {
  result: ArticleResult
  settled: Finding[]
  leads: Lead[]
  /** What making it asked of other pages, and the digests of outlines of other articles. */
  answers: Answers
  asked: Map<string, string>
  /** Which articles lie at addresses of the site. */
  sited: Map<string, string>
}

/** Make the article of `group`, unless an earlier run left the disk just as this one would, or saw it just as it is. */
export async function keptOrMade(group: Group, world: World, cache: Cache): Promise<Made> {
  const now = disk(group, world)
  // What is made of pages as they were depends on more than the key holds.
  const isChanged = now.snapshots.includes(undefined)
  const files = world.still && !isChanged ? await filesOf(group, world) : undefined
  const seen = files && keyOf({...now, files})
  for (const key of seen === undefined ? [keyOf(now)] : [seen, keyOf(now)]) {
    const found = await cache.read<Kept>(key)
    if (!found || !holds(found)) continue
    const {result, settled, leads} = found
    return {result, settled, leads, changes: []}
  }

  const answers: Answers = new Map()
  const asked = new Map<string, string>()
  const sited = new Map<string, string>()
  const made = await makeArticle(group, {
    ...world,
    known: world.index.listening(answers),
    outlines: listeningOutlines(world.outlines, asked),
    site: listeningSite(world.site, sited)
  })
  if (world.witness && [...sited.keys()].some(world.site.holds)) world.witness.asksSite = true
  const {result, settled, leads, after} = made
  if (seen !== undefined)
    await cache.write(seen, {result, settled, leads, answers, asked, sited} satisfies Kept)
  else if (after) {
    const written = result.written === 'kept' ? 'kept' : 'unchanged'
    const {rewritten: _, ...rest} = result
    const kept: Kept = {result: {...rest, written}, settled, leads, answers, asked, sited}
    await cache.write(keyOf(after), kept)
  }
  return made

  function holds({answers, asked, sited}: Kept): boolean {
    return (
      world.index.holds(answers) &&
      [...asked].every(
        ([article, digest]) => (world.outlines.of(article)?.digest ?? '') === digest
      ) &&
      [...sited].every(([url, article]) => (world.site.at(url) ?? '') === article)
    )
  }

  function keyOf(state: Disk): string {
    const decisions = world.decisions.get(group.id)
    return cache.key(
      'article',
      group.id,
      group.versions.map(({digest}) => digest),
      world.common,
      // Decisions run out; without any, the day does not matter.
      decisions ? [world.today, decisions] : [],
      group.versions.map(({key}) => world.pairFindings.get(key) ?? []),
      state
    )
  }
}

function disk(group: Group, world: World): Disk {
  const writer = world.written.get(group.id)
  return {
    file: writer?.file ?? '',
    text: writer?.text,
    ...(writer?.fault && {fault: writer.fault}),
    base: world.bases.get(group.id),
    conflicts: world.conflicts.get(group.id),
    snapshots: group.versions.map(function ({key, page}) {
      const snapshot = world.snapshots.get(key)
      const isSame = snapshot?.page === page || snapshot?.page.body === page.body
      return isSame ? snapshot?.file : undefined
    })
  }
}

/**
 * The files beside the article that an earlier run took, as a writer may have put others in their place; `undefined` where
 * there is no article, so that what it is called depends on all others.
 */
async function filesOf(
  {id, lead, versions}: Group,
  {root, snapshots, written}: World
): Promise<Array<string | null> | undefined> {
  const {file} = written.get(id) ?? {}
  if (file === undefined) return
  const name = folderName(snapshots.get(lead.key)?.file, file)
  const result: Array<string | null> = []
  for (const {key} of versions) {
    const page = snapshots.get(key)?.file
    const folder = filesFolder(page, file, name)
    for (const {file} of folder === undefined ? [] : (page?.attachments ?? []))
      result.push(await digestOfFile(root, `${folder}/${file}`))
  }
  return result
}
