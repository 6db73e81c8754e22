/** One proposal for a branch, and one note below it that is kept up to date. */

import type {Forge, Proposal} from './forge.ts'

/** Nobody sees it; the note is found by it again. */
const marker = '<!-- collate: this note is kept up to date -->'

export interface Branch {
  branch: string
  base: string
}

export interface Wanted extends Branch {
  title: string
  /** What the proposal says when it is opened; from then on, it is people’s. */
  text: string
  /** What the note says now. */
  note?: string
}

export type NoteState = 'added' | 'edited' | 'as it was'

export interface Proposed {
  proposal: Proposal
  opened: boolean
  note?: NoteState
}

/** Open the proposal unless it is open, and bring its note up to date. */
export async function propose(forge: Forge, wanted: Wanted): Promise<Proposed> {
  const {branch, base, note} = wanted
  const found = await forge.find(branch, base)
  const proposal = found ?? (await forge.open(wanted))
  return {
    proposal,
    opened: !found,
    ...(note !== undefined && {note: await keepNote(forge, proposal, note)})
  }
}

/** Close the proposal of a branch that has nothing to propose any more; `undefined` where none is open. */
export async function withdraw(
  forge: Forge,
  {branch, base, note}: Branch & {note?: string}
): Promise<Proposal | undefined> {
  const found = await forge.find(branch, base)
  if (!found) return
  if (note !== undefined) await keepNote(forge, found, note)
  await forge.close(found)
  return found
}

async function keepNote(forge: Forge, proposal: Proposal, note: string): Promise<NoteState> {
  const text = cut(`${marker}\n${note.trim()}\n`, forge.longestNote)
  const former = (await forge.ownNotes(proposal)).find((each) => each.text.startsWith(marker))
  if (!former) {
    await forge.addNote(proposal, text)
    return 'added'
  }
  // Services hand texts back without the blanks around them, some with other ends of lines.
  if (former.text.replaceAll('\r\n', '\n').trim() === text.trim()) return 'as it was'
  await forge.editNote(proposal, former, text)
  return 'edited'
}

/** As many whole lines as fit into `most` characters, and how many do not. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const lines = text.split('\n')
  let room = most - 100
  let kept = 0
  for (const line of lines) {
    room -= line.length + 1
    if (room < 0) break
    kept++
  }
  const rest = (lines.length - kept).toLocaleString('en')
  return `${lines.slice(0, kept).join('\n')}\n\n${rest} lines more would be too long for a note\n`
}
