/**
 * Words, and bags of what a reader could miss.
 *
 * A word is a run of letters, marks and digits of any script, or one symbol that says something on
 * its own (a currency sign, an emoji). Punctuation and blanks are not words: repairs may set them anew.
 */

const word = /[\p{L}\p{M}\p{N}]+|[\p{So}\p{Sc}]/gu
const invisible = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFE00-\uFE0F\uFEFF]/g

/** The words of `text`, in order, compatibility forms folded (NFC) and invisible characters gone. */
export function words(text: string): string[] {
  return text.normalize('NFC').replace(invisible, '').match(word) ?? []
}

/** What a reader could miss, as plain data. */
export interface Piece {
  /** Readable text; inline elements join words, blocks are parted by line breaks. */
  text: string
  /** Link targets, in order. */
  links: readonly string[]
  /** Picture addresses, in order. */
  images: readonly string[]
}

export const noPiece: Piece = {text: '', links: [], images: []}

export type TokenKind = 'word' | 'link' | 'image'
/** Counts by token: `word:token`, `link:https://…`, `image:…`. A count may be negative in a difference. */
export type Bag = Map<string, number>

export function bag(...pieces: readonly Piece[]): Bag {
  return bagOf(pieces)
}

export function bagOf(pieces: Iterable<Piece>): Bag {
  const result: Bag = new Map()
  for (const piece of pieces) {
    for (const each of words(piece.text)) put(result, `word:${each}`, 1)
    for (const each of piece.links) put(result, `link:${target(each)}`, 1)
    for (const each of piece.images) put(result, `image:${target(each)}`, 1)
  }
  return result
}

/** `a` − `b`, without the zeros. */
export function subtract(a: Bag, b: Bag): Bag {
  if (a === b) return new Map()
  const result: Bag = new Map(a)
  for (const [token, count] of b) put(result, token, -count)
  return result
}

export function add(a: Bag, b: Bag): Bag {
  const result: Bag = new Map(a)
  for (const [token, count] of b) put(result, token, count)
  return result
}

/** How many tokens there are, of `kind` if given. */
export function size(of: Bag, kind?: TokenKind): number {
  let result = 0
  for (const [token, count] of of) if (!kind || token.startsWith(`${kind}:`)) result += count
  return result
}

const blanks = /[\s\p{Cc}]+/gu

/**
 * Addresses are compared as they resolve: percent-encoding does not count, and neither do blanks, as XML makes one of a
 * line break where HTML keeps it and browsers drop it.
 */
function target(address: string): string {
  const bare = address.replace(blanks, '')
  try {
    return decodeURI(bare).replace(blanks, '')
  } catch {
    return bare // Not an encoded address: compared as it stands.
  }
}

function put(into: Bag, token: string, count: number): void {
  const sum = (into.get(token) ?? 0) + count
  if (sum === 0) into.delete(token)
  else into.set(token, sum)
}
