/**
 * Wiki markup becomes a tree of storage elements, of which the handlers of storage format make the rest.
 *
 * Macros are found first, in one pass; what stands between them is read line by line. A macro that is not
 * known, or does not end, stays as it was typed.
 */

import type {ElementContent} from 'hast'
import type {Entry} from '../../model/record.ts'
import type {Place} from '../positions.ts'
import {readLines} from './lines.ts'
import {createWiki, entryOf, make, makeMacro, makeText, readParameters, type Wiki} from './state.ts'

/** Macros whose body is text, character by character. */
const raw = new Set(['code', 'noformat', 'preformatted'])
/** Macros that hold wiki markup. */
const boxes = new Set('column expand excerpt info note panel quote section tip warning'.split(' '))
/** Macros that stand alone. */
const single = new Set(
  'children contentbylabel livesearch pagetree pagetreesearch recently-updated toc'.split(' ')
)
/** Parameters of theirs are words that readers see. */
const titled = new Set('code expand info noformat note panel preformatted tip warning'.split(' '))
const tags =
  /\{(children|code|column|contentbylabel|excerpt|expand|info|livesearch|noformat|note|pagetreesearch|pagetree|panel|preformatted|quote|recently-updated|section|tip|toc|warning)(?::([^{}\n]{0,1000}))?\}/g
const deepest = 20

interface Frame {
  name: string
  /** Its tag, and what its parameters say. */
  tag: string
  given: string
  start: number
  /** Where its body begins. */
  from: number
  children: ElementContent[]
}

export function wikiToStorage(
  text: string,
  place: Place
): {children: ElementContent[]; entries: Entry[]} {
  const wiki = createWiki(text, place)
  const root: Frame = {name: '', tag: '', given: '', start: 0, from: 0, children: []}
  const open: Frame[] = [root]
  // None of these ends behind here: looking again would take quadratic time.
  const unclosed = new Set<string>()
  let end = 0

  for (const {0: tag, 1: name = '', 2: given, index} of text.matchAll(tags)) {
    if (index < end) continue
    const after = index + tag.length
    if (raw.has(name)) {
      const close = unclosed.has(name) ? -1 : text.indexOf(`{${name}}`, after)
      if (close === -1) {
        unclosed.add(name)
        continue
      }
      lines(index)
      add(code(name, tag, given ?? '', index, [after, close], wiki))
      end = close + name.length + 2
    } else if (single.has(name)) {
      lines(index)
      wiki.removed.push(tag)
      add(makeMacro(place(index, after), name, readParameters(given ?? ''), []))
      end = after
    } else if (given === undefined && open.some((frame) => frame.name === name)) {
      lines(index)
      close(name, after)
      end = after
    } else if (boxes.has(name) && open.length < deepest) {
      lines(index)
      open.push({name, tag, given: given ?? '', start: index, from: after, children: []})
      end = after
    }
  }
  lines(text.length)
  while (open.length > 1) giveUp()
  return {children: root.children, entries: entryOf(wiki)}

  function lines(until: number): void {
    if (until > end) for (const each of readLines(end, until, wiki)) add(each)
  }

  function add(node: ElementContent): void {
    open.at(-1)?.children.push(node)
  }

  /** End the macro `name`; those in it that do not end are text. */
  function close(name: string, after: number): void {
    while (open.at(-1)?.name !== name) giveUp()
    const frame = open.pop()
    if (!frame) return
    const position = place(frame.start, after)
    const parameters = readParameters(frame.given)
    wiki.removed.push(frame.tag, name)
    if (titled.has(name))
      wiki.added.push(
        parameters.get('title') || (name === 'expand' ? (parameters.get('') ?? '') : '')
      )
    const body = make(position, 'ac:rich-text-body', {}, frame.children)
    add(
      name === 'quote'
        ? make(position, 'blockquote', {}, frame.children)
        : makeMacro(position, name, parameters, [body])
    )
  }

  function giveUp(): void {
    const frame = open.pop()
    if (!frame) return
    const position = place(frame.start, frame.from)
    add(make(position, 'p', {}, [makeText(position, frame.tag)]))
    for (const each of frame.children) add(each)
  }
}

function code(
  name: string,
  tag: string,
  given: string,
  start: number,
  [from, to]: readonly [number, number],
  wiki: Wiki
): ElementContent {
  const position = wiki.place(start, to + name.length + 2)
  const parameters = readParameters(given)
  // `{code:java}` names the language alone.
  const title = parameters.get('title') ?? ''
  wiki.removed.push(tag, name)
  wiki.added.push(title)
  const value = wiki.text.slice(from, to).replace(/^[ \t]*\r?\n|\s+$/g, '')
  const body = make(position, 'ac:plain-text-body', {}, [makeText(wiki.place(from, to), value)])
  return makeMacro(position, name, parameters, [body])
}
