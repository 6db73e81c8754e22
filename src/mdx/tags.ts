/** The tags that are tags in an article; every other `<` is text. */

import {type CalloutKind, calloutKinds} from '../model/article.ts'

export interface Attribute {
  /** What it says, for people. */
  about: string
  /** All that it may say, where that is not any text. */
  values?: readonly string[]
}

export interface Tag {
  /** It stands for a block; the others stand in a line of text. */
  block: boolean
  /** What readers get of it. */
  about: string
  /** What its attributes may be called; their values are plain strings. */
  attributes: Readonly<Record<string, Attribute>>
}

const block = (about: string, attributes: Tag['attributes'] = {}): Tag => ({
  block: true,
  about,
  attributes
})
const text = (about: string, attributes: Tag['attributes'] = {}): Tag => ({
  block: false,
  about,
  attributes
})

const align = {about: 'where its text stands', values: ['left', 'center', 'right']}
const cell = {
  align,
  colspan: {about: 'how many columns it is wide'},
  rowspan: {about: 'how many rows it is high'}
}
const kinds: readonly CalloutKind[] = calloutKinds

export const tags: ReadonlyMap<string, Tag> = new Map(
  Object.entries({
    br: text('a new line in the same paragraph'),
    kbd: text('a key to press'),
    mark: text('highlighted words'),
    sub: text('letters below the line'),
    sup: text('letters above the line'),
    u: text('underlined words'),
    details: block('a part that readers unfold', {open: {about: 'unfolded from the start'}}),
    figcaption: block('the caption of a `<figure>`'),
    figure: block('a picture, or anything else, with a caption'),
    summary: block('the line of `<details>` that is always shown'),
    table: block('a table whose cells hold more than a line'),
    tbody: block('the rows of a table'),
    td: block('a cell', cell),
    th: block('a cell that heads its row or column', {
      ...cell,
      scope: {about: 'what it heads', values: ['col', 'row', 'colgroup', 'rowgroup']}
    }),
    thead: block('the rows that head a table'),
    tr: block('a row'),
    Badge: text('a word in a small box, such as “Beta”', {label: {about: 'the word'}}),
    Callout: block('a callout', {
      title: {about: 'its title'},
      type: {about: 'its kind', values: kinds}
    }),
    Checklist: block('boxes that readers tick, under a title', {title: {about: 'the title'}}),
    Choice: block('a choice between the paths in it'),
    Figure: block('a picture that readers can enlarge', {
      alt: {about: 'its description, for those who do not see it'},
      caption: {about: 'the line below it'},
      src: {about: 'its file'}
    }),
    Path: block('one of the paths of a `<Choice>`', {
      id: {about: 'its name in addresses; without it, the title is'},
      title: {about: 'its title'}
    }),
    Step: block('a step of a `<Walkthrough>`', {
      id: {about: 'a name by which readers’ progress is kept, whatever its words are'},
      title: {about: 'its title'}
    }),
    Walkthrough: block('steps that readers go through and mark as done', {
      title: {about: 'its title'}
    })
  })
)
/** Parts of a table: nothing but each other stands between them. */
export const tableParts: ReadonlySet<string> = new Set(['table', 'tbody', 'thead', 'tr'])

const schemes = new Set(
  'article attachment ftp ftps http https mailto page sftp sms tel'.split(' ')
)
const pictures = /^data:image\/(?:avif|gif|jpeg|png|webp)[;,]/i

/** Whether an address does no harm when it is followed or, as a picture, shown. */
export function safeAddress(address: string, use: 'link' | 'image' = 'link'): boolean {
  // Browsers skip these characters, so `java\nscript:` is a script all the same.
  const plain = address.replace(/[\u0000-\u0020\u007F-\u00A0\u2028\u2029\uFEFF]/g, '')
  const scheme = /^([^/?#:]*):/.exec(plain)?.[1]?.toLowerCase()
  if (scheme === undefined) return true
  if (schemes.has(scheme)) return true
  return use === 'image' && pictures.test(plain)
}
