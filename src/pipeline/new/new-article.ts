/** `new`: an article, or what is known of a service's tokens, to begin with. */

import {readdir, readFile} from 'node:fs/promises'
import path from 'node:path'
import {absent, articleFile, filesBelow, holding, slug, writeSet} from '../../emit/index.ts'
import {aOrAn, tokenArticle, writeMdx} from '../../mdx/index.ts'
import type {FrontMatter} from '../../model/article.ts'
import {StopError} from '../../model/stop-error.ts'
import {didYouMean} from '../../model/suggest.ts'
import type {TokenFacts} from '../../model/token-facts.ts'
import {factsSkeleton, readTokenFacts} from '../../stage/index.ts'
import {readArticles} from '../article/articles.ts'
import type {Workspace} from '../run.ts'
import {skeleton} from './skeleton.ts'

export interface NewArticle {
  /** Where there is none, `token` gives it one. */
  title?: string
  /** Service whose token it sets up. */
  token?: string
  section?: string
  /** Language (default: that of the configuration). */
  locale?: string
}

/** Make an article; gives its path. Nothing that is there is written over. */
export async function newArticle(workspace: Workspace, given: NewArticle): Promise<string> {
  const {root, config} = workspace
  return holding(root, async function () {
    const locale = checkedLocale(given.locale ?? config.locale)
    const section = await knownSection(root, given.section ?? 'inbox')
    const facts = given.token === undefined ? undefined : await readFacts(root, given.token)
    const title = (given.title ?? `Create ${aOrAn(`${facts?.service} ${facts?.tokenKind}`)}`).trim()
    const name = slug(title, '')
    if (name === '')
      throw new StopError(`“${title}” cannot be the title of an article`, {
        hint: 'A title has at least one letter or digit.'
      })

    const file = articleFile(locale, section, name)
    const {byId, files} = await readArticles(root)
    if (files.includes(file))
      throw new StopError(`There is an article in \`${file}\` already`, {
        hint: 'Edit it, or choose another title or section.'
      })
    const front: FrontMatter = {id: freeId(name, new Set(byId.keys())), title, status: 'draft'}
    const text = facts ? guideText(front, given.token ?? '', facts) : skeleton(front)
    await writeSet(root, [{file, bytes: text, from: null}])
    return file
  })
}

/** Make the file of what is known of the tokens of `service`, to be filled in; gives its path. */
export async function newFacts({root}: Workspace, service: string): Promise<string> {
  const name = slug(service, '')
  if (name === '' || name !== service)
    throw new StopError(`\`${service}\` cannot be the name of a service`, {
      hint: `Write it as a file is named, in lower case${name && `: \`${name}\``}`
    })
  const file = factsFile(service)
  return holding(root, async function () {
    if ((await readText(root, file)) !== undefined)
      throw new StopError(`There is \`${file}\` already`, {hint: 'Edit it.'})
    await writeSet(root, [{file, bytes: factsSkeleton(), from: null}])
    return file
  })
}

function guideText(front: FrontMatter, token: string, facts: TokenFacts): string {
  const made = tokenArticle(token, facts)
  return writeMdx({...made.front, ...front}, made.body)
}

function checkedLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] === undefined ? '' : locale
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new StopError(`\`${locale}\` is no language`, {
      hint: 'Write it as `en`, `de` or `pt-BR`.'
    })
  }
}

/** A section has a file, or articles already; `inbox` is always there. */
async function knownSection(root: string, section: string): Promise<string> {
  const files = await filesBelow(root, 'content/sections', '.yaml')
  const articles = await filesBelow(root, 'content/articles', '.mdx')
  const known = new Set([
    'inbox',
    ...files.map((file) => path.posix.basename(file, '.yaml')),
    ...articles.flatMap((file) => file.split('/').slice(3, -1)[0] ?? [])
  ])
  if (known.has(section)) return section
  throw new StopError(`There is no section \`${section}\``, {
    hint: `${didYouMean(section, known)} A new one begins with its file: content/sections/NAME.yaml with \`title: …\` in it.`
  })
}

function factsFile(service: string): string {
  return `content/tokens/${service}.yaml`
}

async function readFacts(root: string, service: string): Promise<TokenFacts> {
  const known = await services(root)
  if (!known.includes(service)) {
    const hint = known.length > 0 ? `${didYouMean(service, known)}\n` : ''
    const all = known.length > 0 ? `Known services: ${known.join(', ')}. ` : ''
    throw new StopError(`Nothing is known of tokens of \`${service}\``, {
      hint: `${hint}${all}\`npx collate new --facts ${slug(service, 'NAME')}\` makes a file to be filled in.`
    })
  }
  const {data, fault} = readTokenFacts((await readText(root, factsFile(service))) ?? '')
  if (data) return data
  throw new StopError(
    `What is known of tokens of \`${service}\` cannot be used: ${factsFile(service)}:${fault.line}:${fault.column}: ${fault.problem}`,
    {hint: 'Mend the file; schemas/token.schema.json says what belongs there.'}
  )
}

async function services(root: string): Promise<string[]> {
  const names = (await readdir(path.join(root, 'content/tokens')).catch(absent)) ?? []
  return names
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -5))
    .sort()
}

async function readText(root: string, file: string): Promise<string | undefined> {
  return readFile(path.join(root, file), 'utf8').catch(absent)
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? name : `${name}-${number}`
    if (!taken.has(id)) return id
  }
}
