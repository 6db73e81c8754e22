/** `diff`: two versions of an article, or any two articles or files, aligned. */

import {stat} from 'node:fs/promises'
import path from 'node:path'
import {collate} from '../collate/index.ts'
import {type Attachment, absent, readSnapshots, type Snapshot} from '../emit/index.ts'
import {readMdx} from '../mdx/index.ts'
import {hideSecrets} from '../mend/index.ts'
import type {Article} from '../model/article.ts'
import type {Collation} from '../model/collation.ts'
import {compareFindings, type Finding, identify, tellApart} from '../model/finding.ts'
import type {KnownPictures} from '../model/pictures.ts'
import {pageKey} from '../model/source-page.ts'
import {StopError} from '../model/stop-error.ts'
import {readPaths} from '../source/index.ts'
import {articleId} from './article/article-id.ts'
import {readArticles} from './article/articles.ts'
import {inOrder} from './article/group.ts'
import {readDecisions, settle} from './decisions.ts'
import {indexPages, sitesOf} from './known/known.ts'
import {preparePage} from './page/prepare.ts'
import {knownPictures} from './pictures/known-pictures.ts'
import type {Workspace} from './run.ts'
import {type TakenText, takenTexts} from './taken-texts.ts'

export interface Diff {
  left: Article
  right: Article
  collation: Collation
  /** The left leads an article that the right is another version of: what is found there can be decided. */
  areVersions: boolean
  /** How many versions the article has, where they are versions. */
  versions: number
  findings: Finding[]
  /** Those that a decision settles. */
  settled: Finding[]
  /** What each finding that can be answered with `take` would bring in, by fingerprint. */
  taken: ReadonlyMap<string, TakenText>
}

/**
 * Align two articles. A name is an article's id or the only start of one, a slug, the path of its file, a page
 * (`source/id`), or the path of any file; with one name, the two first versions of that article.
 */
export async function collateTwo(
  workspace: Workspace,
  a: string,
  b: string | undefined,
  cwd: string
): Promise<Diff> {
  const areVersions = b === undefined
  const snapshots = await readSnapshots(workspace.root)
  const found = areVersions
    ? await versions(workspace, snapshots, a)
    : [await find(workspace, a, cwd), await find(workspace, b, cwd)]
  const [left, right] = found.map(withoutSecrets)
  if (!left || !right) throw new Error('Unexpected less than two articles')
  const collation = collate(left, right, await pictures(snapshots, left, right))
  const identified = identify(collation.findings, left.id, ({at}) =>
    typeof at === 'object' ? at : {file: left.file, line: 1, column: 1}
  )
  const told = tellApart(identified.map(({finding}) => finding)).sort(compareFindings)
  const file = areVersions
    ? (await readDecisions(workspace.root)).byArticle.get(left.id)
    : undefined
  const today = new Date().toISOString().slice(0, 10)
  const {open, settled} = settle(told, file?.decisions ?? [], left.id, today)
  return {
    left,
    right,
    collation,
    areVersions,
    versions: found.length,
    findings: open,
    settled,
    taken: takenTexts(collation, identified)
  }
}

/** The body of a page has none any more; a title may, and what a writer typed. */
function withoutSecrets(article: Article): Article {
  return {...article, title: hideSecrets(article.title, article.id).text}
}

/** What the last import saw of the pictures of two pages. */
async function pictures(
  snapshots: readonly Snapshot[],
  left: Article,
  right: Article
): Promise<KnownPictures> {
  const [own, other] = [left, right].map(
    ({page}) => snapshots.find((each) => pageKey(each.page) === page)?.file
  )
  const [a, b] = [own, other].map((file) => file?.attachments ?? [])
  const without = (attachments: readonly Attachment[] = []) => ({
    attachments,
    former: [],
    bytesOf: async () => undefined
  })
  const {known} = await knownPictures(without(a), without(b), other?.looks ?? [])
  return known
}

/** All versions of the article `name`, the lead first; at least two. */
async function versions(
  workspace: Workspace,
  snapshots: readonly Snapshot[],
  name: string
): Promise<Article[]> {
  const id = await articleId(
    workspace,
    name,
    snapshots.map(({file}) => file.article)
  )
  const of = inOrder(
    snapshots.filter(({file}) => file.article === id).map(({page}) => ({page, key: pageKey(page)})),
    workspace.config
  )
  const index = indexPages(
    snapshots.map(({page}) => page),
    sitesOf(workspace.config)
  )
  // Under the article's own id, findings bear the ids that `check` gives them.
  const all = of.map(({page}) => ({...preparePage(page, index, workspace.config).article, id}))
  if (all.length > 1) return all
  throw new StopError(`\`${name}\` has ${of.length === 0 ? 'no version' : 'one version only'}`, {
    hint: 'Name two articles or files: `npx collate diff A B`.'
  })
}

async function find(workspace: Workspace, name: string, cwd: string): Promise<Article> {
  const {root, config} = workspace
  const snapshots = await readSnapshots(root)
  const index = indexPages(
    snapshots.map(({page}) => page),
    sitesOf(config)
  )
  const asPage = snapshots.find(({page}) => pageKey(page) === name)
  if (asPage) return preparePage(asPage.page, index, config).article

  const id = await articleId(
    workspace,
    name,
    snapshots.map(({file}) => file.article)
  ).catch(() => undefined)
  const version = snapshots.find(({file}) => file.article === id)
  const writer = id === undefined ? undefined : (await readArticles(root)).byId.get(id)
  if (writer && id !== undefined) {
    const made = version && preparePage(version.page, index, config).article
    const hidden = hideSecrets(writer.text, id)
    const read = hidden.cuts.length > 0 ? readMdx(hidden.text, writer.file) : writer.read
    return {
      labels: [],
      locale: config.locale,
      section: 'inbox',
      anchors: {},
      ...made,
      id,
      title: read.front.title,
      file: writer.file,
      body: read.body
    }
  }
  if (version) return preparePage(version.page, index, config).article

  const file = path.resolve(cwd, name)
  if ((await stat(file).catch(absent))?.isFile())
    for await (const item of readPaths([file], {source: 'files', cwd, root}))
      if ('page' in item) return preparePage(item.page, index, config).article
  throw new StopError(`There is no article, page or file \`${name}\``, {
    hint: 'Name an article by its id, slug or path, a page as source/id, or any file.'
  })
}
