/** What lies in a built site: its pages as HTML, and the texts that programs read. */

import {globSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {Parser} from 'htmlparser2'
import type {Root} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'
import {SaxesParser} from 'saxes'
import {visit} from 'unist-util-visit'
import {kindOfFile, webPage} from '../../../../src/model/file-kinds.ts'
import {isHarmless} from '../../judge/address.ts'
import {activeAttributes, activeIn} from '../../judge/markup.ts'
import type {Failure} from '../../suite.ts'

/** Elements of the site's own frame, and of its players and formulas. */
const frame = new Set('form link math meta script style svg symbol use title'.split(' '))

export function lookAtFiles(
  dist: string,
  secrets: readonly string[]
): {cases: number; failures: Failure[]} {
  const failures: Failure[] = []
  const files = globSync('**/*', {cwd: dist, withFileTypes: true, exclude: ['find/**']})
    .filter((each) => each.isFile())
    .map((each) => path.relative(dist, path.join(each.parentPath, each.name)))
    .sort()

  for (const name of files) {
    const bytes = readFileSync(path.join(dist, name))
    const text = bytes.toString('utf8')
    const problems = [
      ...secrets.filter((secret) => text.includes(secret)).map(() => 'shows a secret of the build'),
      ...problemsOf(name, text, bytes)
    ]
    for (const problem of new Set(problems)) failures.push({input: name, problem})
  }
  return {cases: files.length, failures}
}

function problemsOf(name: string, text: string, bytes: Uint8Array): string[] {
  if (name.endsWith('.html')) return problemsOfPage(text)
  if (name.endsWith('.xml')) return problemsOfXml(text)
  if (/(?:\.md|llms(?:-full)?\.txt)$/.test(name)) return problemsOfMarkdown(text)
  if (name.startsWith('media/')) {
    const kind = kindOfFile(name, bytes)
    const opens = name.endsWith('.svg') || kind === webPage
    return typeof kind === 'string' && opens ? [`is published, and is ${kind}`] : []
  }
  return []
}

function problemsOfPage(html: string): string[] {
  const problems = activeIn(html, frame)
  let isStyle = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script' && !/^\/[^/]/.test(attributes['src'] ?? ''))
          problems.push('a script that is no file of the site')
        if (name === 'style' && ++isStyle > 2) problems.push('a style of its own')
        if (name === 'link' && attributes['rel'] === 'stylesheet')
          if (!/^\/[^/]/.test(attributes['href'] ?? '')) problems.push('a style sheet of others')
        if (name === 'form' && /^(?!\/[^/])/.test(attributes['action'] ?? '/x'))
          problems.push(`a form that leads to ${attributes['action']}`)
        if (/^(?:audio|iframe|object|embed|video|source|picture|base)$/.test(name))
          problems.push(`an element <${name}>`)
        if (name === 'img' && !/^(?:\/[^/]|data:image\/)/.test(attributes['src'] ?? ''))
          problems.push(`a picture of others, ${attributes['src']}`)
      }
    },
    {lowerCaseTags: true, lowerCaseAttributeNames: true}
  )
  parser.end(html)
  return problems
}

function problemsOfXml(xml: string): string[] {
  const problems: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => problems.push(`is no XML: ${error.message}`))
  parser.on('opentag', function ({name, attributes}) {
    problems.push(...activeAttributes(name, attributes as Record<string, string>))
    if (/^(?:script|iframe)$/.test(name)) problems.push(`an element <${name}>`)
  })
  parser.on('text', function (text) {
    if (/^\s*(?:javascript|data|vbscript):/i.test(text))
      problems.push(`the address ${text.slice(0, 60)}`)
  })
  parser.write(xml).close()
  return problems
}

/** As programs that are given Markdown read it: HTML in it would be shown as HTML. */
function problemsOfMarkdown(text: string): string[] {
  const tree: Root = fromMarkdown(text, {extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()]})
  const problems: string[] = []
  visit(tree, function (node) {
    if (node.type === 'html') problems.push(...activeIn(node.value))
    if ('url' in node && !isHarmless(node.url, node.type === 'image'))
      problems.push(`the address ${node.url.slice(0, 60)}`)
  })
  return problems
}
