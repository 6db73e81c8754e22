/** Measures the merge on real articles that changed upstream while a writer edited them, beside git’s. */

import {randomInt} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {parseArgs} from 'node:util'
import {bodyText, merge} from '../../src/merge/index.ts'
import {createRandom} from '../bench/random.ts'
import {edited} from './edits.ts'
import {gitConflicts} from './git.ts'
import {type Judgement, judge, type Versions} from './judge.ts'
import {type Change, readChanges} from './versions.ts'

const beside = path.join(import.meta.dirname, '../../../shared/corpus')
const standard = [
  'zendesk/nesi-pairs',
  'zendesk/arduino',
  'confluence/querypie',
  'confluence/pchuri-pairs'
].map((folder) => path.join(beside, folder))

const help = `Usage: npm run bench:merge -- [OPTIONS]

Takes articles that changed upstream, for real and by chance, edits each as a writer would, lightly and
heavily, and merges the two, by blocks and by git merge-file.

  --seed N        the same edits again (default: any, which is printed)
  --corpus DIR    articles; may be given more than once (default: those in ../shared/corpus)
  --cases N       how many of the changes, drawn by the seed (default: 200)
  --failures      list what could not be merged, and what was lost, doubled or broken
  --json          print the figures as JSON
  --help          print this text

Exit status: 0 when nothing is lost, doubled or broken, merging again changes nothing, twice as many
articles that were worked over are merged clean as by git, and of all, at most half as many conflicts are
left; 1 when not; 2 when it could not run.`

/** The fewest and the most edits of a writer who looks an article through, and of one who works it over. */
const weights: Readonly<Record<Weight, readonly [number, number]>> = {
  light: [1, 3],
  heavy: [4, 10]
}
type Weight = 'heavy' | 'light'

process.exitCode = await main().catch(function (error: unknown) {
  console.error(error instanceof Error ? error.message : error)
  return 2
})

async function main(): Promise<number> {
  const {values} = parseArgs({
    options: {
      seed: {type: 'string'},
      corpus: {type: 'string', multiple: true, default: standard},
      cases: {type: 'string', default: '200'},
      failures: {type: 'boolean', default: false},
      json: {type: 'boolean', default: false},
      help: {type: 'boolean', default: false}
    }
  })
  if (values.help) {
    console.log(help)
    return 0
  }
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed)
  const chosen = draw(await readChanges(values.corpus, seed), Number(values.cases), seed)
  if (chosen.length === 0) throw new RangeError('There is no article to merge')
  const folder = mkdtempSync(path.join(tmpdir(), 'collate-merge-'))
  try {
    const cases = chosen.flatMap((change, index) =>
      (['light', 'heavy'] as const).map((weight) => measure(change, weight, seed + index, folder))
    )
    return print(cases, seed, values)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

interface Case extends Judgement {
  name: string
  weight: Weight
  isReal: boolean
  git: number
  milliseconds: number
  /** Merging what came out changes it once more. */
  unstable: boolean
}

/** `count` of the changes, by chance, in their order. */
function draw(changes: readonly Change[], count: number, seed: number): Change[] {
  const random = createRandom(seed)
  const ranked = changes.map((change, index) => ({change, index, rank: random.next()}))
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({change}) => change)
}

function measure(
  {name, isReal, base, theirs}: Change,
  weight: Weight,
  seed: number,
  folder: string
): Case {
  const random = createRandom(seed)
  let words = 0
  const head = base.slice(0, base.length - bodyText(base).length)
  const body = edited(
    bodyText(base),
    random.whole(...weights[weight]),
    random,
    () => `mine${words++}`
  )
  const versions: Versions = {base, ours: head + body, theirs}
  const started = performance.now()
  const merged = merge(base, versions.ours, theirs)
  const milliseconds = performance.now() - started
  return {
    name,
    weight,
    isReal,
    ...judge(versions, merged),
    git: gitConflicts(versions, folder),
    milliseconds,
    unstable: merge(base, merged.text, theirs).text !== merged.text
  }
}

function print(
  cases: readonly Case[],
  seed: number,
  {json, failures}: {json: boolean; failures: boolean}
): number {
  const of = (name: string, fits: (each: Case) => boolean) => figures(name, cases.filter(fits))
  const heavy = of('heavy edits', ({weight}) => weight === 'heavy')
  const all = figures('all', cases)
  const rows = [
    of('real changes', ({isReal}) => isReal),
    of('changes by chance', ({isReal}) => !isReal),
    of('light edits', ({weight}) => weight === 'light'),
    heavy,
    all
  ]
  const bad = cases.filter((each) => each.lost + each.doubled > 0 || each.broken || each.unstable)
  const isClean = heavy.clean >= 2 * heavy['clean by git']
  const isQuiet = 2 * all.conflicts <= all['conflicts of git']
  if (json) console.log(JSON.stringify({seed, rows}, undefined, 2))
  else {
    console.log(`Seed ${seed}`)
    console.table(Object.fromEntries(rows.map(({name, ...rest}) => [name, rest])))
  }
  if (failures)
    for (const each of cases.filter((one) => one.whole || bad.includes(one)))
      console.log(JSON.stringify(each))
  if (!isClean)
    console.error('Below the bar: with heavy edits, not twice as many are merged clean as by git.')
  if (!isQuiet) console.error('Below the bar: more than half as many conflicts are left as by git.')
  if (bad.length > 0) console.error(`Below the bar: ${bad.length} lose, double, break or waver.`)
  return isClean && isQuiet && bad.length === 0 ? 0 : 1
}

function figures(name: string, cases: readonly Case[]) {
  const sum = (of: (each: Case) => number) => cases.reduce((total, each) => total + of(each), 0)
  const times = cases.map(({milliseconds}) => milliseconds).sort((a, b) => a - b)
  return {
    name,
    cases: cases.length,
    clean: sum(({clean}) => Number(clean)),
    'clean by git': sum(({git}) => Number(git === 0)),
    conflicts: sum(({conflicts}) => conflicts),
    'conflicts of git': sum(({git}) => git),
    'in 100 of git’s': Math.round(
      (100 * sum(({conflicts}) => conflicts)) /
        Math.max(
          1,
          sum(({git}) => git)
        )
    ),
    whole: sum(({whole}) => Number(whole)),
    'words lost': sum(({lost}) => lost),
    'lines doubled': sum(({doubled}) => doubled),
    broken: sum(({broken}) => Number(broken)),
    'not the same again': sum(({unstable}) => Number(unstable)),
    'ms, median': Math.round(times[Math.floor(times.length / 2)] ?? 0),
    'ms, worst': Math.round(times.at(-1) ?? 0)
  }
}
