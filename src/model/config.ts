/** What `collate.config.ts` may say. */

import type {PageKey} from './source-page.ts'

/** What every kind of source may say. */
interface AnySource {
  name: string
  /** Section that its pages land in (default: `inbox`). */
  section?: string
  /** BCP 47 tag of its pages, unless a sidecar says otherwise (default: the knowledge base's). */
  locale?: string
  /** `false` retires the copy: its pages are kept but no longer compared (default: `true`). */
  watch?: boolean
  /**
   * What the tree of its pages becomes: sections of the pages near the top that have others below them, `depth` levels
   * of them (default: 1; of categories and sections of a help centre, all), below the space's home or the page `root`,
   * by id or title; `false`: no sections. A `section` that is given wins.
   */
  tree?: false | {depth?: 1 | 2 | 3; root?: string}
}

export interface FilesSource extends AnySource {
  type: 'files'
  /** Files, folders, globs and exported archives, relative to the root. */
  paths: readonly string[]
}

/** A Confluence site, asked over the network; its credentials come from the environment. */
export interface ConfluenceSource extends AnySource {
  type: 'confluence'
  /** Address of Confluence itself, such as `https://team.atlassian.net/wiki`. */
  url: string
  /** Keys of the spaces to bring in. */
  spaces: readonly string[]
  /** Which interface it speaks (default: `cloud` at atlassian.net, else `data-center`). */
  deployment?: 'cloud' | 'data-center'
  /** Id of a page: only it and the pages below it are brought in. */
  root?: string
  /** Which form of a page is asked for (default: `storage`). */
  body?: 'adf' | 'storage'
  /** Bring in blog posts, too, as exports of a space do; never with `root` (default: `true`). */
  blogPosts?: boolean
  /** Bring in only pages that bear one of these labels. */
  labels?: readonly string[]
  /** Bring in also pages that the site shows to some people only (default: `false`). */
  restricted?: boolean
  /** Ask over `http:`, which anybody on the way can read (default: `false`). */
  allowHttp?: boolean
  /** Requests at a time, from 1 to 16 (default: 4). */
  concurrency?: number
}

/** A help centre of Zendesk Guide, asked over the network; its credentials come from the environment. */
export interface ZendeskSource extends AnySource {
  type: 'zendesk'
  /** Address of the help centre, such as `https://acme.zendesk.com`, or the host that is mapped to it. */
  url: string
  /** Languages to bring in, as Zendesk names them, such as `en-us` (default: all that the centre has). */
  locales?: readonly string[]
  /** Ids of the categories to bring in (default: all). */
  categories?: readonly string[]
  /** Ids of the sections to bring in, with those below them (default: all). */
  sections?: readonly string[]
  /** Bring in only articles that bear one of these labels. */
  labels?: readonly string[]
  /** Bring in also drafts (default: `false`). */
  drafts?: boolean
  /** Bring in also articles that the centre shows to some people only (default: `false`). */
  restricted?: boolean
  /** Ask over `http:`, which anybody on the way can read (default: `false`). */
  allowHttp?: boolean
  /** Requests at a time, from 1 to 16 (default: 4). */
  concurrency?: number
}

/** A source that is asked over the network. */
export type NetworkSource = ConfluenceSource | ZendeskSource

export type SourceConfig = FilesSource | NetworkSource

/** What becomes of pictures and files that articles show or link to. */
export interface FilesConfig {
  /**
   * Bring in what lies on other hosts: pictures, and files of a help centre (default: `true`). A list of hosts: only what
   * lies there; `false`: nothing, so that it stays where it is.
   */
  fetch?: boolean | readonly string[]
  /** Hosts that may be asked though they lie in a private network, with or without a port. */
  privateHosts?: readonly string[]
  /** In MB (default: 20). */
  largestPicture?: number
  /** In MB (default: 50). */
  largestFile?: number
}

/** Where “was this helpful?” goes; nothing is counted on the way. */
export type FeedbackConfig =
  /** A letter that the reader sends: an address for mail. */
  | {mail: string}
  /** A form for a new issue at GitHub or GitLab, filled in: its address, such as `https://github.com/acme/help/issues/new`. */
  | {issues: string}
  /** A program of your own that takes a form by `POST`: `answer` (`yes` or `no`), `comment`, `article`, `title`, `url`. */
  | {endpoint: string}

/** How the site looks, next to what it is made of. */
export interface ThemeConfig {
  /** A colour as `#rrggbb`; it is made darker or lighter until text in it can be read. */
  accent?: string
  /** A picture in place of the mark beside the title, relative to the root: SVG, PNG, WebP or JPEG. */
  logo?: string
  /** Another one for the dark scheme. */
  logoDark?: string
  /** The icon of the site in tabs and bookmarks: SVG or PNG. */
  icon?: string
  /** Fonts that readers have, the first first, as in CSS. */
  font?: string
  /** How round corners are, from 0 (square) to 2 (default: 1). */
  roundness?: number
  /** Publish a page at `/style/` that shows every part of the site (default: `false`). */
  stylePage?: boolean
}

/** What stands for `url` until somebody says where the site lies: nobody can open it. */
export const standInUrl = 'https://help.example.com'

export interface Config {
  /** Name of the knowledge base, as readers see it. */
  title: string
  description?: string
  /** What both are in other languages, by their tags. */
  translations?: Readonly<Record<string, {title?: string; description?: string}>>
  /** Address of the published site, such as `https://help.example.com`; with a path where it lies under one. */
  url: string
  /** BCP 47 tag of articles that say nothing else (default: `en`). */
  locale: string
  /** Which version leads: the name of a source, or `newest` (default). */
  lead: string
  sources: readonly SourceConfig[]
  /** Pages that are the same article. */
  pairs: ReadonlyArray<readonly [PageKey, PageKey]>
  /** Options of repairs by id; `false` leaves a repair out. */
  repairs: Readonly<Record<string, Readonly<Record<string, unknown>> | false>>
  files?: FilesConfig
  /** New articles come in with `status: review`, and wait until somebody takes that line out (default: `false`). */
  review?: boolean
  /** Services of `content/tokens/` whose guides are published though no article uses them. */
  tokens?: 'all' | readonly string[]
  /** Where readers ask for help when an article did not: `mailto:` or `https:`. */
  contact?: string
  /** Where “was this helpful?” goes (default: `contact`, where that is for mail); `false`: nobody is asked. */
  feedback?: FeedbackConfig | false
  theme?: ThemeConfig
}
