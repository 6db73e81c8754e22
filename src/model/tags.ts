/**
 * Finds the tags of HTML or XML text without building a tree, in one pass.
 *
 * It is for questions about the raw text (what is it, where does it break off), by the tokenizer's rules
 * of the HTML standard as far as they matter: quotes, comments, CDATA, and elements that hold only text.
 */

export interface Tag {
  kind: 'open' | 'close' | 'comment' | 'cdata'
  /** Lower-case name; empty for comments and CDATA sections. */
  name: string
  start: number
  /** After the last character; the length of the text where it does not end. */
  end: number
  selfClosing: boolean
  /** It ends with the text, before its own end. */
  cut: boolean
  /** It opens an element that holds only text, nothing closes that, and a page goes on behind it. */
  unclosed?: true
}

/** Elements without content. */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' ')
)

const rawText = new Set(
  'script style textarea title xmp iframe noembed noframes plaintext'.split(' ')
)
/** What a page has, and a program or a style sheet that was cut short has not. */
const endOfBlock = /<\/(?:p|div|li|[uo]l|h[1-6]|t[dhr]|table|section|article|blockquote|body)\s*>/i
/** What stands before the name of an element that is spoken of. */
const inSentence = /[^\s>][ \t]+$/
const nameEnd = /[\s/>]/g

/**
 * The tags, comments and CDATA sections of `text`, in order. To browsers, an element of text that nothing closes holds
 * all the rest; here it holds nothing, so that no page is lost to a `<title>` that somebody typed.
 */
export function* scanTags(text: string): Generator<Tag> {
  let end = 0
  /** Names that nothing closes from here on. */
  const open = new Set<string>()

  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', end)) {
    const tag = tagAt(text, at)
    end = tag?.end ?? at + 1
    if (!tag) continue
    if (tag.kind !== 'open' || tag.cut || tag.selfClosing || !rawText.has(tag.name)) {
      yield tag
      continue
    }
    const close = open.has(tag.name) ? -1 : findClose(text, tag.name, end)
    if (close === -1) {
      const isCut = (tag.name === 'script' || tag.name === 'style') && !open.has(tag.name)
      const isSaid = inSentence.test(text.slice(Math.max(0, tag.start - 20), tag.start))
      if (isCut && !isSaid && !endOfBlock.test(text.slice(end))) return yield tag
      open.add(tag.name)
      tag.unclosed = true
    } else end = close
    yield tag
  }
}

function tagAt(text: string, start: number): Tag | undefined {
  if (text.startsWith('<!--', start)) return until(text, start, 'comment', '-->', 4)
  if (text.startsWith('<![CDATA[', start)) return until(text, start, 'cdata', ']]>', 9)

  const closes = text[start + 1] === '/'
  const nameStart = start + (closes ? 2 : 1)
  const first = text[nameStart]
  if (first === undefined) return undefined
  if (first === '!' || first === '?') return until(text, start, 'comment', '>', 2)
  if (!/[a-z]/i.test(first)) return undefined

  nameEnd.lastIndex = nameStart
  const nameStop = nameEnd.exec(text)?.index ?? text.length
  const stop = tagEnd(text, nameStop)
  return {
    kind: closes ? 'close' : 'open',
    name: text.slice(nameStart, Math.min(nameStop, nameStart + 80)).toLowerCase(),
    start,
    end: stop === -1 ? text.length : stop + 1,
    selfClosing: stop !== -1 && text[stop - 1] === '/',
    cut: stop === -1
  }
}

function until(
  text: string,
  start: number,
  kind: 'comment' | 'cdata',
  mark: string,
  skip: number
): Tag {
  const found = text.indexOf(mark, start + skip)
  const end = found === -1 ? text.length : found + mark.length
  return {kind, name: '', start, end, selfClosing: false, cut: found === -1}
}

/** Where the `>` of a tag is: quotes count only after `=`, as in the standard. */
function tagEnd(text: string, from: number): number {
  const interesting = /[>=]/g
  for (let at = from; ; ) {
    interesting.lastIndex = at
    const found = interesting.exec(text)
    if (!found) return -1
    if (found[0] === '>') return found.index

    let value = found.index + 1
    while (/\s/.test(text[value] ?? '')) value++
    const quote = text[value]
    if (quote === '"' || quote === "'") {
      const close = text.indexOf(quote, value + 1)
      if (close === -1) return -1
      at = close + 1
    } else at = value
  }
}

function findClose(text: string, name: string, from: number): number {
  // That one never ends, whatever stands behind it.
  if (name === 'plaintext') return -1
  const close = new RegExp(`</${name}[\\s/>]`, 'gi')
  close.lastIndex = from
  return close.exec(text)?.index ?? -1
}
