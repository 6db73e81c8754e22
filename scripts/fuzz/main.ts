/**
 * `npm run fuzz -- [--minutes N] [--seed S] [--repeat FILE]`: documents by chance, from grammars and from changes to real
 * ones, the whole way: imported, mended, accounted for, written, read back, checked, merged with a writer's edit. What
 * breaks a law is made smaller and saved; ends with 1 where anything did.
 */

import {mkdir, readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {parseArgs} from 'node:util'
import {Bounded} from '../hostile/bounded.ts'
import {type Round, Rounds} from './round.ts'
import {shrunk} from './shrink.ts'

interface Saved {
  question: Round
  problems: string[]
  seed: number
  round: number
}

const {values} = parseArgs({
  options: {
    minutes: {type: 'string', default: '10'},
    seed: {type: 'string'},
    repeat: {type: 'string'}
  }
})
const minutes = Number(values.minutes)
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed)
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('Give `--minutes` a number above 0, and `--seed` a whole number')
  process.exit(2)
}
const folder = path.join(import.meta.dirname, '../../.collate/fuzz')
const bounded = new Bounded()

try {
  await (values.repeat === undefined ? search() : repeat(values.repeat))
} finally {
  bounded.close()
}

async function search(): Promise<void> {
  console.log(`seed ${seed}, ${minutes} minutes`)
  const rounds = new Rounds(seed)
  const end = Date.now() + minutes * 60_000
  const counts = {page: 0, writers: 0, base: 0}
  const found = new Map<string, string>()
  let round = 0

  for (; Date.now() < end; round++) {
    const question = rounds.at(round)
    counts[question.kind]++
    const problems = await bounded.ask(`round ${round}`, question)
    const [first] = problems
    if (first === undefined || found.has(kindOf(first))) continue
    const small = await smaller(question, sameAs(first))
    const saved: Saved = {question: small.question, problems: small.problems, seed, round}
    const file = await save(saved)
    found.set(kindOf(first), file)
    console.log(`✗ round ${round}: ${problems.join('; ').slice(0, 300)}`)
    console.log(`  npm run fuzz -- --repeat ${path.relative(process.cwd(), file)}`)
  }

  console.log(
    `${round} rounds (${counts.page} pages, ${counts.writers} files of writers, ${counts.base} knowledge bases), ` +
      `${bounded.cpu.toFixed(0)} s of CPU: ${found.size} findings`
  )
  console.log(bounded.note)
  if (found.size > 0) process.exitCode = 1
}

async function repeat(file: string): Promise<void> {
  const {question, seed, round}: Saved = JSON.parse(await readFile(file, 'utf8'))
  console.log(`seed ${seed}, round ${round}`)
  const problems = await bounded.ask(file, question)
  for (const problem of problems) console.log(`✗ ${problem}`)
  if (problems.length > 0) process.exitCode = 1
  else console.log('nothing is wrong any more')
}

/** A problem without what differs from text to text. */
function kindOf(problem: string): string {
  return problem
    .replace(/\d+/g, '#')
    .replace(/(?<=^(?:lost|added) #).*/, '')
    .slice(0, 80)
}

/** The same problem with the same words, however many there are of each. */
function sameAs(problem: string): string {
  return problem
    .replace(/^(lost|added) \d+: (\S+?),?(?: .*|$)/, '$1 $2')
    .replace(/\d+/g, '#')
    .slice(0, 120)
}

async function smaller(
  question: Round,
  kind: string
): Promise<{question: Round; problems: string[]}> {
  let best = question
  let problems: string[] = []
  const isFaulty = async (each: Round) => {
    const now = await bounded.ask('shrinking', each)
    const is = now.some((problem) => sameAs(problem) === kind)
    if (is) [best, problems] = [each, now]
    return is
  }

  if (question.kind === 'base') {
    for (const page of question.pages) if (await isFaulty({...question, pages: [page]})) break
    if (best.kind === 'base' && best.pages.length === 1) {
      const [page] = best.pages
      const of = (text: string): Round => ({...question, pages: page ? [{...page, text}] : []})
      await shrunk(page?.text ?? '', (text) => isFaulty(of(text)), 60)
    }
  } else {
    if (question.kind === 'page' && question.edit) {
      const {edit: _, ...alone} = question
      if (!(await isFaulty(alone)))
        await shrunk(question.edit.other, (other) =>
          isFaulty({...question, edit: {seed: question.edit?.seed ?? 0, other}})
        )
    }
    const start = best as Exclude<Round, {kind: 'base'}>
    await shrunk(start.text, (text) => isFaulty({...(best as typeof start), text}))
  }
  if (problems.length === 0) problems = await bounded.ask('shrunk', best)
  return {question: best, problems}
}

async function save(saved: Saved): Promise<string> {
  await mkdir(folder, {recursive: true})
  const file = path.join(folder, `${saved.seed}-${saved.round}.json`)
  await writeFile(file, `${JSON.stringify(saved, undefined, 2)}\n`)
  return file
}
