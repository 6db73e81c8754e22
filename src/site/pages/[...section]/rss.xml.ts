/** A feed of each language, and of each section with those that lie in it. */

import type {APIRoute, GetStaticPaths} from 'astro'
import type {SiteSection} from '../../../model/site-data.ts'
import {articlesOf, childrenOf, localeOf, localeParams, site} from '../../data.ts'
import {feed} from '../../feed.ts'

export const getStaticPaths: GetStaticPaths = () => [
  ...localeParams().map(({params, props}) => ({
    params: {section: params.lang},
    props: {locale: props.locale, section: undefined}
  })),
  ...site.sections.map((section) => ({
    params: {section: section.path.replace(/^\/|\/$/gu, '')},
    props: {locale: section.locale, section}
  }))
]

export const GET: APIRoute = function ({props}) {
  const {locale, section}: {locale: string; section?: SiteSection} = props as never
  const own = localeOf(locale)
  const path = section?.path ?? own.path
  const title = section ? `${section.title} – ${own.title}` : own.title
  const description = section?.description ?? own.description ?? title
  const articles = section
    ? within(section)
    : site.articles.filter((each) => each.locale === locale)
  return feed({title, description, path, own: `${path}rss.xml`, locale}, articles)
}

function within(section: SiteSection): ReturnType<typeof articlesOf> {
  return [...articlesOf(section), ...childrenOf(section.id, section.locale).flatMap(within)]
}
