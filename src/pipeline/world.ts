/** What articles are made against, and what making one gives. */

import type {TokenFactsByName} from '../collate/index.ts'
import type {FileChange, PageFile, Snapshot} from '../emit/index.ts'
import type {Config} from '../model/config.ts'
import type {Finding, FindingDraft} from '../model/finding.ts'
import type {ArticleResult} from '../model/result.ts'
import type {Known, PageKey, SourcePage} from '../model/source-page.ts'
import type {LineColumn} from '../model/text.ts'
import type {Elsewhere} from '../source/index.ts'
import type {Lead} from '../stage/index.ts'
import type {WrittenArticle} from './article/articles.ts'
import type {Texts} from './article/bases.ts'
import type {CentreMap} from './centre-map.ts'
import type {DecisionFile} from './decisions.ts'
import type {Index} from './known/known.ts'
import type {Outlines} from './known/outlines.ts'
import type {Prepare} from './page/prepare.ts'
import type {Witness} from './remembered/witness.ts'
import type {Section} from './sections.ts'
import type {SiteArticles} from './site-articles.ts'

export interface World {
  root: string
  /** Files that lie on other hosts; absent: no network is used. */
  elsewhere?: Elsewhere | undefined
  /** Nothing is written, and no page can be asked for its files: all depends on what lies on the disk. */
  still: boolean
  /** Is told what articles depend on that the knowledge base does not hold. */
  witness?: Witness | undefined
  /** What is made is to be written. */
  isWritten: boolean
  config: Config
  /** ISO 8601 date. */
  today: string
  /** Article id of every page. */
  articles: ReadonlyMap<PageKey, string>
  /** Digest of what every article depends on: the configuration, and which articles there are. */
  common: string
  /** Every page of the run, with its secrets hidden. */
  pages: ReadonlyMap<PageKey, SourcePage>
  /** What every page is known by; `known` asks it, and is written down where an answer counts. */
  index: Index
  known: Known
  outlines: Outlines
  /** Articles by where the published site has them. */
  site: SiteArticles
  /** What is known of the tokens of services. */
  tokens: TokenFactsByName
  /** Sections that pages land in by their place in a tree, unless something else says where. */
  sections: ReadonlyMap<PageKey, Section>
  /** Makes what articles are made of out of pages as they were. */
  prepare: Prepare
  /** Where the sections and languages of help centres are here. */
  centres: CentreMap
  snapshots: ReadonlyMap<PageKey, Snapshot>
  /** What was generated last. */
  bases: Texts
  /** What is in conflict, as it lies on the disk. */
  conflicts: Texts
  written: ReadonlyMap<string, WrittenArticle>
  /** Files of articles that have no id any more, by the id that they had. */
  withoutId: ReadonlyMap<string, string>
  decisions: ReadonlyMap<string, DecisionFile>
  /** Findings about pairs, by the page that they speak of. */
  pairFindings: ReadonlyMap<PageKey, readonly FindingDraft[]>
  /** Paths of articles that are taken, so that no two share one. */
  paths: Set<string>
  /** Paths that articles had → id of the article: old addresses must not come to lead to another one. */
  former: ReadonlyMap<string, string>
  /** What `content/addresses/` knows, by id of the article. */
  addresses: ReadonlyMap<string, readonly string[]>
}

export interface Made {
  result: ArticleResult
  settled: Finding[]
  /** What it leads to in the knowledge base. */
  leads: Lead[]
  changes: FileChange[]
  /** What lies on the disk once `changes` are made; absent where the disk holds more than texts. */
  after?: Disk
}

/** What an article's run starts from. */
export interface Disk {
  file: string
  text: string | undefined
  /** Where the first character of the file is that is not UTF-8. */
  fault?: LineColumn
  base: string | undefined
  conflicts: string | undefined
  /** By version; `undefined` where there is no snapshot, or one of another body. */
  snapshots: ReadonlyArray<PageFile | undefined>
  /** Digests of the files beside the article, where they count. */
  files?: ReadonlyArray<string | null>
}
