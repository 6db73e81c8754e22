/** What is known of the pictures of two versions, beside their addresses. */

/**
 * How two pictures look beside each other: as one that was saved anew, as one of which a part was changed, as
 * one that was cut or changed all over, or as two.
 */
export type Look = 'same' | 'changed' | 'unsure' | 'other'

export interface KnownPictures {
  /** Address as it stands in the version → digest of its bytes, where they could be had. */
  left: ReadonlyMap<string, string>
  right: ReadonlyMap<string, string>
  /** How two digests look beside each other; nothing where nobody could look. */
  look(left: string, right: string): Look | undefined
}
