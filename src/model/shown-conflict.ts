/** A conflict as it is shown to whoever settles it. */

/** A run of words, and whether the text that it is held against has them. */
export interface MarkedText {
  text: string
  kind: 'same' | 'removed' | 'added'
}

export interface ShownConflict {
  /** What happened: both changed or added it, one took it away, both changes are in, a key, or the texts as a whole. */
  kind: 'edited' | 'added' | 'deleted-here' | 'deleted-there' | 'merged' | 'front' | 'whole'
  /** Where all three texts stand, relative to the root. */
  file: string
  /** What both began from; empty where there was nothing. */
  base: string
  /** The writer’s, or of `merged` the one with both changes; empty where it is gone. */
  mine: readonly MarkedText[]
  /** The sources’; empty where it is gone. */
  theirs: readonly MarkedText[]
}
