/** What the program says, on terminals and to services of CI: names and texts of articles are nothing but text there. */

import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {SaxesParser} from 'saxes'
import {runProgram} from '../../../src/cli/run-program.ts'
import {errorText, plainLook} from '../../../src/report/index.ts'
import type {Failure, Outcome, Suite} from '../suite.ts'

/** What a terminal, a log or a spreadsheet would take for more than text. */
const signs: Readonly<Record<string, string>> = {
  colours: '\u001B[31mred\u001B[0m',
  'a title of the window': '\u001B]0;owned\u0007',
  'a link': '\u001B]8;;https://evil.example\u001B\\here\u001B]8;;\u001B\\',
  'the clipboard': '\u001B]52;c;ZXZpbA==\u0007',
  'signs of one byte': '\u009B2J\u009D0;x\u009C',
  'a line that is written over': 'all is well\r\u001B[2K0 errors',
  backspaces: 'evil\b\b\b\bgood',
  'text turned around': '\u202Egpj.exe\u202C \u2066a\u2069 \u200F \u061C',
  'lines of others': 'a\u2028b\u2029c\u0085d\u000Be\u000Cf',
  'a command of a workflow':
    '\n::error file=x::evil\n::set-output name=a::b\n::add-mask::e\n::stop-commands::x',
  'a command of a workflow, encoded': '%0A::error::evil%0D%0A,file=x:y',
  'an old command of a workflow':
    '##[error]evil ##[add-mask]e ##[stop-commands]x ##vso[task.setvariable variable=a]b',
  'a section of a log': '\u001B[0Ksection_start:1:x[collapsed=true]\r\u001B[0Kevil',
  'a formula': '=cmd|"/c calc"!A1',
  formulas: '+1+1 @SUM(1) -1+1 =HYPERLINK("http://evil.example")',
  markup: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'an image of Markdown':
    '![x](https://evil.example/track.png) [a](javascript:alert(1)) @everyone #1 fixes #2',
  'the end of CDATA': ']]></failure><testcase name="x"/>',
  NUL: 'a\u0000b'
}

/** All of these must be nowhere in what is said: line ends and tabs may be. */
const forbidden = /[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

export const said: Suite = {
  name: 'terminals and logs',
  async run({sample}): Promise<Outcome> {
    const failures: Failure[] = []
    let cases = 0
    for (const [name, sign] of Object.entries(signs).filter((_, at) => !sample || at % 6 === 0)) {
      const {count, problems} = await problemsOfSign(sign)
      cases += count
      for (const problem of problems) failures.push({input: name, problem})
    }
    return {cases, failures}
  }
}

const commands: ReadonlyArray<readonly string[]> = [
  ['import', 'in', '--dry-run'],
  ['import', 'in'],
  ['status'],
  ['check', '--format', 'pretty'],
  ['check', '--format', 'lines'],
  ['check', '--format', 'github'],
  ['repairs'],
  ['diff', 'files/1', 'files/2'],
  ['doctor'],
  ['import', 'in'],
  ['decide'],
  ['explain', '@'],
  ['check', '@'],
  ['diff', '@', '@'],
  ['import', '@'],
  ['@']
]

/** What is written into files, each for programs of its own. */
const documents = ['json', 'sarif', 'junit', 'gitlab', 'markdown']

async function problemsOfSign(sign: string): Promise<{count: number; problems: string[]}> {
  const root = await mkdtemp(path.join(tmpdir(), 'collate-said-'))
  const problems: string[] = []
  try {
    await writePages(root, sign)
    for (const command of commands) {
      const args = command.map((each) => each.replace('@', sign.replaceAll('\0', '')))
      const {out, err} = await run(root, args)
      problems.push(...textProblems(out + err).map((each) => `${command.join(' ')}: ${each}`))
      if (command.includes('github')) problems.push(...annotationProblems(out))
    }
    const written = documents.flatMap((name) => ['--format', `${name}=out/${name}`])
    await run(root, ['check', ...written])
    for (const name of documents)
      problems.push(...documentProblems(name, await readFile(path.join(root, 'out', name), 'utf8')))
    return {count: commands.length + documents.length, problems}
  } finally {
    await rm(root, {recursive: true, force: true})
  }
}

function textProblems(text: string): string[] {
  const problems: string[] = []
  const found = forbidden.exec(text)
  if (found)
    problems.push(
      `says U+${found[0].codePointAt(0)?.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 20))}`
    )
  if (/##(?:\[|vso\[)/.test(text)) problems.push('says what old runners take for a command')
  return problems
}

async function writePages(root: string, sign: string): Promise<void> {
  const files: Record<string, string> = {
    'in/1.html': `<h2>Step 1: ${escaped(sign)}</h2><p>Open ${escaped(sign)} <a href="${escaped(sign)}">x</a> and choose <b>Save ${escaped(sign)}</b>.</p><p><img src="${escaped(sign)}.png" alt="${escaped(sign)}"></p><ac:structured-macro ac:name="${escaped(sign)}">x</ac:structured-macro>`,
    'in/1.meta.json': JSON.stringify({
      id: '1',
      title: `Keys ${sign}`,
      labels: [sign],
      url: `https://h.example/hc/en-us/articles/1-${sign}`
    }),
    'in/2.md': `# Keys ${sign}\n\n${sign}\n\n[x](${sign}) ![${sign}](${sign})\n`,
    'in/2.meta.json': JSON.stringify({
      id: '2',
      title: sign,
      section: sign,
      locale: sign,
      [sign]: 1
    }),
    'in/3.txt': sign,
    'content/sections/inbox.yaml': `title: ${JSON.stringify(sign)}\n${JSON.stringify(sign)}: 1\n`,
    'content/articles/en/inbox/typed.mdx': `---\nid: typed\ntitle: ${JSON.stringify(sign)}\nstatus: ${JSON.stringify(sign)}\n${JSON.stringify(sign)}: 1\ntoken: ${JSON.stringify(sign)}\n---\n\n<Calout title="${sign}">\n\n[a](article:${encodeURIComponent(sign)}) [b](missing.pdf "${sign}") ${sign}\n`,
    'content/articles/en/inbox/no-id.mdx': `---\ntitle: [${JSON.stringify(sign)}\n---\n\n${sign}\n`,
    'content/decisions/typed.yaml': `article: typed\ndecisions:\n  - {rule: ${JSON.stringify(sign)}, fingerprint: ${JSON.stringify(sign)}, answer: meant, reason: ${JSON.stringify(sign)}, by: x, on: 2026-01-01}\n`
  }
  for (const [name, text] of Object.entries(files)) await put(path.join(root, name), text)
  // A name of a file, as far as disks take it.
  const name = sign.replace(/[/\0]/g, '-')
  await put(path.join(root, 'in', `${name}.html`), '<p>Open the menu.</p>')
  await put(path.join(root, 'in', `${name}.meta.json`), '{"titel": "x"}')
  await put(
    path.join(root, 'content/articles/en/inbox', `${name}.mdx`),
    `---\ntitle: T\n---\n\n[a](b.pdf)\n`
  )
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), {recursive: true})
  await writeFile(file, text)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

async function run(cwd: string, args: readonly string[]): Promise<{out: string; err: string}> {
  let [out, err] = ['', '']
  try {
    await runProgram(args, {
      cwd,
      version: '0.0.0',
      node: '24.0.0',
      look: plainLook,
      out: (text) => (out += text),
      err: (text) => (err += text)
    })
  } catch (error) {
    err += errorText(error, plainLook)
    if (/a bug/.test(err)) err += '\u0000'
  }
  return {out, err}
}

/** As the runner of GitHub reads lines: a command begins one, and its properties hold no separators. */
function annotationProblems(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line.trimStart().startsWith('::'))
    .flatMap(function (line) {
      const isOurs =
        /^::(?:error|warning|notice) file=[^,:\r\n]+,line=\d+,col=\d+,title=[^,:\r\n]+::[^\r\n]*$/.test(
          line
        )
      return isOurs ? [] : [`a line that is no annotation: ${JSON.stringify(line.slice(0, 120))}`]
    })
}

function documentProblems(name: string, text: string): string[] {
  try {
    if (name === 'junit') readXml(text)
    else if (name === 'markdown') return markdownProblems(text)
    else JSON.parse(text)
    return []
  } catch (error) {
    return [`${name} cannot be read: ${(error as Error).message.split('\n')[0]}`]
  }
}

function readXml(text: string): void {
  const parser = new SaxesParser()
  parser.on('error', function (error) {
    throw error
  })
  parser.write(text).close()
}

function markdownProblems(text: string): string[] {
  return forbidden.test(text) ? ['markdown holds signs that nobody sees'] : []
}
