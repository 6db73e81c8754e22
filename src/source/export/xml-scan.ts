/**
 * Reads XML of any size in pieces: no more of it is held than one tag or one piece of text.
 *
 * Exports of Confluence are written by a program in a plain kind of XML, but a text in them may be a gigabyte
 * long and hold characters that XML forbids, at which parsers stop. So no more is asked of the XML than
 * that tags can be told from text: entities of its own are not expanded, and what is no tag is text.
 */

export interface XmlEvents {
  open(name: string, attributes: string): void
  close(name: string): void
  /** A piece of text: never half of a character reference. `literal`: references are not to be decoded. */
  text(piece: string, literal: boolean): void
}

export interface XmlScanner {
  write(chunk: string): void
  /** What is left is text. */
  end(): void
}

/** Longer than any tag; what begins like one and goes on is text. */
const longestTag = 65_536

/** Longest character reference that is waited for at the end of a chunk. */
const longestReference = 12

/** What ends each part whose content is not looked into. */
const ends = {cdata: ']]>', comment: '-->', instruction: '?>', declaration: '>'} as const

export function scanXml(events: XmlEvents): XmlScanner {
  let buffer = ''
  let inside: keyof typeof ends | undefined

  return {
    write(chunk) {
      buffer += chunk
      let at = 0
      for (let next = step(at); next > at; next = step(at)) at = next
      buffer = buffer.slice(at)
    },
    end() {
      if (buffer !== '' && (inside === undefined || inside === 'cdata'))
        events.text(buffer, inside === 'cdata')
      buffer = ''
    }
  }

  /** Read one thing at `at`; where the next one begins, or `at` when more is needed. */
  function step(at: number): number {
    if (at >= buffer.length) return at
    if (inside) return skip(at, inside)
    if (buffer[at] !== '<') return textFrom(at, at)
    const head = buffer.slice(at, at + 9)
    if (head === '<![CDATA[') return enter('cdata', at + 9)
    if (head.startsWith('<!--')) return enter('comment', at + 4)
    if (head.startsWith('<?')) return enter('instruction', at + 2)
    if (head.length < 9 && ('<![CDATA['.startsWith(head) || '<!--'.startsWith(head))) return at
    if (head.startsWith('<!')) return enter('declaration', at + 2)
    return tag(at)
  }

  function enter(what: keyof typeof ends, at: number): number {
    inside = what
    return at
  }

  function skip(at: number, what: keyof typeof ends): number {
    const mark = ends[what]
    const found = buffer.indexOf(mark, at)
    // What may be the beginning of the mark waits for the next chunk.
    const to = found === -1 ? Math.max(at, buffer.length - mark.length + 1) : found
    if (what === 'cdata' && to > at) events.text(buffer.slice(at, to), true)
    if (found === -1) return to
    inside = undefined
    return found + mark.length
  }

  function textFrom(at: number, from: number): number {
    const found = buffer.indexOf('<', from)
    let to = found === -1 ? buffer.length : found
    if (found === -1) {
      const reference = buffer.lastIndexOf('&')
      const open = reference >= at && to - reference < longestReference
      if (open && !buffer.includes(';', reference)) to = reference
    }
    if (to > at) events.text(buffer.slice(at, to), false)
    return to
  }

  function tag(at: number): number {
    if (at + 1 < buffer.length && !/[/\p{L}_:]/u.test(buffer[at + 1] ?? ''))
      return textFrom(at, at + 1)
    const end = tagEnd(at + 1)
    if (end === 'never') return textFrom(at, at + 1)
    if (end === 'later') return at

    const closing = buffer[at + 1] === '/'
    const empty = buffer[end - 1] === '/'
    const inner = buffer.slice(at + (closing ? 2 : 1), empty ? end - 1 : end)
    const space = inner.search(/\s/)
    const name = space === -1 ? inner : inner.slice(0, space)
    if (closing) events.close(name)
    else {
      events.open(name, space === -1 ? '' : inner.slice(space))
      if (empty) events.close(name)
    }
    return end + 1
  }

  /** Where the tag ends whose inside begins at `from`: at the first `>` outside of quotes; `<` stands in no tag. */
  function tagEnd(from: number): number | 'later' | 'never' {
    const most = Math.min(buffer.length, from + longestTag)
    let quote = ''
    for (let at = from; at < most; at++) {
      const character = buffer[at] ?? ''
      if (character === '<') return 'never'
      if (quote !== '') {
        if (character === quote) quote = ''
      } else if (character === '>') return at
      else if (character === '"' || character === "'") quote = character
    }
    return most < buffer.length ? 'never' : 'later'
  }
}

const attributeForm = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The value of the attribute `name` in what `open` was given. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (const [, key, double, single] of attributes.matchAll(attributeForm))
    if (key === name) return double ?? single
  return
}
