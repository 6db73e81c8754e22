/**
 * Reads what MkDocs with its usual extensions adds to Markdown: admonitions, tabs, attribute lists.
 *
 * Their bodies are indented; they become elements with Markdown in them. Templates (`{% include … %}`)
 * stand for text that is not in the file, so that they count for nothing.
 */

/** `!!! kind "Title"`, `??? kind`, `=== "Title"`. */
const opening = /^( *)(?:(?:!!!|\?\?\?\+?) *([\w-]*) *(.*?)|===[!+]? *(".*")) *$/
const fence = /^ *(`{3,}|~{3,})/
const template = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g
/** Attributes after a picture, a link or a line: `{ width=47% }`, `{: .class }`. */
const attributes = /\{:?(?: *(?:[#.][\w-]+|[\w-]+=(?:"[^"]*"|[^\s"}]+)))+ *\}/g

/** Markdown with HTML in it, as CommonMark and HTML parsers read it. */
export function fromMkDocs(text: string): string {
  return convert(text.split('\n')).join('\n')
}

function convert(lines: readonly string[]): string[] {
  const result: string[] = []
  let closing: string | undefined
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const mark = fence.exec(line)?.[1]
    if (closing !== undefined) {
      if (mark?.startsWith(closing) && line.trim() === mark) closing = undefined
      result.push(line)
      continue
    }
    if (mark) closing = mark
    const [whole, indent = '', kind, title = '', tab] = opening.exec(line) ?? []
    if (mark || whole === undefined) {
      result.push(mark ? line : line.replace(template, '').replace(attributes, ''))
      continue
    }
    const end = bodyEnd(lines, at + 1, indent.length)
    const body = dedent(lines.slice(at + 1, end), indent.length)
    const label = unquoted(tab ?? title)
    const [open, close] =
      tab === undefined
        ? [`<aside data-kind="${(kind || 'note').toLowerCase()}">`, '</aside>']
        : ['<section>', '</section>']
    const head = label && (tab === undefined ? `<h6 data-title>${label}</h6>` : `<p>${label}</p>`)
    // Blank lines on both sides: what stands between is Markdown.
    result.push('', `${indent}${open}${head}`, '', ...convert(body), '', `${indent}${close}`, '')
    at = end - 1
  }
  return result
}

/** Index of the first line from `start` on that is neither blank nor indented below `indent`. */
function bodyEnd(lines: readonly string[], start: number, indent: number): number {
  const inner = ' '.repeat(indent + 4)
  let end = start
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.startsWith(inner) && line.trim() !== '') end = at + 1
    else if (line.trim() !== '') break
  }
  return end
}

function dedent(lines: readonly string[], indent: number): string[] {
  const kept = ' '.repeat(indent)
  // Some indent by five.
  const depth = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  )
  return lines.map((line) => kept + line.slice(Math.min(depth, line.search(/\S|$/))))
}

function unquoted(title: string): string {
  return title.replaceAll('"', '').replaceAll('<', '&lt;').trim()
}
