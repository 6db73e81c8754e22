/** What the parts of a saved page are, by the classes, ids and roles that programs give them. */

import type {Element} from 'hast'
import {table} from '../../model/table.ts'
import {attribute, classesOf} from './classes.ts'
import {isElement} from './tree.ts'

/**
 * Classes of Zendesk's theme Copenhagen, from `article_page.hbs`, `header.hbs` and `footer.hbs`: no writer has such, so
 * they say what an element is wherever it stands, in a body that was pasted with the theme around it, too.
 */
const theme: ReadonlyMap<string, string> = new Map(
  Object.entries({
    skip: 'skip-navigation',
    navigation: 'user-nav nav-wrapper-desktop nav-wrapper-mobile user-nav-list',
    search: 'search-container hero-inner',
    breadcrumbs: 'breadcrumbs sub-nav',
    sidebar:
      'article-sidebar section-articles collapsible-sidebar sidenav-item sidenav-title article-sidebar-item',
    author: 'article-author article-avatar article-meta',
    follow: 'article-subscribe',
    tags: 'content-tags content-tag-list',
    share:
      'article-share article-footer article-comment-count share-facebook share-twitter share-linkedin',
    votes:
      'article-votes article-votes-question article-votes-controls article-votes-count article-vote',
    contact: 'article-more-questions',
    top: 'article-return-to-top',
    articles:
      'article-relatives recent-articles related-articles recent-articles-title related-articles-title',
    comments: 'article-comments comment-overview comment-list comment-form comment-callout',
    footer: 'footer-inner footer-language-selector'
  }).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const))
)

/** Programs that ask about cookies, by id or class. */
const notices = new Set(
  `onetrust-consent-sdk onetrust-banner-sdk CybotCookiebotDialog cookie-law-info-bar cc-window usercentrics-root
  cookie-banner cookie-consent cookie-notice cookie-bar osano-cm-window truste_overlay didomi-host cookiescript_injected`.split(
    /\s+/
  )
)

/** What holds the words of an article in Zendesk's themes, and what schema.org calls so. */
export function isBody(element: Element): boolean {
  return (
    classesOf(element).includes('article-body') ||
    attribute(element, 'itemProp') === 'articleBody' ||
    classesOf(element).includes('article__body')
  )
}

/** What `element` is by a class that only a theme or a program gives. */
export function themePart(element: Element): string | undefined {
  if (notices.has(attribute(element, 'id'))) return 'cookies'
  for (const name of classesOf(element)) {
    const kind = theme.get(name) ?? (notices.has(name) ? 'cookies' : undefined)
    if (kind) return kind
  }
  return undefined
}

const roles: Readonly<Record<string, string>> = table({
  banner: 'header',
  contentinfo: 'footer',
  navigation: 'navigation',
  search: 'search'
})

/** What `element` is around the contents of a whole page, by its name or role. */
export function landmark(element: Element): string | undefined {
  const role = attribute(element, 'role')
  const named = [attribute(element, 'ariaLabel'), ...classesOf(element)]
  if (isElement(element, 'nav', 'ol', 'ul') && named.some((each) => /breadcrumb/i.test(each)))
    return 'breadcrumbs'
  if (Object.hasOwn(roles, role)) return roles[role]
  if (isElement(element, 'nav')) return 'navigation'
  if (isElement(element, 'header', 'footer')) return element.tagName
  if (isElement(element, 'aside')) return 'sidebar'
  return undefined
}
