/** The versions of an article, compared with the one that leads: texts, and pictures where they can be had. */

import {readFile} from 'node:fs/promises'
import path from 'node:path'
import {collate} from '../../collate/index.ts'
import {type PictureLook, sha256} from '../../emit/index.ts'
import type {Collation} from '../../model/collation.ts'
import type {Prepared} from '../page/prepare.ts'
import {knownPictures, type VersionPictures} from '../pictures/known-pictures.ts'
import type {World} from '../world.ts'
import {localiseFor, type Owner} from './account-for.ts'
import type {Localised} from './localise.ts'

export interface Compared {
  /** Of all versions, as they were given. */
  places: Array<{local: Localised; looks: readonly PictureLook[]}>
  collations: Collation[]
}

/** The first version leads; retired copies are not compared. The addresses of all stay as they are. */
export async function compareVersions(
  versions: readonly Prepared[],
  owner: Owner,
  world: World
): Promise<Compared> {
  const places: Compared['places'] = []
  for (const version of versions)
    places.push({local: await localiseFor(version, owner, world), looks: []})

  const collations: Collation[] = []
  const [lead] = versions
  for (const [index, version] of versions.entries()) {
    const place = places[index]
    if (!lead || !place || index === 0 || isRetired(version, world)) continue
    const [left, right] = [lead, version].map((each) =>
      picturesOf(each, places[versions.indexOf(each)]?.local, owner, world)
    )
    if (!left || !right) continue
    const former = world.snapshots.get(version.key)?.file.looks ?? []
    const {known, looks} = await knownPictures(left, right, former)
    place.looks = looks
    collations.push(collate(lead.article, version.article, known))
  }
  return {places, collations}
}

function isRetired({page}: Prepared, {config}: World): boolean {
  return config.sources.some(({name, watch}) => watch === false && name === page.source)
}

function picturesOf(
  {key}: Prepared,
  local: Localised | undefined,
  {file, names}: Owner,
  {root, snapshots}: World
): VersionPictures {
  const folder = path.join(root, path.dirname(file), names.folder)
  return {
    attachments: local?.attachments ?? [],
    former: snapshots.get(key)?.file.attachments ?? [],
    async bytesOf(attachment) {
      const bytes =
        local?.files.get(attachment.file) ??
        (await readFile(path.join(folder, attachment.file)).catch(() => undefined))
      // Any failure, or a picture that a writer put there: it is not to be had.
      return bytes && sha256(bytes) === attachment.sha256 ? bytes : undefined
    }
  }
}
