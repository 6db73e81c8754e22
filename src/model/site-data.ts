/** What `stage` hands to the site: the shapes of `.collate/site/`. */

import type {Fill} from './article.ts'
import type {FeedbackConfig} from './config.ts'

/** A place in the contents of an article. */
export interface Landmark {
  depth: number
  /** Fragment, without `#`. */
  id: string
  title: string
}

export interface SitePath {
  id: string
  title: string
}

/** What a list of articles shows. */
export interface SiteArticle {
  id: string
  /** Path of its file in `.collate/site/articles/`, without its ending. */
  entry: string
  title: string
  description?: string
  /** Path on the site, from `/` to `/`. */
  path: string
  locale: string
  section: string
  /** ISO 8601. */
  updatedAt?: string
  walkthrough: boolean
  /** Its source shows it before others. */
  promoted?: true
  token?: string
  /** It came from a wiki, whose addresses name places in it by the texts of headings. */
  wiki?: true
  /** Ids of other articles, the likeliest first. */
  related: string[]
  /** The same in other languages: their tags and paths; absent where there is none. */
  translations?: Translation[]
  /** Its first picture that programs can show which show no SVG: path below the site. */
  picture?: {path: string; width: number; height: number}
}

export interface Translation {
  locale: string
  path: string
}

export interface SiteSection {
  id: string
  title: string
  description?: string
  locale: string
  path: string
  /** Id of the section that it lies in. */
  parent?: string
  /** Ids of its articles, in the order in which they are shown. */
  articles: string[]
}

export interface SiteLocale {
  tag: string
  dir: 'ltr' | 'rtl'
  /** Its own name: `Deutsch`. */
  name: string
  path: string
  /** Name of the knowledge base, and what it is, in it. */
  title: string
  description?: string
}

/** An old address: `from` is a path with neither host nor query. */
export interface SiteRedirect {
  from: string
  to: string
  /** What lay there is taken away, and may come back: `to` is the section that it stood in. */
  gone?: true
}

/** What old addresses of a help centre lead to, next to articles. */
export interface SiteCentre {
  /** Languages as they stand in its addresses, such as `en-us`. */
  locales: string[]
  /** Id of a file → path on the site. */
  files: Record<string, string>
  /** Id of a section or category → path on the site. */
  sections: Record<string, string>
  /**
   * What other languages than the standard one have of their own: `de/articles/360012345678` or `de/sections/360012345` →
   * path on the site.
   */
  translated: Record<string, string>
}

/** Pictures of the site itself: paths on it. */
export interface SiteTheme {
  logo?: {path: string; width: number; height: number}
  logoDark?: {path: string; width: number; height: number}
  icon?: string
  stylePage?: boolean
}

/** `site.json`. */
export interface SiteData {
  title: string
  description?: string
  /** Origin, such as `https://help.example.com`. */
  origin: string
  /** Path under which the site lies, such as `/help/`; `/` for most. */
  base: string
  contact?: string
  /** Where “was this helpful?” goes; absent where nobody is asked. */
  feedback?: FeedbackConfig
  theme: SiteTheme
  locale: string
  locales: SiteLocale[]
  sections: SiteSection[]
  articles: SiteArticle[]
  redirects: SiteRedirect[]
  /** Numeric id in an old address → path on the site. */
  numbers: Record<string, string>
  /** Absent where no page came from a help centre. */
  centre?: SiteCentre
  /** Origins of the video players that its pages can open. */
  players: string[]
  /** Services whose facts are in `tokens.json`, by name of the file. */
  tokens: Record<string, SiteToken>
}

/** What the site shows of a service's tokens. */
export interface SiteToken {
  service: string
  path: string
  /** Ids of the articles that use them. */
  articles: string[]
  /** The guide that was made of the facts; `entry` as for articles. */
  guide?: {id: string; entry: string; title: string; description?: string}
  /** The configuration asks for it: readers meet it in lists, too. */
  listed?: true
}

/** What is known of a staged article besides its text. */
export interface StagedFront {
  id: string
  title: string
  description?: string
  contents: Landmark[]
  fill: Record<string, Fill>
  /** Origins of the video players that the page can open. */
  players?: string[]
  paths: SitePath[]
}

/** A file of `articles/`. */
export interface StagedArticle extends StagedFront {
  pieces: StagedPiece[]
}

/** HTML that is shown as it is, or a component of the site; elements may begin in one piece and end in another. */
export type StagedPiece = string | StagedPart

export interface StagedPart {
  /** Name of the component. */
  part: string
  given: Record<string, string>
  pieces: StagedPiece[]
}

/** Why an article is not shown: for its writer, on the machine of the writer. */
export interface NotShown {
  file: string
  line: number
  column: number
  /** In plain words. */
  why: string
}

/** What the server on a writer's machine is told after each staging. */
export interface Restaged {
  /** Paths in `.collate/site/` that were written or taken away; what was taken away comes first. */
  changed: readonly string[]
}
