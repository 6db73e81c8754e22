/** The blocks of an article as a merge sees them: runs of whole lines, one after the other. */

export type BlockKind =
  | 'callout'
  | 'close'
  | 'code'
  | 'delimiter'
  | 'element'
  | 'heading'
  | 'open'
  | 'other'
  | 'paragraph'
  | 'row'
  | 'rule'

/** What blocks stand in. Only quotes and items show at the beginning of lines. */
export interface Container {
  kind: 'item' | 'list' | 'quote' | 'table' | 'tag'
  /** Of a tag, its name. */
  name?: string
  /** Of an item: what it begins with, such as `-`, `3.` or `- [ ]`. */
  marker?: string
  /** Of an item: columns that what is in it is moved in by. */
  width?: number
}

export interface Block {
  kind: BlockKind
  /** Outermost first. */
  within: readonly Container[]
  /** The container that it begins or ends, where it is a tag. */
  tag?: Container
  /** The first of its lines in the body, counted from 0. */
  line: number
  /** As they stand in the file. */
  lines: readonly string[]
  /** Blank lines above it, as they stand. */
  gap: readonly string[]
  /** Without what its containers put before its lines; of a heading, without signs, and `stepSign` in the place of the number. */
  text: string
  /** What it is known by: kind and text, blanks evened out. */
  key: string
  /** Rank of a heading; 0 for others. */
  depth: number
  /** Number of a heading that is a step. */
  step?: number
  /** Blanks before its first line that are no container’s. */
  indent: string
}

/** The table of a text’s blocks. */
export interface Table {
  blocks: readonly Block[]
  /** Blank lines after the last block. */
  tail: readonly string[]
  /** What looks odd: tags without their other half, text beyond limits. */
  oddities: number
}

/** Stands for the number in the text of a step’s heading: numbers follow from the order. */
export const stepSign = '\u0000'

export function isItem({kind}: Container): boolean {
  return kind === 'item'
}

/** The block alone, as Markdown. */
export function alone(block: Pick<Block, 'depth' | 'step' | 'text'>): string {
  const text = block.text.replace(stepSign, String(block.step ?? ''))
  return block.depth > 0 ? `${'#'.repeat(block.depth)} ${text}` : text
}
