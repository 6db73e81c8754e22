/** What a service that hosts repositories can do with proposed changes: one of them for a branch, one note below it. */

/** A change that is proposed: a pull request, a merge request. */
export interface Proposal {
  number: number
  /** Where people read it. */
  url: string
}

export interface Note {
  id: number
  text: string
}

export interface Forge {
  /** What it calls a proposal: `pull request`. */
  proposal: string
  /** Longest text of a note, in characters. */
  longestNote: number
  /** The open proposal of `branch` of this repository, to become part of `base`. */
  find(branch: string, base: string): Promise<Proposal | undefined>
  open(given: {branch: string; base: string; title: string; text: string}): Promise<Proposal>
  close(proposal: Proposal): Promise<void>
  /** Notes below `proposal` that were written with this very token: what others write is theirs. */
  ownNotes(proposal: Proposal): Promise<Note[]>
  addNote(proposal: Proposal, text: string): Promise<void>
  editNote(proposal: Proposal, note: Note, text: string): Promise<void>
}
