/**
 * The XML export of a space or of a whole site: `entities.xml`, with the attached files beside it.
 *
 * It is read twice, and never held: first what pages there are, then their texts, one at a time, in the
 * order in which they lie in the file.
 */

import {compare, type FindingDraft} from '../../model/finding.ts'
import type {RuleId} from '../../model/rules/index.ts'
import {type Archive, entryShown, largestText, readEntry} from '../archive.ts'
import type {ContainerContext} from '../container.ts'
import {decode} from '../page/decode.ts'
import type {Read} from '../read.ts'
import type {ArchiveKind} from './archive-kind.ts'
import {whyDamaged} from './guard.ts'
import type {PageFacts} from './space-store.ts'
import {within} from './within.ts'
import {CutShort, type Entity, readEntities, type Wanted} from './xml-entities.ts'
import {entitiesFile} from './xml-marks.ts'
import {readSpaceFacts, type SpaceFacts} from './xml-space-facts.ts'
import {type Export, shownPage, toPage} from './xml-space-page.ts'

/** Exports lie at the top of an archive, or each in a folder of its own. */
export const xmlSpace: ArchiveKind = {
  holds: (archive) => exportsIn(archive).length > 0,
  async *read(archive, context) {
    for (const folder of exportsIn(archive))
      yield* readXmlSpace(folder === '' ? archive : within(archive, folder), context)
  }
}

const wanted: Wanted = {BodyContent: {body: largestText, bodyType: 50, content: 50}}

/** Folders of `archive` with an export in them; `''` is its top. */
function exportsIn({entries}: Archive): string[] {
  const ending = `/${entitiesFile}`
  const found = entries.has(entitiesFile) ? [''] : []
  for (const name of entries.keys())
    if (name.endsWith(ending)) found.push(name.slice(0, -ending.length))
  return found.sort(compare)
}

/** The pages of the export at the top of `archive`. */
export async function* readXmlSpace(
  archive: Archive,
  context: ContainerContext
): AsyncGenerator<Read> {
  const shown = entryShown(archive, entitiesFile)
  let facts: SpaceFacts
  try {
    facts = await readSpaceFacts(await archive.open(entitiesFile))
  } catch (error) {
    yield problem('source/damaged-archive', {reason: whyDamaged(error)}, shown)
    return
  }
  try {
    const read: Export = {archive, facts, context, ...(await describe(archive))}
    const strays = {count: 0}
    yield* bodies(read, strays)
    if (!facts.damage)
      for (const page of facts.store.missing())
        yield problem('source/empty', {}, shownPage(archive, facts, page))
    yield* remarks(facts, strays.count, shown)
  } finally {
    facts.store.close()
  }
}

async function* bodies(read: Export, strays: {count: number}): AsyncGenerator<Read> {
  const {archive, facts} = read
  const {store} = facts
  try {
    for await (const group of readEntities(await archive.open(entitiesFile), wanted))
      for (const body of group) {
        const page = store.page(body.refs.get('content') ?? store.ownerOf(body.id) ?? '')
        if (page && store.meet(page.id)) yield* single(body, page, read)
        else if (!page && isStray(body, facts)) strays.count++
      }
  } catch (error) {
    // The first pass ended at the same place, and its end is told.
    if (!(error instanceof CutShort)) throw error
  }
}

function* single(body: Entity, page: PageFacts, read: Export): Generator<Read> {
  const text = body.texts.get('body') ?? ''
  const shown = shownPage(read.archive, read.facts, page)
  if (body.cut.includes('body')) {
    const reason = `it is larger than any page: ${largestText / 1024 / 1024} MB is the most`
    yield problem('source/unreadable', {reason}, shown)
  } else if (/[^\s\p{Cf}]/u.test(text))
    yield {page: toPage(read, page, text, body.texts.get('bodyType')?.trim() ?? '')}
  else yield problem('source/empty', {}, shown)
}

/** Whether it is the text of a page that the export does not hold. */
function isStray({refs, kinds, texts}: Entity, {store}: SpaceFacts): boolean {
  const kind = kinds.get('content') ?? ''
  const isPage = kind === 'Page' || kind === 'BlogPost'
  const isOther = store.isOther(refs.get('content') ?? '')
  return isPage && !isOther && (texts.get('body') ?? '').trim() !== ''
}

function* remarks(facts: SpaceFacts, strays: number, shown: string): Generator<Read> {
  const {damage, leftBehind} = facts
  const pages = facts.store.count()
  if (damage) {
    const at = {file: shown, line: damage.line, column: 1}
    const args = {reason: damage.message, ...(pages > 0 && {part: 1})}
    yield {problem: {rule: 'source/damaged-archive', args, at}}
  } else if (pages === 0)
    yield problem(
      'source/unreadable',
      {reason: 'there is no page in this export'},
      shown,
      'warning'
    )

  const left = {...leftBehind, strays}
  if (Object.values(left).some((number) => number > 0))
    yield problem('source/left-behind', left, shown)
}

/** What the export says of itself. */
async function describe(archive: Archive): Promise<Pick<Export, 'isUtc' | 'isCloud'>> {
  const name = 'exportDescriptor.properties'
  const read = async () => decode(await readEntry(archive, name, 1024 * 1024))
  const decoded = archive.entries.has(name) ? await read().catch(() => undefined) : undefined
  const text = decoded && 'text' in decoded ? decoded.text : ''
  return {
    isUtc: /^\s*timezoneId\s*[=:]\s*(?:UTC|GMT)\s*$/m.test(text),
    isCloud: /^\s*source\s*[=:]\s*cloud\s*$/m.test(text)
  }
}

function problem(
  rule: RuleId,
  args: FindingDraft['args'],
  file: string,
  severity?: FindingDraft['severity']
): Read {
  const at = {file, line: 1, column: 1}
  return {problem: severity ? {rule, severity, args, at} : {rule, args, at}}
}
