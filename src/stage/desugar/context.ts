/** What every part of the desugaring may ask for. */

import type {Nodes} from 'mdast'
import type {FrontMatter} from '../../model/article.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {TokenFacts} from '../../model/token-facts.ts'

export interface Picture {
  /** Path on the site. */
  src: string
  width?: number
  height?: number
}

export interface Context {
  front: FrontMatter
  /** Facts about the service of `token:`, where there are any. */
  facts?: TokenFacts
  /** Language of the article. */
  locale: string
  /** The article's own address, with host. */
  url: string
  /** Path on the site of article `id`, if it is published. */
  route(id: string): string | undefined
  /** Path on the site of `path`, with the base that the site lies under. */
  address(path: string): string
  /** The picture at `url`, relative to the article's file; `undefined` if there is none. */
  picture(url: string): Picture | undefined
  /** The file at `url`, relative to the article's file, that readers may download. */
  file(url: string): {href: string; title: string} | undefined
  /** What is likely meant by the link to `url`, which leads to no article: its id and title. */
  nearArticle(url: string): {likely: string; title: string} | undefined
  /** The picture beside the article whose name is like that of `url`, which is not there. */
  nearPicture(url: string): string | undefined
  /**
   * Raise a finding at `node`, or at what the front matter says by the name `at`; `shown` joins the arguments, but is
   * no part of what the finding is known by.
   */
  report(
    rule: FindingDraft['rule'],
    args: FindingDraft['args'],
    at?: Nodes | string,
    shown?: FindingDraft['args']
  ): void
}
