/** What may stand in a staged article: only components and elements of the list, and nothing that runs. */

import type {Element, Nodes} from 'hast'
import {pushAll} from '../model/long-lists.ts'
import type {StagedPart} from '../model/site-data.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter(Boolean))

/** Components of the tags of writers, and those that the stage makes of what they type. */
const parts = words(`Badge Callout Check CheckLabel Checklist Choice CodeBlock Figure Fill FillCode
  FillLink Formula MissingPicture Path PathTitle Picture RemotePicture ShownOnce Step StepTitle
  TokenHelp Values Video Walkthrough YouNeed`)

/** Elements, with what each may bear besides `common`; names are those of properties. */
const elements: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...[
    ...words(`blockquote br del em figcaption figure h1 h2 h3 h4 h5 h6 hr kbd mark p pre strong sub
      summary sup table tbody thead tr u ul`)
  ].map((name) => [name, words('')] as const),
  ['a', words('href title dataFootnoteRef dataFootnoteBackref ariaDescribedBy ariaLabel')],
  ['code', words('')],
  ['details', words('open')],
  ['input', words('type checked disabled')],
  ['li', words('')],
  ['ol', words('start')],
  ['section', words('dataFootnotes')],
  ['span', words('')],
  ['td', words('align colSpan rowSpan')],
  ['th', words('align colSpan rowSpan scope')]
])
const common = words('className dir id lang')

/** Schemes of addresses; those without one lead within the site. */
const schemes = words('ftp ftps http https mailto sftp sms tel')

/** Classes that text may have: with others it could pass for a part of the site. */
const classes =
  /^(?:anchor|contains-task-list|data-footnote-backref|footnotes|language-\S+|sr-only|task-list-item)$/u

/** Why a component may not be published, if so. */
export function problemOfPart({part, given}: StagedPart): string | undefined {
  if (!parts.has(part)) return `the component <${part}> is not of the list`
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string') return `an attribute of <${part}> is code`
    if (/^on|^style$|^(?:set|is|client|define|server|class|transition):/iu.test(name))
      return `the attribute “${name}” of <${part}> is not of the list`
    if (/^(?:href|src|player)$/u.test(name) && isUnsafe(value)) return unsafe(value)
  }
  return undefined
}

/** Why the elements of `root` may not be published, if so. */
export function problemOf(root: Nodes): string | undefined {
  const todo: Nodes[] = [root]
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (node.type === 'element') {
      const problem = problemOfElement(node)
      if (problem !== undefined) return problem
    } else if (node.type !== 'root' && node.type !== 'text') return `it holds code (${node.type})`
    if ('children' in node) pushAll(todo, node.children)
  }
  return undefined
}

function problemOfElement({tagName, properties}: Element): string | undefined {
  const own = elements.get(tagName)
  if (!own) return `the tag <${tagName}> is not of the list`
  for (const [name, value] of Object.entries(properties)) {
    if (!own.has(name) && !common.has(name))
      return `the attribute “${name}” of <${tagName}> is not of the list`
    if (name === 'className' && ![value].flat().every((each) => classes.test(String(each))))
      return `the class “${value}” of <${tagName}> is not of the list`
    if (name === 'href' && isUnsafe(String(value))) return unsafe(String(value))
    if (tagName === 'input' && name === 'type' && value !== 'checkbox')
      return `the tag <${tagName}> is not of the list`
  }
  return undefined
}

function unsafe(url: string): string {
  return `the address “${url.slice(0, 40)}” could run code`
}

function isUnsafe(url: string): boolean {
  const plain = url.replace(/[\u0000-\u0020\u007F-\u00A0\u2028\u2029\uFEFF]/gu, '')
  const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(plain)?.[1]?.toLowerCase()
  return scheme !== undefined && !schemes.has(scheme)
}

/** All that a staged article may hold, for its documentation. */
export const allowList = {parts, elements, common, schemes}
