/** A small knowledge base in which everything is about to happen at once that an import has to bring together. */

import {access, constants, cp, mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {runHere} from './here.ts'
import type {Ran} from './program.ts'

export const articles = 'content/articles/en/inbox'

const config = `export default {
  title: 'Harbour',
  files: {fetch: false},
  sources: [
    {name: 'in', type: 'files', paths: ['in']},
    {name: 'old', type: 'files', paths: ['old']}
  ],
  pairs: [['in/anchors', 'old/weighing']]
}
`

/** One pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

const page = (title: string, ...blocks: string[]) =>
  `<h1>${title}</h1>\n${blocks.map((block) => `<p>${block}</p>`).join('\n')}\n`

const at = {
  anchors: page('Anchors', 'Drop the anchor.', 'Pay out the chain.', 'Wait for the tide.'),
  boats: page('Boats', 'Row the boat to the pier.', 'Tie it up.'),
  cranes: page('Cranes', 'Lift the load.', 'Lower it slowly.'),
  docks: page('Docks', 'Open the gate.', '<img src="gate.png" alt="The gate">', 'Close it again.'),
  piers: page('Piers', 'Walk to the end.', 'Mind the gap.'),
  quays: page('Quays', 'Stand behind the line.', 'Hold the rope.')
}

/** Make a knowledge base with its first import done, in a folder of its own. */
export async function makeBase(): Promise<string> {
  const root = await makeFolder()
  await mkdir(path.join(root, '.tmp'))
  await save(root, 'collate.config.ts', config)
  for (const [name, html] of Object.entries(at)) await save(root, `in/${name}.html`, html)
  await save(root, 'in/gate.png', picture)
  await save(
    root,
    'old/weighing.html',
    page('Weighing anchors', 'Drop the anchor.', 'Pay out 30 m of chain.', 'Wait for the tide.')
  )
  expectFine(await runHere(root, ['import']))
  return root
}

/** What writers and sources did since: merged, in conflict, gone here and there, another format, new. */
export async function changeAll(root: string): Promise<void> {
  await edit(root, `${articles}/anchors.mdx`, 'Wait for the tide.', 'Wait for the tide to turn.')
  await edit(root, 'in/anchors.html', 'Drop the anchor.', 'Drop the anchor slowly.')
  await edit(root, `${articles}/boats.mdx`, 'to the pier', 'to the old pier')
  await edit(root, 'in/boats.html', 'to the pier', 'to the new pier')
  await rm(path.join(root, 'in/cranes.html'))
  await edit(root, 'in/docks.html', 'Open the gate.', 'Open the large gate.')
  await save(root, 'in/gate.png', Buffer.concat([picture, Buffer.from('new')]))
  await rm(path.join(root, `${articles}/piers.mdx`))
  await rm(path.join(root, 'in/quays.html'))
  await save(root, 'in/quays.md', '# Quays\n\nStand behind the yellow line.\n\nHold the rope.\n')
  await save(root, 'in/ropes.html', page('Ropes', 'Coil the rope.', '<b>Dry it.</b>'))
}

/** A folder for rounds: on a disk in memory where there is one, as no round is about how a disk keeps what it has. */
export async function makeFolder(): Promise<string> {
  const memory = '/dev/shm'
  const isThere = await access(memory, constants.W_OK).then(
    () => true,
    () => false
  )
  return mkdtemp(path.join(isThere ? memory : tmpdir(), 'collate-faults-'))
}

export function expectFine({code, err, out}: Ran): void {
  if (code !== 0) throw new Error(`It ended with ${code}:\n${err || out}`)
}

export async function save(root: string, file: string, text: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), {recursive: true})
  await writeFile(path.join(root, file), text)
}

export async function edit(root: string, file: string, from: string, to: string): Promise<void> {
  const text = await readFile(path.join(root, file), 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not hold “${from}”`)
  await save(root, file, text.replace(from, to))
}

/** A copy of `root` at `to`, in place of what was there. */
export async function copyBase(root: string, to: string): Promise<void> {
  await rm(to, {recursive: true, force: true})
  await cp(root, to, {recursive: true, preserveTimestamps: true})
}
