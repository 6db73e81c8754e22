/** Pages as they look for their other versions. */

import {type PageFacts, pageFacts} from '../../src/collate/index.ts'
import {readMarkdown} from '../../src/mdx/index.ts'
import type {PageKey} from '../../src/model/source-page.ts'

interface Extra {
  title?: string
  url?: string
  locale?: string
  counterparts?: PageFacts['counterparts']
}

/** What is known of a page of `markdown`; its source is the first part of `key`. */
export function page(key: PageKey, markdown: string, extra: Extra = {}): PageFacts {
  const {title = '', locale = 'en', url, counterparts = []} = extra
  const article = {
    id: key,
    title,
    file: `${key}.md`,
    page: key,
    labels: [],
    locale,
    section: 'inbox',
    body: readMarkdown(markdown).body,
    anchors: {}
  }
  return pageFacts(article, {key, source: key.split('/')[0]!, counterparts, ...(url && {url})})
}
