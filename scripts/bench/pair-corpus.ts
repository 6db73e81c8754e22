/**
 * What is proposed for real articles and their other versions: `pair-corpus.ts FOLDER SEED`, where FOLDER holds pairs and
 * articles as those of the corpus. Prints rows as JSON.
 */

import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import type {Root} from 'mdast'
import {findPairs, type PageFacts, pageFacts} from '../../src/collate/index.ts'
import type {Article} from '../../src/model/article.ts'
import type {Config} from '../../src/model/config.ts'
import type {Format, PageKey, SourcePage} from '../../src/model/source-page.ts'
import {indexPages} from '../../src/pipeline/known/known.ts'
import {preparePage} from '../../src/pipeline/page/prepare.ts'
import {readPairs} from '../compare-people/read-pairs.ts'
import {type Judged, judged} from './judge-pairs.ts'
import {createRandom, type Random} from './random.ts'
import {retellText, retellTree} from './retell-tree.ts'

/** Two centres; the pages of both that are versions of each other have one name. */
interface Centres {
  name: string
  help: Article[]
  wiki: Article[]
}

const products = ['Larkhive', 'Tessellate', 'Quarrel', 'Ombra', 'Vestibule', 'Nimbus']

const [folder = '', seed = '1'] = process.argv.slice(2)
const rows: Judged[] = []
for (const set of [...realPairs(folder), ...retoldSets(readArticles(folder))]) {
  const pages = [
    ...set.help.map((each) => facts('help', each)),
    ...set.wiki.map((each) => facts('wiki', each))
  ]
  rows.push(await judge(set.name, pages))
}
console.log(JSON.stringify(rows))

function facts(source: string, article: Article): PageFacts {
  const key: PageKey = `${source}/${article.id}`
  return pageFacts({...article, page: key}, {key, source, counterparts: []})
}

async function judge(name: string, pages: readonly PageFacts[]): Promise<Judged> {
  const {pairs, findings} = await findPairs(pages, {config: [], paired: [], unpaired: []})
  return judged(
    name,
    pages.map(({key}) => key),
    {pairs, findings}
  )
}

function realPairs(folder: string): Centres[] {
  const nesi = readPairs(path.join(folder, 'zendesk/nesi-pairs'))
  const guides = globSync('confluence/querypie/*/page.xhtml', {cwd: folder}).sort()
  const pages = globSync('confluence/pchuri-pairs/*.xml', {cwd: folder}).sort()
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')
  return [
    {
      name: 'help centre and site, with titles',
      help: nesi.map(({id, title, before}) => articleOf(id, 'html', before, title)),
      wiki: nesi.map(({id, title, after}) => articleOf(id, 'markdown', after, title))
    },
    {
      name: 'help centre and site, without titles',
      help: nesi.map(({id, before}) => articleOf(id, 'html', before)),
      wiki: nesi.map(({id, after}) => articleOf(id, 'markdown', after))
    },
    {
      name: 'wiki and site',
      help: guides.map((name) =>
        articleOf(path.basename(path.dirname(name)), 'storage', read(name))
      ),
      wiki: guides.map((name) =>
        articleOf(
          path.basename(path.dirname(name)),
          'markdown',
          read(path.join(path.dirname(name), 'expected.mdx'))
        )
      )
    },
    {
      name: 'wiki and Markdown',
      help: pages.map((name) => articleOf(path.basename(name, '.xml'), 'storage', read(name))),
      wiki: pages.map((name) =>
        articleOf(
          path.basename(name, '.xml'),
          'markdown',
          read(name.replace(/\.xml$/, '.expected.md'))
        )
      )
    }
  ]
}

function readArticles(folder: string): Article[] {
  return globSync('zendesk/{arduino,magento}/*.md', {cwd: folder})
    .sort()
    .map((name) =>
      articleOf(
        path.basename(name, '.md'),
        'markdown',
        readFileSync(path.join(folder, name), 'utf8')
      )
    )
}

function retoldSets(articles: readonly Article[]): Centres[] {
  const random = createRandom(Number(seed))
  const again = (article: Article, rate: number) => retold(random, article, rate)
  const half = articles.filter((_, at) => at % 2 === 0)
  return [
    ...[0.2, 0.45, 0.7].map((rate) => ({
      name: `told again at ${rate}`,
      help: [...articles],
      wiki: articles.map((article) => again(article, rate))
    })),
    {
      name: 'told again at 0.45, every second one',
      help: [...articles],
      wiki: half.map((article) => again(article, 0.45))
    },
    {
      name: 'strangers',
      help: half,
      wiki: articles.filter((_, at) => at % 2 === 1)
    },
    ...[0, 0.2, 0.45].map((rate) => ({
      name: `one for each product, told again at ${rate}`,
      help: variants(products),
      wiki: variants(products).map((article) => again(article, rate))
    })),
    {
      name: 'one for each product, of others in each centre',
      help: variants(products.slice(0, 3)),
      wiki: variants(products.slice(3)).map((article) => again(article, 0.2))
    }
  ]

  /** The same article for each of several products. */
  function variants(names: readonly string[]): Article[] {
    return articles
      .filter((article) => productOf(article) !== undefined)
      .slice(0, 20)
      .flatMap((article) => names.map((name) => variant(article, name)))
  }
}

function retold(random: Random, article: Article, rate: number): Article {
  return {
    ...article,
    title: retellText(random, article.title, rate / 2),
    body: retellTree(random, article.body, rate)
  }
}

/** The word with a capital that is said most often, if it is said often. */
function productOf({body}: Article): string | undefined {
  const words = JSON.stringify(body).match(/(?<=[a-z] )\p{Lu}\p{L}{3,}/gu) ?? []
  const groups = Map.groupBy(words, (word) => word)
  const [most] = [...groups].toSorted((a, b) => b[1].length - a[1].length)
  return most && most[1].length >= 4 ? most[0] : undefined
}

function variant(article: Article, product: string): Article {
  const name = productOf(article) ?? product
  const text = JSON.stringify(article.body)
  return {
    ...article,
    id: `${article.id}-${product}`,
    title: article.title.replaceAll(name, product),
    body: JSON.parse(text.replaceAll(name, product)) as Root
  }
}

function articleOf(id: string, format: Format, body: string, title?: string): Article {
  const page: SourcePage = {
    source: 'bench',
    id,
    format,
    body,
    file: id,
    meta: {...(title && {title})}
  }
  const config = {sources: [], repairs: {}, locale: 'en'} as unknown as Config
  return {...preparePage(page, indexPages([page]), config).article, id}
}
