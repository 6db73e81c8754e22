/**
 * How the text that was generated last becomes the one that is generated now.
 *
 * Two things change it: the sources say something else, or Collate makes something else of what they said (a newer
 * version, a setting, a decision). What the present pipeline makes of the sources as they were lies between the two.
 * It is made only where a writer's text meets both, as all else comes out the same.
 */

import {isDeepStrictEqual} from 'node:util'
import {tokenService} from '../../collate/index.ts'
import {compose} from '../../compose/index.ts'
import {writeMdx} from '../../mdx/index.ts'
import type {FrontMatter} from '../../model/article.ts'
import type {Decision} from '../../model/decision.ts'
import {StopError} from '../../model/stop-error.ts'
import type {Prepared, PreparedPage} from '../page/prepare.ts'
import type {World} from '../world.ts'
import {frontMatter, type Owner} from './account-for.ts'
import {compareVersions} from './compare-versions.ts'
import {newNames} from './file-names.ts'
import {type Group, inOrder} from './group.ts'
import {giveAddresses} from './localise.ts'

/** One change of the generated text. */
export interface Rewrite {
  by: 'collate' | 'source'
  /** The text after it. */
  text: string
}

/** What is generated now, and what Collate itself says of its state. */
interface Generated {
  text: string
  status: FrontMatter['status']
}

/** The changes from what was generated last to `theirs`, in order; at least one, which may change nothing. */
export async function rewrites(
  {text: theirs, status}: Generated,
  group: Group,
  owner: Owner,
  decisions: readonly Decision[],
  world: World
): Promise<Rewrite[]> {
  const base = world.bases.get(group.id)
  const ours = world.written.get(group.id)?.text
  if (group.versions.every((version) => isAsBefore(version, world)))
    return [{by: 'collate', text: theirs}]
  const bySource: Rewrite = {by: 'source', text: theirs}
  const isMet = base !== undefined && ours !== undefined
  if (!isMet || theirs === base || ours === base || ours === theirs) return [bySource]

  const between = await ofFormer(group, owner, decisions, world, status)
  if (between === undefined || between === base) return [bySource]
  const byCollate: Rewrite = {by: 'collate', text: between}
  return between === theirs ? [byCollate] : [byCollate, bySource]
}

/** Whether the page says what it said when it was seen last. */
function isAsBefore({key, page}: PreparedPage, {snapshots}: Pick<World, 'snapshots'>): boolean {
  const last = snapshots.get(key)?.page
  if (!last || last === page) return last !== undefined
  return (
    last.format === page.format &&
    last.body === page.body &&
    isDeepStrictEqual(plain(last.meta), plain(page.meta))
  )
}

/** As it would be read from a file. */
function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** What is made now of the pages of `group` as they were; `undefined` where nothing can be made of them. */
async function ofFormer(
  {id, versions}: Group,
  owner: Owner,
  decisions: readonly Decision[],
  world: World,
  status: FrontMatter['status']
): Promise<string | undefined> {
  try {
    const former: Prepared[] = []
    for (const {key} of versions) {
      const page = world.snapshots.get(key)?.page
      if (page) former.push(await world.prepare(page))
    }
    const ranked = inOrder(former, world.config)
    const [lead] = ranked
    if (!lead) return
    const names = newNames(owner.names.folder)
    // Files of the past are asked of nobody: those that were taken are known by name.
    const quiet = {...world, elsewhere: undefined}
    const {places, collations} = await compareVersions(ranked, {...owner, names}, quiet)
    for (const {local} of places) giveAddresses(local)
    const {article} = compose(
      ranked.map((version) => ({...version.article, id})),
      lead.key,
      decisions,
      collations
    )
    const token = tokenService(lead.article, world.tokens)
    // Left out, the status would come back as if the sources had put it in.
    const front = {...frontMatter(id, article, token), ...(status && {status})}
    return writeMdx(front, article.body)
  } catch (error) {
    if (error instanceof StopError || !(error instanceof Error)) throw error
    return
  }
}
