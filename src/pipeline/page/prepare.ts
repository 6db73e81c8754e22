/** The way of one page: secrets hidden, mended, parsed, repaired, made an article. */

import {findTitle, toArticle} from '../../article/index.ts'
import type {PageFacts} from '../../collate/index.ts'
import {mend} from '../../mend/index.ts'
import type {Article} from '../../model/article.ts'
import type {Config} from '../../model/config.ts'
import type {FindingDraft} from '../../model/finding.ts'
import type {Counterpart} from '../../model/pair.ts'
import type {Entry} from '../../model/record.ts'
import type {Known, PageKey, SourcePage} from '../../model/source-page.ts'
import {pageKey} from '../../model/source-page.ts'
import {parse} from '../../parse/index.ts'
import {repairs, runRepairs} from '../../repair/index.ts'
import {detailsOf} from './details.ts'
import {wayBack} from './way-back.ts'
import {withoutSecrets} from './without-secrets.ts'

export interface Prepared {
  key: PageKey
  /** With its secrets hidden: the only form that is ever written. */
  page: SourcePage
  article: Article
  /** The body as the parser saw it, and the entries among `entries` that led there. */
  mended: {text: string; entries: readonly Entry[]}
  /** Offsets are in `page.body`. */
  entries: Entry[]
  /** With places in `page.file`. */
  findings: FindingDraft[]
  /** Pages that a banner names as the other version. */
  counterparts: Counterpart[]
}

/** Makes what an article is made of out of a page. */
export type Prepare = (page: SourcePage) => Promise<Prepared>

/** A prepared page as a run knows it all the time. */
export interface PreparedPage {
  key: PageKey
  /** With its secrets hidden. */
  page: SourcePage
  /** What says where its article lies. */
  label: Pick<Article, 'locale' | 'section' | 'title'>
  /** Of all that it depends on. */
  digest: string
  /** What pairs are found by. */
  facts(): PageFacts
  /** The whole of it, read anew each time: whoever asks may change what they get. */
  open(): Prepared
}

function placeOf({rule, at}: FindingDraft): string {
  return `${rule} ${JSON.stringify(at)}`
}

/** A title that no source gives is a person's to decide. */
function titleFindings({text, guessed, how}: ReturnType<typeof findTitle>): FindingDraft[] {
  if (how === 'missing') return [{rule: 'title/missing', args: {title: text}, at: 0}]
  return guessed ? [{rule: 'title/guessed', args: {title: text}, at: 0}] : []
}

export function preparePage(given: SourcePage, known: Known, config: Config): Prepared {
  const key = pageKey(given)
  const {page, findings: secrets} = withoutSecrets(given)
  const mended = mend(page)
  const parsed = parse(mended.text, page.format, {files: page.meta.files ?? []})
  let first: typeof parsed | undefined = parsed
  const repaired = runRepairs(
    repairs,
    function () {
      const tree = (first ?? parse(mended.text, page.format, {files: page.meta.files ?? []})).tree
      first = undefined
      return tree
    },
    {page, title: parsed.title, known, options: config.repairs}
  )
  const title = findTitle(repaired.tree, page, parsed.title)
  const located = {...page, meta: {locale: config.locale, ...page.meta}}
  const made = toArticle(repaired.tree, located, title)

  const details = detailsOf(parsed.parts)
  const back = wayBack(page, mended.toSource)
  const entries = [
    ...mended.entries,
    ...[parsed, repaired, made].flatMap((said) => said.entries).map(back.entry)
  ]
  const said = new Set(repaired.findings.map(placeOf))
  const drafts = [
    ...parsed.findings,
    ...repaired.findings,
    // What a repair says of a place, the article stage need not say again.
    ...made.findings.filter((draft) => !said.has(placeOf(draft)))
  ]
  const findings = [
    // Whoever looks for a secret looks in the file that holds it still.
    ...secrets.map(wayBack(given, (offset) => offset).draft),
    ...[...mended.findings, ...titleFindings(title)].map(wayBack(page, (offset) => offset).draft),
    ...drafts.map(back.draft)
  ].map((draft) => ({...draft, source: key}))

  return {
    key,
    page,
    article: {
      ...made.article,
      file: page.file,
      body: back.body(made.article.body),
      ...(parsed.description && {description: parsed.description}),
      ...(details && {details})
    },
    mended: {text: mended.text, entries: mended.entries},
    entries,
    findings,
    counterparts: entries.flatMap(function ({by, args, offset}) {
      const url = args['counterpart']
      return by === 'migration-banner' && typeof url === 'string' ? [{url, offset}] : []
    })
  }
}
