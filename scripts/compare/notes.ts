/** Differences that are known and meant: why ours is as it is. */

import {decodeHTML} from 'entities'
import {words} from '../../src/model/words.ts'
import type {Contents} from './contents.ts'

export interface Difference {
  kind: keyof Contents
  /** Who alone has it. */
  side: 'expected' | 'ours'
  text: string
  /** The page itself. */
  body: string
  ours: Contents
  theirs: Contents
}

export interface Note {
  id: string
  says: string
  holds(difference: Difference): boolean
}

const symbol = /^\p{So}$/u

export const notes: readonly Note[] = [
  {
    id: 'own words',
    says: 'the other converter writes labels of its own (INFO, Include Page, emoji before files), which are not in the page',
    holds: ({kind, side, text, body}) =>
      kind === 'words' && side === 'expected' && !new Set(words(body)).has(text)
  },
  {
    id: 'parameters',
    says: 'the other converter shows names that no reader of the page sees: an anchor’s, a block’s, the address of an included page, a date under its own text',
    holds: ({kind, side, text, body}) =>
      kind === 'words' && side === 'expected' && !visible(body).has(text)
  },
  {
    id: 'emoji',
    says: 'ours shows the character that readers of the page see; the other its name, or another character',
    holds: ({kind, side, text, body}) =>
      kind === 'words' &&
      (side === 'ours' ? symbol.test(text) : symbol.test(text) || emojiNames(body).has(text))
  },
  {
    id: 'joined words',
    says: 'the other converter joins words that a line break parts',
    holds({kind, side, text, ours, theirs}) {
      if (kind !== 'words' && kind !== 'tables') return false
      const other = (side === 'ours' ? theirs : ours)[kind]
      const joined = (side === 'ours' ? ours : theirs)[kind].join('').replace(/[\s|]/g, '')
      const all = other.join('').replace(/[\s|]/g, '')
      const bare = text.replace(/[\s|]/g, '')
      return all.includes(bare) && joined.includes(bare)
    }
  },
  {
    id: 'file names',
    says: 'pictures keep the names of their attachments until they are stored beside the article; the other converter renames them',
    holds: ({kind, ours, theirs}) =>
      kind === 'images' && ours.images.length === theirs.images.length
  },
  {
    id: 'not imported',
    says: 'a link to a page, or a place in it, that is not among those that are compared: the words stay, the link is a finding',
    holds: ({kind, side, text, ours}) =>
      kind === 'links' &&
      side === 'expected' &&
      (/^https?:/.test(text) || ours.words.join(' ').includes(text.split(' ')[0] ?? ''))
  },
  {
    id: 'place in a link',
    says: 'the other converter writes the place in the page into the text of a link; ours keeps the text that the page gives it',
    holds: ({kind, side, text, body, ours}) =>
      side === 'expected'
        ? (kind === 'words' && anchors(body).includes(text)) ||
          (kind === 'tables' && ours.tables.some((row) => text.startsWith(row)))
        : kind === 'tables' && /ac:anchor/.test(body)
  },
  {
    id: 'cards',
    says: 'a link that the page shows as a card bears the title of its page; the other converter writes the place that it leads to',
    holds: ({kind, side, text, body}) =>
      kind === 'links' &&
      side === 'ours' &&
      /data-card-appearance/.test(body) &&
      body.includes(text.replaceAll(' ', '+'))
  },
  {
    id: 'spaces',
    says: 'a link to a space leads to its own address; the other converter writes that of its overview',
    holds: ({kind, side, text}) =>
      kind === 'links' && side === 'ours' && /\/wiki\/spaces\/[^/]+$/.test(text)
  },
  {
    id: 'blanks in code',
    says: 'ours keeps blanks at the ends of lines of code',
    holds({kind, side, text, ours, theirs}) {
      const trimmed = (code: string) => code.replace(/[^\S\n]+$/gm, '')
      const other = side === 'ours' ? theirs : ours
      return kind === 'code' && other.code.map(trimmed).includes(trimmed(text))
    }
  },
  {
    id: 'lines of code',
    says: 'lines of a paragraph that are each in code are one block; the other converter leaves each in code of its own',
    holds({kind, side, text, body}) {
      const page = decodeHTML(body)
      const lines = text.split('\n')
      return (
        kind === 'code' &&
        side === 'ours' &&
        lines.length > 1 &&
        lines.every((line) => page.includes(`<code>${line}</code>`))
      )
    }
  },
  {
    id: 'headings',
    says: 'a bold line that is all there is in its paragraph is made a heading',
    holds: ({kind, side, text, theirs}) =>
      kind === 'headings' && side === 'ours' && theirs.words.join(' ').includes(text)
  },
  {
    id: 'kept',
    says: 'ours keeps text of the page that the other converter drops (macros and elements that it does not know)',
    holds: ({kind, side, text, body}) =>
      kind === 'words' && side === 'ours' && visible(body).has(text)
  }
]

/** Id of the first note that explains `difference`. */
export function noteFor(difference: Difference): string | undefined {
  return notes.find((note) => note.holds(difference))?.id
}

/** Words of a page that stand in its text, not in its tags. */
function visible(body: string): Set<string> {
  const text = body
    .replace(/<ac:parameter\b[^>]*>[\s\S]*?<\/ac:parameter>/g, ' ')
    .replace(/<!\[CDATA\[|\]\]>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
  return new Set(words(text.replace(/&[a-z]+;/g, ' ')))
}

function emojiNames(body: string): Set<string> {
  return new Set(
    Array.from(body.matchAll(/ac:emoji-(?:shortname|fallback)="([^"]*)"/g), ([, name]) =>
      words((name ?? '').replaceAll('_', ' '))
    ).flat()
  )
}

/** Words of the places in other pages that the links of `body` lead to. */
function anchors(body: string): string[] {
  return Array.from(body.matchAll(/ac:anchor="([^"]*)"/g), ([, anchor = '']) =>
    words(decodeURIComponent(anchor))
  ).flat()
}
