/** Puts what a repair took out into the writer's article, and takes it out again. */

import {collate} from '../../collate/index.ts'
import {holding, readSnapshots, writeSet} from '../../emit/index.ts'
import {plainText, type ReadMdx, readMdx} from '../../mdx/index.ts'
import type {Article} from '../../model/article.ts'
import {pageKey} from '../../model/source-page.ts'
import {StopError} from '../../model/stop-error.ts'
import type {LineColumn} from '../../model/text.ts'
import {words} from '../../model/words.ts'
import {readArticles, type WrittenArticle} from '../article/articles.ts'
import {indexPages, sitesOf} from '../known/known.ts'
import {preparePage} from '../page/prepare.ts'
import type {Workspace} from '../run.ts'
import {findLines} from './find-lines.ts'
import {type Spot, spotsFor} from './place.ts'
import {type Removal, type RemovalName, readRemovals} from './removals.ts'

/**
 * Put what `name` was taken out into the article, at its place: it is the writer's text from then on, and no import
 * takes it away. Returns it. Fails with `StopError` where it is there already, or cannot be put anywhere.
 */
export function putBack(
  workspace: Workspace,
  article: string,
  name: RemovalName
): Promise<Removal> {
  return change(workspace, article, name, async function (removal, {text, file}) {
    if (removal.isBack)
      throw new StopError('It is in the article already', {hint: `Look for it in ${file}.`})
    for (const spot of await spotsOf(workspace, article, removal)) {
      const now = inserted(text, removal.text, spot)
      if (isSound(text, now, removal.text, file)) return now
    }
    throw new StopError('It cannot be put into the article as it is', {
      hint: `Copy it from \`content/records/${article}.yaml\` into ${file} by hand.`
    })
  })
}

/** Take what `putBack` put in out of the article again, where nobody changed it. */
export function takeOutAgain(
  workspace: Workspace,
  article: string,
  name: RemovalName
): Promise<Removal> {
  return change(workspace, article, name, async function (removal, {text, file}) {
    const places = removal.isBack ? findLines(text, removal.text) : []
    const [first] = places
    if (!first)
      throw new StopError('It is not in the article as it was put back', {
        hint: `It was edited or taken out; look at ${file}.`
      })
    const [spot] = await spotsOf(workspace, article, removal)
    const distance = ({start}: {start: number}) => Math.abs(start - (spot?.at ?? 0))
    const {start, end} = places.reduce((a, b) => (distance(b) < distance(a) ? b : a), first)
    const [before, after] = [text.slice(0, start), text.slice(end)]
    const above = before.trimEnd()
    // Of the first block, the blank lines below it go; those above are the front matter's.
    const isFirst = above === '' || above.endsWith('\n---')
    return isFirst ? before + after.replace(/^(?:[ \t]*\r?\n)+/, '') : above + after
  })
}

async function change(
  workspace: Workspace,
  article: string,
  {source, by, nth}: RemovalName,
  make: (removal: Removal, written: WrittenArticle) => Promise<string>
): Promise<Removal> {
  const {root} = workspace
  return holding(root, async function () {
    const removals = await readRemovals(workspace, article)
    const removal = removals.find(
      (each) => each.source === source && each.by === by && each.nth === nth
    )
    const written = (await readArticles(root)).byId.get(article)
    if (!removal || !written)
      throw new StopError('The record does not have this any more', {
        hint: 'Look at the repairs again: an import has changed them.'
      })
    const {file, text} = written
    await writeSet(root, [{file, bytes: await make(removal, {...written, text}), from: text}])
    return removal
  })
}

async function spotsOf(
  {root, config}: Workspace,
  id: string,
  {source, at}: Removal
): Promise<Spot[]> {
  const snapshots = await readSnapshots(root)
  const index = indexPages(
    snapshots.map(({page}) => page),
    sitesOf(config)
  )
  const snapshot = snapshots.find(({page}) => pageKey(page) === source)
  const written = (await readArticles(root)).byId.get(id)
  if (!snapshot || !written) return []
  const {article, page} = preparePage(snapshot.page, index, config)
  const writers: Article = {...article, file: written.file, body: written.read.body}
  return spotsFor(collate(article, writers), offsetOf(page.body, at))
}

function offsetOf(text: string, {line, column}: LineColumn): number {
  let start = 0
  for (let number = 1; number < line; number++) {
    const end = text.indexOf('\n', start)
    if (end === -1) return text.length
    start = end + 1
  }
  return start + column - 1
}

function inserted(text: string, markdown: string, {at, indent}: Spot): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const block = markdown
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join(end)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  if (/(?:^|\n)$/.test(before)) return before + block + end + end + after
  const isApart = indent !== '' || /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|\r?\n?$)/.test(after)
  const gap = isApart ? '' : end
  return before + end + end + block + gap + after
}

/** The article says what it said and what was put in, and nothing in it became odd. */
function isSound(before: string, after: string, added: string, file: string): boolean {
  const [was, is, piece] = [before, after, added].map((text) => readMdx(text, file))
  if (!was || !is || !piece) return false
  const sorted = (...read: ReadMdx[]) =>
    read
      .flatMap(({body}) => words(plainText(body)))
      .sort()
      .join(' ')
  return is.findings.length <= was.findings.length && sorted(is) === sorted(was, piece)
}
