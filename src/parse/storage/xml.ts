/** Reads XML into a raw tree: elements of HTML as hast has them, Confluence's own with their attributes as they stand. */

import {decodeHTML} from 'entities'
import type {Element, Root, Text} from 'hast'
import {SaxesParser} from 'saxes'
import {makeElement} from '../html.ts'
import type {Place} from '../positions.ts'

/** Why and where a text is not XML; `offset` points into the text. */
export interface Fault {
  reason: string
  offset: number
}

/** Characters that XML forbids even escaped; exports have them all the same. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const prolog = /^\uFEFF?\s*(?:<\?xml[^>]*\?>)?/
const wrapper = 'page'

/** The tree of `text`, of any depth, or why there is none. */
export function readXml(text: string, place: Place): Root | Fault {
  const skipped = prolog.exec(text)?.[0].length ?? 0
  const source = text.replace(forbidden, ' ')
  const shift = skipped - wrapper.length - 2
  const tree: Root = {type: 'root', children: [], position: place(0, text.length)}
  const open: Array<Root | Element> = [tree]
  const parser = new SaxesParser()
  let fault: Fault | undefined
  let end = skipped
  let held: string | undefined

  parser.ENTITIES = new Proxy({}, {get: (_, name) => entity(String(name))}) as Record<
    string,
    string
  >
  parser.on('error', function (error) {
    const offset = Math.min(Math.max(position(), 0), text.length)
    // What is wrong at the end of the text is the end tag of our own wrapper.
    const last = offset < text.length ? undefined : open.at(-1)
    const reason =
      last?.type === 'element'
        ? `it ends within <${last.tagName}>`
        : error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
    fault ??= {reason, offset}
  })
  parser.on('text', function (value) {
    held = (held ?? '') + value
  })
  parser.on('opentag', function ({name, attributes}) {
    const start = markup('<')
    if (open.length === 1 && name === wrapper && start < skipped) return
    const element = makeElement(name.includes(':') ? name : name.toLowerCase(), attributes)
    element.position = place(start, end)
    append(element)
    open.push(element)
  })
  parser.on('closetag', function () {
    markup('<')
    const element = open.length > 1 ? open.pop() : undefined
    const start = element?.position?.start.offset
    if (element && start !== undefined) element.position = place(start, end)
  })
  parser.on('cdata', function (value) {
    const from = source.indexOf('<![CDATA[', end)
    flush(from)
    end = position()
    append({type: 'text', value, position: place(from + 9, Math.max(from + 9, end - 3))})
  })
  parser.on('comment', () => markup('<!--'))
  parser.on('processinginstruction', () => markup('<?'))

  // In one piece: the parser gives up nothing by it, and its places stay those of the text.
  parser.write(`<${wrapper}>${source.slice(skipped)}</${wrapper}>`)
  if (!fault) parser.close()
  return fault ?? tree

  function position(): number {
    return parser.position + shift
  }

  /** Take notice of markup that ends here and begins with `mark`; gives its start. */
  function markup(mark: string): number {
    const stop = position()
    const start = stop <= end ? end : Math.max(source.lastIndexOf(mark, stop - 1), end)
    flush(start)
    end = Math.max(end, stop)
    return stop <= skipped ? -1 : start
  }

  function flush(until: number): void {
    if (held) append({type: 'text', value: held, position: place(end, Math.max(end, until))})
    held = undefined
  }

  function append(node: Element | Text): void {
    open.at(-1)?.children.push(node)
  }
}

/** Entities of HTML, which Confluence uses though XML does not know them. */
function entity(name: string): string | undefined {
  const written = `&${name};`
  const meant = decodeHTML(written)
  return meant === written ? undefined : meant
}
