/** How fast an import is: mixed articles, on one core and with two workers, beside converters that only convert. */

import {globSync, statSync} from 'node:fs'
import {mkdir} from 'node:fs/promises'
import path from 'node:path'
import type {Bar} from './bars.ts'
import type {Figures} from './figures.ts'
import {generate, kinds} from './generate.ts'
import type {Bench, Figured, Part} from './part.ts'
import {inTurns} from './rounds.ts'
import {sharesOf, sharesText} from './stage-shares.ts'
import {convertWith, importFiles, type Subject} from './subjects.ts'

const note = `All read the same files; the converters take each for HTML, and only convert. An import reads, mends, parses and
repairs each page, accounts for its words, cross-checks, writes with the site’s own parser as proof, and keeps snapshots
and records.`

/** Real articles, where they lie beside the repository. */
const corpus = path.join(import.meta.dirname, '../../../shared/corpus')

export const speed: Part = {
  name: 'speed',
  summary: 'mixed articles on one core and with two workers, beside other converters',
  async run(bench) {
    const folder = path.join(bench.folder, 'documents')
    const {files} = await generate(folder, bench.docs, bench.seed)
    const generated = await compare(
      bench,
      'generated',
      kinds.flatMap((kind) => files[kind])
    )
    const real = globSync('**/*.{html,xhtml,md}', {cwd: corpus}).map((name) =>
      path.join(corpus, name)
    )
    if (real.length === 0) return generated
    const others = await compare(bench, 'real', real)
    return {
      text: `${generated.text}\n\n${others.text}`,
      data: {generated: generated.data, real: others.data},
      bars: [...(generated.bars ?? []), ...(others.bars ?? [])]
    }
  }
}

async function compare(bench: Bench, name: string, files: readonly string[]): Promise<Figured> {
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  const given = {given: name, documents: files.length, bytes}
  const one: Subject = {
    name: 'collate import',
    ...given,
    run: (round) => importFiles(`${round}-one`, files, [], ['--jobs', '1'])
  }
  const two: Subject = {
    name: 'collate import, two workers',
    ...given,
    run: (round) => importFiles(`${round}-two`, files, [], ['--jobs', '2'])
  }
  const unified: Subject = {
    name: 'rehype-remark + gfm',
    ...given,
    run: (round) => convertWith('unified', files, `${round}-unified`)
  }
  const turndown: Subject = {
    name: 'turndown + gfm',
    ...given,
    run: (round) => convertWith('turndown', files, `${round}-turndown`)
  }
  const {text, data} = await inTurns(bench, [one, two, unified, turndown], note)
  const figuresOf = ({name}: Subject): Figures => {
    const found = (data as Figures[]).find((each) => each.name === name)
    if (!found) throw new RangeError(`Unexpected subject without figures: ${name}`)
    return found
  }

  const profiles = path.join(bench.folder, `profiles-${name}`)
  await mkdir(profiles)
  const flags = ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
  await importFiles(path.join(bench.folder, `profiled-${name}`), files, flags, ['--jobs', '1'])
  const shares = await sharesOf(profiles)
  const ratio = perSecond(figuresOf(one)) / perSecond(figuresOf(turndown))
  return {
    text: `${text}\n\nOn one core, an import does ${ratio.toFixed(2)} times as many articles a second as turndown. Of its time: ${sharesText(shares)}.`,
    data: {figures: data, shares},
    bars: barsOf(name, figuresOf(one), figuresOf(two), figuresOf(unified), figuresOf(turndown))
  }
}

function barsOf(
  name: string,
  one: Figures,
  two: Figures,
  unified: Figures,
  turndown: Figures
): Bar[] {
  return [
    {
      what: `import of ${name} articles, one core: MB a CPU second beside rehype-remark`,
      value: perCpu(one) / perCpu(unified),
      digits: 2,
      unit: '×',
      least: 1
    },
    {
      what: `import of ${name} articles, two workers: articles a second beside turndown`,
      value: perSecond(two) / perSecond(turndown),
      digits: 2,
      unit: '×',
      least: 1
    }
  ]
}

function perCpu({megabytesPerCpuSecond}: Figures): number {
  return megabytesPerCpuSecond.median
}

function perSecond({documents, wallSeconds}: Figures): number {
  return documents / wallSeconds.median
}
