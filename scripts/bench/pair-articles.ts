/**
 * Pairs two centres of COUNT generated articles each, as an import does: `pair-articles.ts COUNT SEED`. The second
 * centre tells each article again in other words. Prints, as JSON, the seconds of CPU that it took to find out what pairs
 * are found by and to pair, those of pairing alone once that is known, and what was proposed.
 */

import {pageFacts} from '../../src/collate/index.ts'
import type {Article} from '../../src/model/article.ts'
import type {Config} from '../../src/model/config.ts'
import type {PageKey, SourcePage} from '../../src/model/source-page.ts'
import {pack, unpack} from '../../src/pipeline/cache.ts'
import type {PreparedPage} from '../../src/pipeline/page/prepare.ts'
import {pairPages} from '../../src/pipeline/pair-pages.ts'
import {seedOf, sizeOf} from './generate.ts'
import {judged} from './judge-pairs.ts'
import {plan, titleOf} from './plan.ts'
import {createRandom} from './random.ts'
import {retell} from './retell.ts'
import {articleOf} from './tree-of.ts'

const [count = 0, seed = 1] = process.argv.slice(2, 4).map(Number)
let making = 0

const pages = [...Array(count).keys()].flatMap((number) => [
  page(`help/${number}`, number, false),
  page(`wiki/${number}`, number, true)
])
const config = {pairs: []} as unknown as Config
const decided = {byArticle: new Map(), findings: []}
const started = seconds()
await pairPages(pages, config, decided)
const cpu = seconds() - started - making
const startedAgain = seconds()
const {pairs, findings} = await pairPages(pages, config, decided)
const cpuAgain = seconds() - startedAgain

const keys = pages.map(({key}) => key)
const found = {
  pairs,
  findings: findings.flatMap(({source, ...rest}) => (source ? [{...rest, source}] : []))
}
console.log(JSON.stringify({cpu, cpuAgain, ...judged('', keys, found)}))

/** A page whose article is made when it is asked for first; what pairs are found by is kept then, packed. */
function page(key: PageKey, number: number, again: boolean): PreparedPage {
  const [source = '', id = ''] = key.split('/')
  const own: SourcePage = {source, id, format: 'html', body: '', file: `${key}.html`, meta: {}}
  let packed: Uint8Array | undefined
  const article = () => {
    const start = seconds()
    const made = articleFor(key, number, again)
    making += seconds() - start
    return made
  }
  return {
    key,
    page: own,
    digest: key,
    label: {title: titleOf(number), locale: 'en', section: 'inbox'},
    facts() {
      packed ??= pack(pageFacts(article(), {key, source, counterparts: []}))
      return unpack(packed)
    },
    open: () => ({
      key,
      page: own,
      article: article(),
      mended: {text: '', entries: []},
      entries: [],
      findings: [],
      counterparts: []
    })
  }
}

function articleFor(key: PageKey, number: number, again: boolean): Article {
  const random = createRandom(seedOf(seed, number))
  const planned = plan(random, number, count, sizeOf(random))
  if (!again) return articleOf(key, titleOf(number), planned)
  const retold = retell(random, planned, titleOf(number))
  return articleOf(key, retold.title, retold.plan)
}

/** Of CPU, of this process so far. */
function seconds(): number {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1e6
}
