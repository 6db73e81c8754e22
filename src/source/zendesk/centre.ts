/** What is to be known of a help centre before its articles: its languages, categories, sections, and tags. */

import type {ZendeskSource} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import {HttpError} from '../http/index.ts'
import {type Asked, partial, stopOf} from '../remote/said.ts'
import type {Api} from './api.ts'
import {tag} from './article-reply.ts'
import {makeShelves, type Shelf, type Shelves} from './shelves.ts'

export interface Centre {
  /** Language that it begins with. */
  standard: string
  /** Languages to bring in, that one first. */
  locales: readonly string[]
  problems: readonly FindingDraft[]
  /** Ids of the sections that are, or are below, one of `ids`. */
  sectionsBelow(ids: readonly string[]): readonly string[]
  /** What an article in `locale` stands on; names of sections are those of the standard language. */
  shelfOf(section: string, locale: string): Promise<Shelf | undefined>
  /** Names of tags by their ids; `undefined` where they do not show. */
  tagNames(): Promise<ReadonlyMap<string, string> | undefined>
}

/** @throws StopError when it does not tell. */
export async function openCentre(source: ZendeskSource, api: Api, asked: Asked): Promise<Centre> {
  const shelves = makeShelves()
  const ids = new Set<string>()
  try {
    const all = await localesOf(source, api)
    const [standard = 'en-us'] = all
    const wanted = source.locales ?? all
    const absent = wanted.filter((locale) => !all.includes(locale))
    const locales = [standard, ...wanted].filter(
      (locale, index, list) => wanted.includes(locale) && list.indexOf(locale) === index
    )
    const learnt = new Map<string, Promise<void>>()
    const learn = (locale: string) => {
      const work = learnt.get(locale) ?? learnShelves(api, locale, shelves, ids)
      learnt.set(locale, work)
      return work
    }
    await learn(standard)
    return {
      standard,
      locales: locales.filter((locale) => all.includes(locale)),
      problems: absent.map((locale) =>
        partial(asked, `the help centre has no language \`${locale}\`, but ${listed(all)}`)
      ),
      sectionsBelow: (wantedIds) =>
        [...ids].filter((id) => shelves.of(id)?.above.some((each) => wantedIds.includes(each.id))),
      async shelfOf(section, locale) {
        // A section that was never translated into the standard language has another name only.
        if (!shelves.of(section)) await learn(locale).catch(unlessHidden)
        return shelves.of(section)
      },
      tagNames: tagsOf(api, asked)
    }
  } catch (error) {
    if (error instanceof HttpError) throw stopOf(error, asked)
    throw error
  }
}

/** The languages of the centre, by its own word where it gives it. @throws HttpError */
async function localesOf({locales: wanted}: ZendeskSource, api: Api): Promise<string[]> {
  try {
    const all = (await api.locales()).filter((locale) => tag(locale) !== undefined)
    if (all.length > 0) return all
  } catch (error) {
    const isHidden = error instanceof HttpError && [403, 404].includes(error.status ?? 0)
    if (!isHidden || !wanted) throw error
  }
  if (wanted) return [...wanted]
  throw new HttpError(
    'not-json',
    'the help centre does not tell its languages; name them as `locales` of the source'
  )
}

async function learnShelves(
  api: Api,
  locale: string,
  shelves: Shelves,
  ids: Set<string>
): Promise<void> {
  const [categories, sections] = await Promise.all([api.categories(locale), api.sections(locale)])
  shelves.add(categories, sections)
  for (const {id} of sections) ids.add(String(id))
}

/** Tags are asked for once, when the first article has one, and by nobody who may not see them. */
function tagsOf(api: Api, {access}: Asked): Centre['tagNames'] {
  let known: Promise<ReadonlyMap<string, string> | undefined> | undefined
  return function () {
    if (access.authorization === undefined) return Promise.resolve(undefined)
    known ??= api.tags().catch(unlessHidden)
    return known
  }
}

/** What does not show is done without. */
function unlessHidden(error: unknown): undefined {
  if (error instanceof HttpError && [403, 404].includes(error.status ?? 0)) return
  throw error
}

function listed(locales: readonly string[]): string {
  return locales.map((locale) => `\`${locale}\``).join(', ')
}
