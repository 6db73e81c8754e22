/** The tags that are tags in an article; every other `<` is text. */

export interface Tag {
  /** It stands for a block; the others stand in a line of text. */
  block: boolean
  /** Names that its attributes may have; their values are plain strings. */
  attributes: readonly string[]
}

const block = (...attributes: string[]): Tag => ({block: true, attributes})
const text = (...attributes: string[]): Tag => ({block: false, attributes})

export const tags: ReadonlyMap<string, Tag> = new Map(
  Object.entries({
    br: text(),
    kbd: text(),
    mark: text(),
    sub: text(),
    sup: text(),
    u: text(),
    details: block('open'),
    figcaption: block(),
    figure: block(),
    summary: block(),
    table: block(),
    tbody: block(),
    td: block('align', 'colspan', 'rowspan'),
    th: block('align', 'colspan', 'rowspan', 'scope'),
    thead: block(),
    tr: block(),
    Badge: text('label', 'type'),
    Callout: block('title', 'type'),
    Checklist: block('copy', 'title'),
    Choice: block('title'),
    Figure: block('alt', 'caption', 'height', 'src', 'title', 'width'),
    Path: block('id', 'title'),
    Step: block('id', 'title'),
    Walkthrough: block('title', 'token')
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
