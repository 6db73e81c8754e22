/** Give headings, paths and steps the names by which links, progress and the contents know them. */

import Slugger from 'github-slugger'
import type {Heading, Root, RootContent} from 'mdast'
import type {Landmark, SitePath} from '../../model/site-data.ts'
import {attribute, everyNode, identity, isTag, type Jsx, line, textOf} from '../tree.ts'
import {numberSteps} from './lists.ts'

export interface Names {
  contents: Landmark[]
  paths: SitePath[]
  /** Every fragment that leads somewhere. */
  fragments: Set<string>
}

type HeadingIds = Map<string, {id: string; text: string}>

/** Id and original text of every heading, found before any of them becomes a tag; keyed by its place. */
export function headingIds(body: Root): HeadingIds {
  const slugger = new Slugger()
  const result = new Map<string, {id: string; text: string}>()
  for (const node of everyNode(body)) {
    if (node.type !== 'heading') continue
    const text = textOf(node)
    result.set(placeOf(node.children), {id: slugger.slug(text), text})
  }
  return result
}

/** Headings become tags by taking their content along: its first node that has a place tells which it was. */
function placeOf(nodes: readonly RootContent[]): string {
  const start = nodes.find((node) => node.position)?.position?.start
  return start ? `${start.line}:${start.column}` : `text:${textOf(nodes)}`
}

/**
 * Name everything in `body`, in the order of the text.
 * `old` holds old heading ids and the text of the heading that bears each now.
 */
export function identify(
  body: Root,
  ids: HeadingIds,
  old: Readonly<Record<string, string>>
): Names {
  const namer = new Namer(ids, old)
  namer.walk(body.children, undefined)
  return namer.names
}

class Namer {
  readonly names: Names = {contents: [], paths: [], fragments: new Set()}
  readonly #ids: HeadingIds
  readonly #byText: Map<string, Array<[string, string]>>
  /** Gives ids to headings that had none when the others got theirs. */
  readonly #slugger = new Slugger()
  /** How many steps of the same words there were. */
  readonly #seen = new Map<string, number>()
  #count = 0

  constructor(ids: HeadingIds, old: Readonly<Record<string, string>>) {
    this.#ids = ids
    this.#byText = Map.groupBy(Object.entries(old), ([, text]) => identity(text))
  }

  walk(nodes: RootContent[], path: string | undefined): void {
    for (const node of nodes) {
      if (node.type === 'heading') {
        this.#nameHeading(node)
      } else if (isTag(node, 'Path')) {
        const id = this.#namePath(node)
        this.walk(node.children as RootContent[], id)
      } else if (isTag(node, 'Walkthrough')) {
        numberSteps(node)
        this.#nameSteps(node, path)
        for (const step of node.children) {
          if (isTag(step, 'Step')) this.walk(step.children as RootContent[], path)
        }
      } else if (isTag(node, 'TokenHelp')) {
        this.#note(2, 'after-token', attribute(node, 'title') ?? '')
        if (attribute(node, 'trouble')) this.#note(3, 'trouble', 'It did not work')
      } else if ('children' in node) {
        this.walk(node.children as RootContent[], path)
      }
    }
  }

  /** The heading goes by the name that it had. */
  #nameHeading(node: Heading): void {
    const known = this.#ids.get(placeOf(node.children))
    const title = textOf(node)
    const given = this.#slugger.slug(title)
    const id = known?.id ?? given
    const anchors = this.#anchorsOf(known?.text ?? title, id)
    this.#note(node.depth, id, title)
    node.data = {...node.data, id, anchors}
  }

  #namePath(node: Jsx): string {
    const title = titleOf(node, 'PathTitle') ?? attribute(node, 'title') ?? ''
    let id =
      new Slugger().slug(attribute(node, 'id') || title) || `path-${this.names.paths.length + 1}`
    while (this.names.paths.some((path) => path.id === id)) id += '-x'
    this.names.paths.push({id, title})
    put(node, {id, title, index: this.names.paths.length})
    if (!titleTag(node, 'PathTitle') && title !== '') {
      const heading = line('PathTitle', {depth: 2}, [{type: 'text', value: title}])
      ;(node.children as RootContent[]).unshift(heading)
    }
    this.#nameTitle(node, 'PathTitle', `option-${id}`)
    return id
  }

  #nameSteps(walkthrough: Jsx, path: string | undefined): void {
    const number = ++this.#count
    const prefix = number === 1 ? '' : `part-${number}-`
    const steps = walkthrough.children.filter((child) => isTag(child, 'Step'))
    put(walkthrough, {id: `walkthrough-${number}`, path, steps: steps.length})

    for (const step of steps) {
      const title = titleOf(step, 'StepTitle') ?? attribute(step, 'title')
      const texts = step.children.map((child) => textOf(child as RootContent))
      const text = title ?? texts.find((each) => each !== '') ?? ''
      const base = identity(`${path ?? ''} ${attribute(step, 'id') || text}`)
      const ordinal = this.#seen.get(base) ?? 0
      this.#seen.set(base, ordinal + 1)
      const n = attribute(step, 'n') ?? '1'
      const id = `${prefix}step-${n}`
      const label = text.length > 120 ? `${text.slice(0, 117).trimEnd()}…` : text
      put(step, {
        id,
        of: steps.length,
        first: attribute(steps[0] as Jsx, 'n'),
        mark: ordinal === 0 ? base : `${base}-${ordinal}`,
        digest: identity(textOf(step as RootContent)),
        label
      })
      this.names.fragments.add(id)
      this.#nameTitle(step, 'StepTitle', id, `${n}. `)
    }
  }

  #nameTitle(node: Jsx, tag: string, fallback: string, prefix = ''): void {
    const title = titleTag(node, tag)
    if (!title) return
    const known =
      this.#ids.get(placeOf(title.children as RootContent[])) ?? this.#knownWithin(title)
    const id = known?.id ?? fallback
    const text = textOf(title as RootContent)
    const anchors = this.#anchorsOf(known?.text ?? text, id)
    put(title, {
      id: id === attribute(node, 'id') ? `${id}-title` : id,
      n: attribute(node, 'n'),
      // Of steps that count on from another procedure, nobody could say how many there are.
      of: attribute(node, 'first') === '1' ? attribute(node, 'of') : undefined,
      anchors: anchors.join(' ')
    })
    this.#note(Number(attribute(title, 'depth') ?? 3), id, `${prefix}${text}`)
  }

  #knownWithin(title: Jsx) {
    const text = identity(textOf(title as RootContent))
    for (const each of this.#ids.values()) if (identity(each.text).endsWith(text)) return each
    return undefined
  }

  #anchorsOf(text: string, id: string): string[] {
    const found = (this.#byText.get(identity(text)) ?? []).map(([key]) => key)
    const fresh = found.filter(
      (key) => key !== id && !this.names.fragments.has(key) && !/\s/u.test(key)
    )
    for (const key of fresh) this.names.fragments.add(key)
    return fresh
  }

  #note(depth: number, id: string, title: string): void {
    this.names.fragments.add(id)
    if (depth <= 3 && title !== '') this.names.contents.push({depth, id, title})
  }
}

declare module 'mdast' {
  interface HeadingData {
    /** Id that the page gives it, as links know it. */
    id?: string
    /** Old ids that lead here. */
    anchors?: string[]
  }
}

function titleTag(node: Jsx, tag: string): Jsx | undefined {
  const first = node.children[0] as RootContent | undefined
  const child = first?.type === 'paragraph' ? first.children[0] : undefined
  return isTag(child, tag) ? child : undefined
}

function titleOf(node: Jsx, tag: string): string | undefined {
  const title = titleTag(node, tag)
  return title ? textOf(title as RootContent) : undefined
}

function put(node: Jsx, attributes: Record<string, string | number | undefined>): void {
  for (const [name, value] of Object.entries(attributes)) {
    node.attributes = node.attributes.filter(
      (each) => each.type !== 'mdxJsxAttribute' || each.name !== name
    )
    if (value !== undefined && value !== '') {
      node.attributes.push({type: 'mdxJsxAttribute', name, value: String(value)})
    }
  }
}
