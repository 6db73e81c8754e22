/** Writes a tree of storage format as XML. */

import type {Nodes, Properties} from 'hast'

/** Elements that are never written with an end tag of their own. */
const alone = /^(?:br|hr|ri:.*)$/
/** Characters that XML forbids, even as references. */
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

export function toXml(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return escaped(node.value)
    case 'element': {
      const attributes = attributesOf(node.properties)
      const isPlain = node.tagName === 'ac:plain-text-body'
      const inner = node.children.map(isPlain ? toCdata : toXml).join('')
      if (inner === '' && alone.test(node.tagName)) return `<${node.tagName}${attributes} />`
      return `<${node.tagName}${attributes}>${inner}</${node.tagName}>`
    }
    case 'root':
      return node.children.map(toXml).join('')
    default:
      return ''
  }
}

/** Its end cannot stand in it: it is cut in two there. */
function toCdata(node: Nodes): string {
  const value = node.type === 'text' ? allowed(node.value) : ''
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function attributesOf(properties: Properties): string {
  return Object.entries(properties)
    .map(
      ([name, value]) =>
        ` ${name.toLowerCase()}="${escaped(String(value))
          .replaceAll('"', '&quot;')
          .replace(/[\t\n\r]/g, ' ')}"`
    )
    .join('')
}

function escaped(value: string): string {
  return allowed(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function allowed(value: string): string {
  return value.toWellFormed().replace(forbidden, ' ')
}
