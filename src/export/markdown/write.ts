/** Writes an article as Markdown of GitHub’s flavour, without a tag. */

import type {Blockquote, Parents, PhrasingContent, Root} from 'mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {type Handle, type Info, type Options, type State, toMarkdown} from 'mdast-util-to-markdown'
import type {Callout} from '../../model/article.ts'
import {isUntitled} from '../../model/untitled.ts'
import type {Context} from '../context.ts'
import {sayProperties} from '../properties.ts'
import {plainMarkdown} from './plain.ts'

const options: Options = {
  bullet: '-',
  emphasis: '*',
  extensions: [gfmToMarkdown({tablePipeAlign: false})],
  fences: true,
  handlers: {callout: callout as Handle},
  incrementListMarker: true,
  listItemIndent: 'one',
  resourceLink: true,
  rule: '*'
}

export function writeGfm(body: Root, context: Context): string {
  sayProperties(body, context)
  const {children} = plainMarkdown(body, context)
  const title = context.front.title.replace(/\s+/g, ' ').trim()
  const heading: Root['children'] = isUntitled(title)
    ? []
    : [{type: 'heading', depth: 1, children: [{type: 'text', value: title}]}]
  return toMarkdown({type: 'root', children: [...heading, ...children]}, options)
}

/** As GitHub knows it: the marker alone on its line, a title as a line in bold. */
function callout(node: Callout, _: Parents | undefined, state: State, info: Info): string {
  const exit = state.enter('blockquote')
  const tracker = state.createTracker(info)
  tracker.move('> ')
  tracker.shift(2)
  const title: PhrasingContent[] = [{type: 'strong', children: node.title}]
  const blocks: Blockquote = {
    type: 'blockquote',
    children:
      node.title.length > 0
        ? [{type: 'paragraph', children: title}, ...node.children]
        : node.children
  }
  const body = state.containerFlow(blocks, tracker.current())
  exit()
  const text = `[!${node.kind.toUpperCase()}]${body === '' ? '' : `\n${body}`}`
  return state.indentLines(text, (line, _index, blank) => `>${blank ? '' : ' '}${line}`)
}
