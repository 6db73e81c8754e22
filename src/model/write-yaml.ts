/** YAML that is read as it was written, whatever its texts are. */

import {isDeepStrictEqual} from 'node:util'
import {Document, parseDocument, Scalar, visit} from 'yaml'

/** Texts of several lines are literal blocks: folded, lines that begin with blanks would be read otherwise. */
const literal = {
  blockQuote: 'literal',
  // Nor are texts in quotes that go over several lines.
  doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY
} as const

/** Blanks at the beginning, or alone in a line: as a literal block, some of these are read otherwise, or not at all. */
const risky = /^\s|(?:^|[\n\r])[ \t]+(?:[\n\r]|$)/

/** `value`, or a document with the comments that it has; `lineWidth`: where long lines of others break, 0 for nowhere. */
export function writeYaml(value: unknown, {lineWidth = 0}: {lineWidth?: number} = {}): string {
  const document = value instanceof Document ? value : new Document(value)
  const texts: Scalar[] = []
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === 'string' && risky.test(node.value)) texts.push(node)
    }
  })
  const yaml = document.toString({...literal, lineWidth})
  if (texts.length === 0 || isReadAs(yaml, document.toJS())) return yaml
  for (const node of texts) node.type = Scalar.QUOTE_DOUBLE
  return document.toString({...literal, lineWidth})
}

function isReadAs(yaml: string, value: unknown): boolean {
  const again = parseDocument(yaml)
  return again.errors.length === 0 && isDeepStrictEqual(again.toJS(), value)
}
