/** Keeps the folders of `src/` in the order that the data takes, and I/O at the rim. */

import {readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {codeOf, files, root} from './helpers/own-code.ts'

/** Stages that think only: what they are given is all they know. */
const pure = [
  'model',
  'mdx',
  'mend',
  'parse',
  'repair',
  'article',
  'collate',
  'compose',
  'merge',
  'conserve',
  'export',
  'report'
]

const leaves = ['model', 'mdx']
const stages = [...pure.slice(2, 11), 'source', 'emit', 'stage']

/** What each part of `src/` may import from `src/`, next to its own files. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  mdx: ['model'],
  ...Object.fromEntries(stages.map((stage) => [stage, leaves])),
  config: ['model'],
  report: leaves,
  'pipeline.ts': ['pipeline', ...leaves, ...stages, 'config', 'site'],
  pipeline: [...leaves, ...stages, 'config', 'site'],
  forge: ['model'],
  'index.ts': ['config', 'model'],
  review: ['model', 'report', 'pipeline.ts'],
  cli: ['model', 'report', 'config', 'forge', 'review', 'pipeline.ts'],
  site: ['model']
}

/** Parts whose every file may be imported: they have no door. */
const open = ['model', 'pipeline', 'pipeline.ts', 'site']

/** Built-ins that reach nothing outside of the process. */
const harmless = [
  'node:path',
  'node:crypto',
  'node:url',
  'node:util',
  'node:buffer',
  'node:assert',
  'node:zlib'
]

/** Names that reach the world, or make a result differ from one run to the next. */
const impure =
  /(?<![\w$.])(?:console\.|process\.|fetch\(|Date\.now\(|new Date\(\)|Math\.random\(|XMLHttpRequest|globalThis\.|setInterval\()/

/** Scripts that browsers run. */
const pageScripts = [path.join('site', 'client'), path.join('review', 'client')]

function inReview(...names: string[]): string[] {
  return names.map((name) => path.join('review', name))
}

/** Files that may print: the program itself. */
const printers = [path.join('cli', 'main.ts')]

interface Import {
  from: string
  specifier: string
}

const imports: readonly Import[] = files.flatMap(function (file) {
  return importsOf(codeOf(file)).map((specifier) => ({from: file, specifier}))
})

test('every part of `src/` is known', function () {
  const parts = new Set(files.map(partOf))
  expect([...parts].filter((part) => !Object.hasOwn(allowed, part))).toEqual([])
})

test('`src/` imports only along the way of the data, and only through doors', function () {
  const wrong = imports
    .filter(({specifier}) => specifier.startsWith('.'))
    .map(({from, specifier}) => ({from, target: path.join(path.dirname(from), specifier)}))
    .filter(({target}) => !target.startsWith('..'))
    .flatMap(function ({from, target}) {
      const [a, b] = [partOf(from), partOf(target)]
      if (a === b) return []
      if (!allowed[a]?.includes(b)) return [`${from} → ${target}`]
      const isDoor = open.includes(b) || path.basename(target) === 'index.ts'
      return isDoor ? [] : [`${from} → ${target} (import its \`index.ts\`)`]
    })

  expect(wrong).toEqual([])
})

test('nothing in `src/` imports tests or scripts', function () {
  const wrong = imports
    .filter(({from, specifier}) => specifier.startsWith('.') && outside(from, specifier))
    .filter(({from}) => partOf(from) !== 'site')
  expect(wrong).toEqual([])
})

test('the middle is pure: no files, no network, no clock, no chance', function () {
  const inMiddle = (file: string) => pure.includes(partOf(file))
  const reaching = imports
    .filter(({from}) => inMiddle(from))
    .filter(({specifier}) => specifier.startsWith('node:') && !harmless.includes(specifier))
    .map(({from, specifier}) => `${from} → ${specifier}`)
  const bare = imports
    .filter(({from}) => inMiddle(from))
    .filter(({specifier}) =>
      /^(?:fs|http|https|net|child_process|process|os)(?:\/|$)/.test(specifier)
    )
    .map(({from, specifier}) => `${from} → ${specifier}`)
  const using = files.filter(inMiddle).flatMap(function (file) {
    const [name] = impure.exec(codeOf(file)) ?? []
    return name ? [`${file}: ${name}`] : []
  })

  expect([...reaching, ...bare, ...using]).toEqual([])
})

test('files are read and written at the rim, and the site reads what was staged for it', function () {
  const touching = imports
    .filter(({specifier}) => /^node:(?:fs|child_process|worker_threads)(?:\/|$)/.test(specifier))
    .map(({from}) => partOf(from))
  const rim = ['source', 'emit', 'stage', 'config', 'review', 'cli', 'pipeline', 'site']
  expect([...new Set(touching)].filter((part) => !rim.includes(part))).toEqual([])
})

test('three files ask the network: a source, any host, the host of the repository; one answers; scripts of pages, and the served site, ask their own server', function () {
  const network = /^(?:node:)?(?:dns|http|http2|https|net|tls|undici)(?:\/|$)/
  const importing = imports
    .filter(({specifier}) => network.test(specifier))
    // It tells kinds of addresses, and asks nobody.
    .filter(
      ({from, specifier}) => `${path.basename(from)} ${specifier}` !== 'public-address.ts node:net'
    )
    .map(({from}) => from)
  const asking = files
    .filter((file) => /(?<![\w$.])(?:fetch|WebSocket|EventSource)\(/.test(codeOf(file)))
    .filter((file) => !pageScripts.some((folder) => file.startsWith(folder)))
  expect([...new Set(importing)]).toEqual([
    ...inReview('guard.ts', 'read-json.ts', 'start-review.ts'),
    path.join('source', 'elsewhere', 'ask.ts')
  ])
  expect(asking).toEqual([
    path.join('forge', 'ask.ts'),
    path.join('site', 'warm-up.ts'),
    path.join('source', 'http', 'exchange.ts')
  ])
})

test('scripts of the review page know nothing but each other', function () {
  const [, client = ''] = pageScripts
  const wrong = imports
    .filter(({from}) => from.startsWith(client + path.sep))
    .filter(({specifier}) => !/^\.\/[\w-]+\.ts$/.test(specifier))
  expect(wrong).toEqual([])
})

test('the review page is handed what it writes with: no file of it writes', function () {
  const writing = files
    .filter((file) => partOf(file) === 'review')
    .filter((file) => /\b(?:write|append|copy|rename|mkdir|rm|unlink|cp)\w*\(/.test(codeOf(file)))
    .filter((file) => !file.startsWith(path.join('review', 'client')))
    .filter((file) => !/\bresponse\.writeHead\(/.test(codeOf(file)))
  expect(writing).toEqual([])
})

test('credentials come from the environment that the door of `source` was given', function () {
  const reading = files.filter(
    (file) => partOf(file) === 'source' && /process\.env/.test(codeOf(file))
  )
  expect(reading).toEqual([path.join('source', 'remote', 'context.ts')])
})

test('what repairs have in common knows none of them', function () {
  const common = path.join('repair', 'common')
  const wrong = imports
    .filter(({from, specifier}) => from.startsWith(common) && specifier.startsWith('.'))
    .map(({from, specifier}) => path.join(path.dirname(from), specifier))
    .filter((target) => target.startsWith('repair') && !target.startsWith(common))
    .filter((target) => target !== path.join('repair', 'define-repair.ts'))
  expect(wrong).toEqual([])
})

test('one file prints', function () {
  const printing = files
    .filter((file) => partOf(file) !== 'site' && !printers.includes(file))
    .filter((file) => /(?<![\w$.])console\.|process\.std(?:out|err)/.test(codeOf(file)))
  expect(printing).toEqual([])
})

test('only the command line, and what is a process of its own, ends the process', function () {
  const ending = files.filter(
    (file) =>
      !['cli', 'stage'].includes(partOf(file)) &&
      !['compile.ts', 'run.ts'].map((name) => path.join('site', name)).includes(file) &&
      /process\.exit|exitCode/.test(codeOf(file))
  )
  expect(ending).toEqual([])
})

test('no import goes round, types included', function () {
  const graph = new Map<string, string[]>()
  for (const {from, specifier} of imports) {
    if (!specifier.startsWith('.')) continue
    const target = path.join(path.dirname(from), specifier)
    if (files.includes(target)) graph.set(from, [...(graph.get(from) ?? []), target])
  }
  expect(cycles(graph)).toEqual([])
})

test('no file of code is longer than 400 lines', function () {
  const long = files.filter(
    (file) => readFileSync(path.join(root, file), 'utf8').split('\n').length > 401
  )
  expect(long).toEqual([])
})

test('doors only re-export', function () {
  const wrong = files
    .filter((file) => file === path.join(partOf(file), 'index.ts') && partOf(file) !== 'site')
    .filter((file) => /\bfunction\b|=>/.test(codeOf(file)))
  expect(wrong).toEqual([])
})

function partOf(file: string): string {
  return file.split(path.sep, 1)[0] ?? ''
}

function outside(from: string, specifier: string): boolean {
  const target = path.join(path.dirname(from), specifier)
  return target.startsWith('..') && !target.endsWith('package.json')
}

/** Specifiers of `import … from`, `export … from`, `import '…'` and `import('…')`. */
function importsOf(code: string): string[] {
  const found = [...code.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g)]
  return found.map(([, specifier = '']) => specifier)
}

/** One way round for each group of files that import each other. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const found: string[] = []

  for (const start of graph.keys()) visit(start, [])
  return found

  function visit(file: string, above: readonly string[]): void {
    const at = above.indexOf(file)
    if (at !== -1) {
      found.push([...above.slice(at), file].join(' → '))
      return
    }
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...above, file])
    done.add(file)
  }
}
