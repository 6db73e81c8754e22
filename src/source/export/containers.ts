/** Files and folders that are archives. */

import path from 'node:path'
import type {Archive} from '../archive.ts'
import type {Container, ContainerContext} from '../container.ts'
import type {Read} from '../read.ts'
import {archiveKinds} from './archive-kinds.ts'
import {openFolder} from './folder.ts'
import {whyDamaged} from './guard.ts'
import {isExportIndex} from './html-marks.ts'
import {readHtmlSpace} from './html-space.ts'
import {entitiesFile, isEntities} from './xml-marks.ts'
import {readXmlSpace} from './xml-space.ts'
import {isZip, openZip} from './zip.ts'

/** A zip, by its first bytes: an export of Confluence, or pages as they are. */
export const zip: Container = {
  holds: ({file}, head) => isZip(head) && !/\.(?:docx|xlsx|pptx|od[tsp]|epub|jar|apk)$/i.test(file),
  read: (file, context) => readArchive(() => openZip(file), file.shown, context)
}

/** The `entities.xml` of an export that someone has unpacked. */
export const unpackedXmlSpace: Container = {
  holds: ({file}, head) => path.basename(file) === entitiesFile && isEntities(head),
  async *read({file, shown}, context) {
    const folder = path.posix.dirname(shown)
    yield* readArchive(() => openFolder(path.dirname(file), folder), folder, context, readXmlSpace)
  }
}

/** The `index.html` of an HTML export that someone has unpacked; the other pages are read with it. */
export const unpackedHtmlSpace: Container = {
  holds: ({file}, head) =>
    path.basename(file) === 'index.html' && isExportIndex(Buffer.from(head).toString('latin1')),
  async *read({file, shown}, context) {
    const folder = path.posix.dirname(shown)
    yield* readArchive(() => openFolder(path.dirname(file), folder), folder, context, readHtmlSpace)
  }
}

async function* readArchive(
  open: () => Promise<Archive>,
  shown: string,
  context: ContainerContext,
  read?: (archive: Archive, context: ContainerContext) => AsyncGenerator<Read>
): AsyncGenerator<Read> {
  try {
    const archive = await open()
    for (const problem of archive.problems) yield {problem}
    if (read) yield* read(archive, context)
    else
      for (const kind of archiveKinds)
        if (await kind.holds(archive)) {
          yield* kind.read(archive, context)
          return
        }
  } catch (error) {
    const args = {reason: whyDamaged(error)}
    yield {problem: {rule: 'source/damaged-archive', args, at: {file: shown, line: 1, column: 1}}}
  }
}
