/** What becomes of each node of an article in storage format. */

import type {Element, ElementContent} from 'hast'
import type {
  Code,
  FootnoteReference,
  Heading,
  Image,
  InlineCode,
  Link,
  List,
  Nodes,
  PhrasingContent,
  Table
} from 'mdast'
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx'
import type {Handlers, State} from 'mdast-util-to-hast'
import type {Callout} from '../../model/article.ts'
import type {Context} from '../context.ts'
import {make, text} from '../element.ts'
import type {Footnotes} from '../footnotes.ts'
import {inlineCode} from '../inline-code.ts'
import {short} from '../short.ts'
import {same, sayMark, type Tag, type TagHandler, tagHandlers} from '../tags.ts'
import {callout, plainTitle} from './callout.ts'
import {code} from './code.ts'
import {macro, richBody} from './element.ts'
import {anchorOf, image, link} from './links.ts'
import {createLists} from './lists.ts'
import {table, tableTags} from './tables.ts'

export function confluenceHandlers(context: Context, footnotes: Footnotes): Handlers {
  const lists = createLists(context)
  return {
    callout: (state: State, node: Callout) =>
      callout(node, state.all({type: 'blockquote', children: node.children}), context),
    code: (_: State, node: Code) => code(node, context),
    footnoteDefinition: () => undefined,
    footnoteReference(_: State, node: FootnoteReference) {
      const number = footnotes.numberOf(node)
      const body = make('ac:link-body', {}, [text(String(number))])
      return make('sup', {}, [make('ac:link', {'ac:anchor': `note-${number}`}, [body])])
    },
    heading(state: State, node: Heading) {
      const id = context.isAlone(node) ? [] : [anchor(anchorOf(node, context))]
      return make(`h${node.depth}`, {}, [...id, ...state.all(node)])
    },
    image: (_: State, node: Image) => image(node, context),
    inlineCode: (_: State, node: InlineCode) => inlineCode(node),
    link: (state: State, node: Link) => link(node, state.all(node), context),
    list: (state: State, node: List) => lists(state, node),
    table: (state: State, node: Table) => table(state, node),
    ...tagHandlers({...tableTags, ...tagsOf(context)})
  } as Handlers
}

/** A place to link to. */
export function anchor(name: string): Element {
  return macro('anchor', {'': name}, [])
}

function tagsOf(context: Context): Readonly<Record<string, TagHandler>> {
  return {
    details: (state, node) => expand(state, node, context),
    figcaption: (state, node) => make('p', {}, [make('em', {}, state.all(node as never))]),
    figure: (state, node) => figure(state, node, context),
    kbd: same,
    mark(state, node) {
      sayMark(node, context)
      const style = 'background-color: rgb(255, 243, 191);'
      return make('span', {style}, state.all(node as never))
    },
    sub: same,
    summary: (state, node) => make('p', {}, [make('strong', {}, state.all(node as never))]),
    sup: same,
    u: same
  }
}

function expand(state: State, node: Tag, context: Context): Element {
  const children = node.children as Nodes[]
  const summary = children.find(
    (child): child is MdxJsxFlowElement =>
      child.type === 'mdxJsxFlowElement' && child.name === 'summary'
  )
  const words = (summary?.children ?? []) as Nodes[]
  const line = words.flatMap((word) => (word.type === 'paragraph' ? word.children : [word]))
  const title = plainTitle(line as PhrasingContent[], node, context)
  if (node.attributes.length > 0) context.say('details', {title: short(title ?? '')}, node)
  const rest = children.filter((child) => child !== summary)
  const body = state.all({type: 'root', children: rest as never[]})
  return macro('expand', {title}, [richBody(body)])
}

/** A picture with its caption in one; anything else stands as it does. */
function figure(state: State, node: Tag, context: Context): ElementContent[] {
  const children = node.children as Nodes[]
  const pictures = children.flatMap((child) =>
    child.type === 'image' ? [child] : child.type === 'paragraph' ? child.children : []
  )
  const [picture, ...others] = pictures
  const [, caption, ...more] = children
  if (picture?.type !== 'image' || others.length > 0 || more.length > 0)
    return state.all(node as never)
  if (caption?.type !== 'mdxJsxFlowElement' || caption.name !== 'figcaption')
    return state.all(node as never)
  return image(picture, context, state.all(caption as never))
}
