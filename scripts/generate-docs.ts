/**
 * Writes what the documentation shares with the code: the help of the program into README.md; the tags of articles,
 * what may stand in them, the rules, the repairs, what becomes of Confluence's macros and of exported articles, the dependencies into docs/; what editors are to
 * know of the files that people type into schemas/. With `--check`, writes nothing and fails where something differs.
 */

import {readFile, writeFile} from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import {help} from '../src/cli/help.ts'
import {tags} from '../src/mdx/index.ts'
import {mends} from '../src/mend/index.ts'
import {rules} from '../src/model/rules/index.ts'
import {storageTables} from '../src/parse/index.ts'
import {repairs} from '../src/repair/index.ts'
import {answerText, answerWord, ruleIds} from '../src/report/index.ts'
import {allowList} from '../src/stage/index.ts'
import {dependenciesAbout, dependencySections} from './dependencies/page.ts'
import {editorSchemas} from './editor-schemas.ts'
import {exportSections} from './export-page.ts'

const root = path.join(import.meta.dirname, '..')

const about =
  '`collate export ARTICLE… --to zendesk|confluence|markdown` writes articles as their upstream copies take them: HTML that Zendesk keeps without “unsafe HTML”, Confluence’s storage format, or GitHub’s Markdown without a tag. Importing an export gives the same article, or the export says where not. `npm run roundtrip -- FOLDER` measures that on pages of your own.'

const files: Readonly<Record<string, string>> = {
  'README.md': await withPart('README.md', 'help', `\`\`\`text\n${help()}\`\`\``),
  'docs/writing.md': await withPart('docs/writing.md', 'tags', tagsTable()),
  'docs/security.md': await withPart('docs/security.md', 'allowed', allowedTable()),
  'docs/rules.md': rulesPage(),
  'docs/repairs.md': repairsPage(),
  'docs/confluence.md': confluencePage(),
  'docs/dependencies.md': page('Dependencies', dependenciesAbout, dependencySections(root)),
  'docs/export.md': page('Export', about, exportSections()),
  ...editorSchemas
}

for (const [name, text] of Object.entries(files)) {
  if ((await read(name)) === text) continue
  if (process.argv.includes('--check')) {
    console.error(`${name} is not up to date: run \`npm run generate\``)
    process.exitCode = 1
  } else {
    await writeFile(path.join(root, name), text)
    console.log(`wrote ${name}`)
  }
}

/** The page `name`, with `text` between the markers of `part`. */
async function withPart(name: string, part: string, text: string): Promise<string> {
  const start = `<!-- ${part}: written by \`npm run generate\` -->`
  const end = `<!-- /${part} -->`
  const [before, rest] = (await read(name)).split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`${name} lacks the markers ${start} and ${end}`)
  return `${before}${start}\n\n${text}\n\n${end}${after}`
}

function tagsTable(): string {
  const rows = [...tags].map(function ([name, {about, attributes}]) {
    const said = Object.entries(attributes).map(
      ([attribute, {about, values}]) =>
        `\`${attribute}\`: ${about}${values ? ` (${values.map((value) => `\`${value}\``).join(', ')})` : ''}`
    )
    return `| \`<${name}>\` | ${cell(about)} | ${said.map(cell).join('<br>')} |`
  })
  return ['| tag | what it is | attributes |', '|---|---|---|', ...rows].join('\n')
}

/** What the last gate before the site lets through: the very list that it goes by. */
function allowedTable(): string {
  const {elements, common, parts, schemes} = allowList
  const list = (names: Iterable<string>) => [...names].map((name) => `\`${name}\``).join(', ')
  const [plain, others] = [true, false].map((isPlain) =>
    [...elements].filter(([, own]) => (own.size === 0) === isPlain)
  )
  return [
    `Each element may bear ${list(common)}. Classes are those that the parser makes, and \`language-…\`.`,
    [
      '| elements | attributes besides |',
      '|---|---|',
      `| ${list((plain ?? []).map(([name]) => name))} | |`,
      ...(others ?? []).map(([name, own]) => `| \`${name}\` | ${list(own)} |`)
    ].join('\n'),
    `Components, whose attributes are plain strings: ${list(parts)}.`,
    `Addresses: those within the site, and ${list(schemes)}.`
  ].join('\n\n')
}

function rulesPage(): string {
  const sections = ruleIds.map(function (id) {
    const {severity, explanation, answers: offered} = rules[id]
    const lines = [`## ${id}`, `*${severity}*`, explanation]
    if (offered.length > 0)
      lines.push(
        offered
          .map(
            (answer) => `- \`${answerWord({rule: id}, answer)}\`: ${answerText({rule: id}, answer)}`
          )
          .join('\n')
      )
    return lines.join('\n\n')
  })
  return page(
    'Rules',
    'What Collate finds, what it means, and what to do. `collate explain RULE` says the same.',
    sections
  )
}

function repairsPage(): string {
  const texts = mends.map(({id, summary}) => `| \`${id}\` | ${cell(summary)} |`)
  const rows = repairs.map(
    ({meta}) => `| \`${meta.id}\` | ${cell(meta.summary)} | ${options(meta.defaults)} |`
  )
  return page(
    'Repairs',
    'What Collate mends, in the order in which it mends. What each did to a page stands in `content/records/`.',
    [
      '## In the text',
      'Before a page is read as a tree, for what no tree can see.',
      ['| mend | what is wrong |', '|---|---|', ...texts].join('\n'),
      '## In the tree',
      'The key `repairs` of `collate.config.ts` sets options by id; `false` leaves a repair out.',
      ['| repair | what is wrong | options |', '|---|---|---|', ...rows].join('\n')
    ]
  )
}

function confluencePage(): string {
  const {elements, macros} = storageTables
  return page(
    'Confluence',
    'What becomes of each part of a Confluence page. Pages of the new editor (ADF) are read as the same parts, so the same holds for them.',
    [
      `No word, link or picture goes unsaid: what does not stand in the article is named in its record in \`content/records/\`, and what a person should look at is a finding (\`leftover/macro\`, once for each kind of macro and page). Names of macros are the ones that the source of the page shows.`,
      '## Macros',
      ...macros.flatMap((table) => [`### ${table.title}`, rowsOf('macro', table)]),
      '### Any other macro',
      'Its body stays, with the texts that a reader would see of it, which are told by the names of its parameters: a title, a label, a text, a name and the like, but no id, colour or size; an address that it shows or leads to is a link. A finding names the macro, once for each page.',
      '## Elements',
      ...elements.flatMap((table) => [`### ${table.title}`, rowsOf('element', table)]),
      '### Any other element',
      'What is in it stays. One of Confluence’s own is a finding, once for each page.',
      '## Pages that are no well-formed XML',
      'They are read by the rules of HTML, by the same tables, and a finding says where they break (`parse/ill-formed`). Text that stands where none should be is kept where it stands. Bold, links and the like that are never closed end with their paragraph.'
    ]
  )
}

function rowsOf(
  what: string,
  {rows}: {rows: (typeof storageTables.macros)[number]['rows']}
): string {
  const lines = rows.map(
    ({names, becomes}) => `| ${names.map((name) => `\`${name}\``).join(' ')} | ${cell(becomes)} |`
  )
  return [`| ${what} | what becomes of it |`, '|---|---|', ...lines].join('\n')
}

function options(defaults: object): string {
  return Object.entries(defaults)
    .map(([name, value]) => `\`${name}\`: ${cell(`\`${shown(value)}\``)}`)
    .join('<br>')
}

/** A long default is cut: the table shows its kind, the code the rest. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ')
}

function page(title: string, about: string, sections: readonly string[]): string {
  return `${[`# ${title}`, '<!-- Written by `npm run generate`. -->', about, ...sections].join('\n\n')}\n`
}

async function read(name: string): Promise<string> {
  return readFile(path.join(root, name), 'utf8').catch(function (error: NodeJS.ErrnoException) {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}
