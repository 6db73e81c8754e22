/** The documentation of exports: what becomes of each thing is shown by exporting it. */

import {exportArticle, type Places} from '../src/export/index.ts'
import {readMdx} from '../src/mdx/index.ts'
import {type Target, targets} from '../src/model/export.ts'
import {exportNotes} from '../src/model/export-notes.ts'

interface Example {
  what: string
  /** As writers type it. */
  typed: string
  /** Front matter beside id and title. */
  front?: string
}

const examples: readonly Example[] = [
  {what: 'A step', typed: '### Step 2: Fold the sail\n\nOver the **boom**.'},
  {
    what: 'A link to a heading of the article',
    typed: '## Rig\n\nSee [rigging](#rig).'
  },
  {
    what: 'A link to another article',
    typed: 'Read [how to moor](article:moor#at-low-tide) first.'
  },
  {
    what: 'A link to an article that only the site has',
    typed: 'Read [how to row](article:row) first.'
  },
  {what: 'A callout', typed: '> [!WARNING]\n> Mind the boom.'},
  {what: 'A callout with a title', typed: '> [!IMPORTANT] Key Step\n> Tie the knot.'},
  {what: 'A checklist', typed: '- [x] Oars\n- [ ] Anchor'},
  {
    what: 'A part that can be unfolded',
    typed: '<details>\n<summary>It leaks</summary>\n\nBail it out.\n\n</details>'
  },
  {what: 'A block of code', typed: '```yaml title="Sail plan"\njib: 1\n```'},
  {
    what: 'A table',
    typed: '| Sail | Area |\n| - | -: |\n| Jib | 9 m² |'
  },
  {
    what: 'A table in tags',
    typed:
      '<table>\n<tbody>\n<tr>\n<td rowspan="2">Jib</td>\n<td>\n\n- up\n- down\n\n</td>\n</tr>\n<tr>\n<td>furled</td>\n</tr>\n</tbody>\n</table>'
  },
  {what: 'A picture beside the article', typed: '![The jib](./sail/jib.png)'},
  {
    what: 'A picture with a caption',
    typed: '<Figure src="./sail/jib.png" alt="The jib" caption="Reefed" />'
  },
  {what: 'A formula', typed: 'Speed is $`v = s / t`$.'},
  {what: 'A footnote', typed: 'At high tide.[^1]\n\n[^1]: Twice a day.'},
  {what: 'Keys and marks', typed: 'Press <kbd>F2</kbd>, <u>not</u> <mark>F1</mark>: m<sup>2</sup>'},
  {
    what: 'Steps and paths in tags',
    typed:
      '<Walkthrough>\n\n<Step title="Choose">\n\n<Choice>\n\n<Path title="By sail">\n\nWait for wind.\n\n</Path>\n\n</Choice>\n\n</Step>\n\n</Walkthrough>'
  },
  {
    what: 'A word that readers fill in',
    typed: 'Open `YOUR-BOAT`.',
    front: 'fill:\n  YOUR-BOAT:\n    label: Your boat\n'
  },
  {
    what: 'Properties of a page',
    typed: '| | |\n| - | - |\n| **Crew** | Two |',
    front: 'details:\n  Crew: Two\n'
  }
]

const languages: Readonly<Record<Target, string>> = {
  confluence: 'xml',
  markdown: 'markdown',
  zendesk: 'html'
}

const names: Readonly<Record<Target, string>> = {
  confluence: 'Confluence',
  markdown: 'Markdown',
  zendesk: 'Zendesk'
}

/** An invented knowledge base: one article has copies everywhere, the other is on the site alone. */
function placesFor(target: Target): Places {
  return {
    article(id, fragment) {
      if (id !== 'moor') return {url: 'https://help.harbour.example/boats/row/', isSite: true}
      if (target === 'confluence')
        return {title: 'Moor a boat', space: 'SEA', anchor: 'At low tide'}
      return {url: `https://help.harbour.example/hc/en-us/articles/4711#${fragment}`}
    },
    site: (path) => `https://help.harbour.example${path}`,
    file: (address) =>
      target === 'confluence'
        ? {name: 'jib.png', isNew: true}
        : {name: address.replace('./', ''), isNew: target === 'zendesk'}
  }
}

export function exportSections(): string[] {
  return [
    '## What becomes of what',
    'Each example is exported here as the program does it. Where something is noted, its words stand below.',
    ...examples.flatMap(exampleSections),
    '## What is noted',
    'Notes stand on the error output, each with its line, and in `--json`. After each export the text is imported again, without being written, and compared with the article: what would come out otherwise is noted too (`reads`, `reads-title`).',
    notesTable()
  ]
}

function exampleSections({what, typed, front = ''}: Example): string[] {
  const said = new Map<string, Set<Target>>()
  const {front: matter, body} = readMdx(
    `---\nid: sail\ntitle: Sail\n${front}---\n\n${typed}\n`,
    'sail.mdx'
  )
  const texts = targets.map(function (target) {
    const places = placesFor(target)
    const article = {front: matter, body, locale: 'en', places, anchors: {}}
    const {text, notes} = exportArticle(article, target)
    for (const {kind} of notes) said.set(kind, (said.get(kind) ?? new Set()).add(target))
    const shown = text.replace(/^# Sail\n\n/, '').trimEnd()
    return fenced(languages[target], shown, `${names[target]}:`)
  })
  const notes = [...said].map(
    ([kind, where]) => `\`${kind}\` (${[...where].map((target) => names[target]).join(', ')})`
  )
  return [
    `### ${what}`,
    fenced('markdown', typed, 'Typed:'),
    ...texts,
    ...(notes.length > 0 ? [`Noted: ${notes.join(', ')}.`] : [])
  ]
}

function fenced(language: string, text: string, label: string): string {
  const fence = text.includes('```') ? '````' : '```'
  return `${label}\n\n${fence}${language}\n${text}\n${fence}`
}

function notesTable(): string {
  const rows = Object.entries(exportNotes).map(([kind, {why}]) => `| \`${kind}\` | ${why} |`)
  return ['| kind | when, and why |', '|---|---|', ...rows].join('\n')
}
