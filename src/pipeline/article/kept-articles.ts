/** Articles that nothing has changed for are taken from the cache, whole. */

import type {Finding} from '../../model/finding.ts'
import type {ArticleResult} from '../../model/result.ts'
import type {Cache} from '../cache.ts'
import type {Answers} from '../known/known.ts'
import {listeningOutlines} from '../known/outlines.ts'
import type {Disk, Made, World} from '../world.ts'
import type {Group} from './group.ts'
import {makeArticle} from './make-article.ts'

interface Kept {
  result: ArticleResult
  settled: Finding[]
  /** What making it asked of other pages, and the digests of outlines of other articles. */
  answers: Answers
  asked: Map<string, string>
}

/** Make the article of `group`, unless an earlier run left the disk just as this one would. */
export async function keptOrMade(group: Group, world: World, cache: Cache): Promise<Made> {
  const found = await cache.read<Kept>(keyOf(disk(group, world)))
  if (found && holds(found)) return {result: found.result, settled: found.settled, changes: []}

  const answers: Answers = new Map()
  const asked = new Map<string, string>()
  const made = await makeArticle(group, {
    ...world,
    known: world.index.listening(answers),
    outlines: listeningOutlines(world.outlines, asked)
  })
  if (made.after) {
    const written = made.result.written === 'kept' ? 'kept' : 'unchanged'
    const kept: Kept = {
      result: {...made.result, written},
      settled: made.settled,
      answers,
      asked
    }
    await cache.write(keyOf(made.after), kept)
  }
  return made

  function holds({answers, asked}: Kept): boolean {
    return (
      world.index.holds(answers) &&
      [...asked].every(([article, digest]) => (world.outlines.of(article)?.digest ?? '') === digest)
    )
  }

  function keyOf(state: Disk): string {
    const decisions = world.decisions.get(group.id)
    return cache.key(
      'article',
      group.id,
      group.versions.map(({digest}) => digest),
      world.articlesDigest,
      world.config,
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
    base: world.bases.get(group.id),
    snapshots: group.versions.map(function ({key, page}) {
      const snapshot = world.snapshots.get(key)
      return snapshot?.page.body === page.body ? snapshot.file : undefined
    })
  }
}
