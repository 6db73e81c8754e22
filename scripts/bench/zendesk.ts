/** Articles of a help centre: what an import does in a second on one core and two, beside other converters. */

import {globSync, statSync} from 'node:fs'
import path from 'node:path'
import {generateKind} from './generate.ts'
import type {Bench, Figured, Part} from './part.ts'
import {inTurns} from './rounds.ts'
import {convertWith, importFiles, inTwoProcesses, type Subject} from './subjects.ts'

const note = `All read the same bodies. An import runs on one core; two processes each import half of the articles into a
knowledge base of their own. The other converters only convert: they neither mend, cross-check, account for every
word nor keep what was there before.`

/** Heap that the whole corpus has to do with: what stays, and what comes and goes. */
const heap = 64
const smallHeap = [`--max-old-space-size=${heap}`, '--max-semi-space-size=4']

const corpusNote = `Every file of the folder that may be an article, in one import; the other converters get those in HTML. The
small heap holds ${heap} MB; the peak is that of the whole process, of which some 105 MB are Node and the program.`

export const zendesk: Part = {
  name: 'zendesk',
  summary: 'help-centre articles on one core and two, beside turndown; a corpus',
  async run(bench) {
    const {files, bytes} = await generateKind(
      path.join(bench.folder, 'documents'),
      'html',
      bench.docs,
      bench.seed
    )
    const given = {given: 'HTML', documents: files.length, bytes}
    const generated = await inTurns(bench, subjectsOf(given, files), note)
    if (bench.corpus === undefined) return generated
    const corpus = await readCorpus(bench, bench.corpus)
    return {
      text: `${generated.text}\n\n${corpus.text}`,
      data: {generated: generated.data, corpus: corpus.data}
    }
  }
}

type Given = Pick<Subject, 'given' | 'documents' | 'bytes'>

function subjectsOf(given: Given, files: readonly string[]): Subject[] {
  return [
    {name: 'collate import', ...given, run: (round) => importFiles(`${round}-one`, files)},
    inTwoProcesses({name: 'collate import, two processes', ...given}, files),
    ...converters(given, files)
  ]
}

function converters(given: Given, files: readonly string[]): Subject[] {
  const converted = (name: string) => (round: string) =>
    convertWith(name, files, `${round}-${name}`)
  return [
    {name: 'turndown + gfm', ...given, run: converted('turndown')},
    {name: 'rehype-remark + gfm', ...given, run: converted('unified')}
  ]
}

/** The articles of `folder`, which somebody else wrote. */
function readCorpus(bench: Bench, folder: string): Promise<Figured> {
  const root = path.resolve(folder)
  const files = globSync('**/*.{html,md,txt}', {cwd: root}).map((name) => path.join(root, name))
  if (files.length === 0) throw new Error(`No .html, .md or .txt below ${root}`)
  const html = files.filter((file) => file.endsWith('.html'))
  const all = {given: 'of the corpus', documents: files.length, bytes: sizeOf(files)}
  const own = {given: 'HTML of it', documents: html.length, bytes: sizeOf(html)}
  const subjects: Subject[] = [
    {name: 'collate import', ...all, run: (round) => importFiles(`${round}-all`, files)},
    {
      name: `collate import, heap of ${heap} MB`,
      ...all,
      run: (round) => importFiles(`${round}-small`, files, smallHeap)
    },
    ...(html.length === 0 ? [] : subjectsOf(own, html))
  ]
  return inTurns(bench, subjects, corpusNote)
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0)
}
