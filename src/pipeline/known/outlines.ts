/** The headings of articles as they are published, so that links from other articles lead to the right one. */

import {createHash} from 'node:crypto'
import type {Heading, Root} from 'mdast'
import {plainText, readMdx, slugs} from '../../mdx/index.ts'
import {bodyText} from '../../merge/index.ts'
import {indexLandmarks, type Landmark, type LandmarkIndex} from '../../model/old-anchors.ts'
import type {WrittenArticle} from '../article/articles.ts'
import type {Texts} from '../article/bases.ts'
import type {Group} from '../article/group.ts'
import type {DecisionFile} from '../decisions.ts'

export interface ArticleOutline extends LandmarkIndex {
  title: string
  /** Of all that it depends on. */
  digest: string
}

export interface Outlines {
  /** `undefined` for an article that no page became. */
  of(article: string): ArticleOutline | undefined
}

interface State {
  written: ReadonlyMap<string, WrittenArticle>
  /** Texts that were generated last, by article id. */
  bases: Texts
  decisions: ReadonlyMap<string, DecisionFile>
}

/** Each is made when it is first asked for: few articles are linked to by their headings. */
export function outlinesOf(groups: readonly Group[], state: State): Outlines {
  const byId = new Map(groups.map((group) => [group.id, group]))
  const made = new Map<string, ArticleOutline>()
  return {
    of(article) {
      const group = byId.get(article)
      if (!group) return
      const found = made.get(article) ?? outlineOf(group, state)
      made.set(article, found)
      return found
    }
  }
}

/** Where `asked` writes down the digest of each outline that was asked for. */
export function listeningOutlines(outlines: Outlines, asked: Map<string, string>): Outlines {
  return {
    of(article) {
      const found = outlines.of(article)
      asked.set(article, found?.digest ?? '')
      return found
    }
  }
}

function outlineOf({id, versions}: Group, state: State): ArticleOutline {
  const articles = versions.map((version) => version.open().article)
  const [lead] = articles
  if (!lead) throw new Error('Unexpected article without a version')
  const published = publishedBody(id, lead.body, state)
  const generated = headingsOf(lead.body)
  const headings = published.body === lead.body ? generated : headingsOf(published.body)
  const marks = {
    titles: [published.title ?? lead.title, ...articles.map(({title}) => title)],
    headings: [...headings.map(({text, slug}) => ({text, slug})), ...renamed(generated, headings)],
    anchors: Object.assign({}, ...articles.toReversed().map(({anchors}) => anchors))
  }
  return {
    ...indexLandmarks(marks),
    title: marks.titles[0] ?? '',
    digest: createHash('sha256').update(JSON.stringify(marks)).digest('base64url')
  }
}

/** The writer's text where it is theirs, else what the sources give. */
function publishedBody(
  id: string,
  generated: Root,
  {written, bases, decisions}: State
): {body: Root; title?: string} {
  const writer = written.get(id)
  const base = bases.get(id)
  if (writer && (base === undefined || bodyText(base) !== bodyText(writer.text)))
    return {body: writer.read.body, title: writer.read.front.title}
  const title = writer?.read.front.title
  const taken = decisions.get(id)?.decisions.some(({answer}) => answer === 'take')
  // Blocks of another version stand in it: what was made of them last is near enough.
  const body = taken && base !== undefined ? readMdx(base, '').body : generated
  return {body, ...(title && {title})}
}

type Ranked = Landmark & {depth: number}

function headingsOf(body: Root): Ranked[] {
  return [...slugs(body)].map(([heading, slug]: [Heading, string]) => ({
    text: plainText(heading),
    slug,
    depth: heading.depth
  }))
}

/** What headings were called before a writer renamed them: told where the outline kept its shape. */
function renamed(before: readonly Ranked[], after: readonly Ranked[]): Landmark[] {
  if (before === after || before.length !== after.length) return []
  if (before.some(({depth}, index) => depth !== after[index]?.depth)) return []
  return before.flatMap(function ({text}, index) {
    const now = after[index]
    return now && now.text !== text ? [{text, slug: now.slug}] : []
  })
}
