/**
 * Set code blocks as code: one `pre` with one `code`, line breaks as characters, the language by name.
 *
 * Editors write `pre` without `code`, break its lines with `<br>`, colour it with spans, and name the
 * language in classes of their own.
 */

import type {Element, Nodes} from 'hast'
import {codeLanguage} from '../model/code-languages.ts'
import {table} from '../model/table.ts'
import {classesOf} from './common/classes.ts'
import {type Child, isBlank, isBlock, isElement, make, rewrite, text} from './common/tree.ts'
import {defineRepair} from './define-repair.ts'

/** Classes that name no language, and names that say the same. */
const none =
  /^(brush:?|code|hljs|highlight(er)?|language-?|lang-?|none|plain|plaintext|prettyprint|text|linenums|syntaxhighlighter.*|wysiwyg.*|notranslate|line-numbers|confluence.*|pre|p1|s1|nohighlight|rouge-.*|code-?block|no-wrap|console-output)$/i
const same: Readonly<Record<string, string>> = table({
  sh: 'bash',
  shell: 'bash',
  ts: 'typescript'
})

/** Names that are languages without a word beside them that says so: other classes are those of programs. */
const known = new Set(
  `actionscript ada apache apacheconf applescript arduino asm assembly awk bash bat batch c c# c++ clojure cmake cmd cobol
  coffeescript console cpp cs csharp css csv curl dart delphi diff dockerfile elixir elm erlang f# fortran fsharp gherkin
  go golang gradle graphql groovy haml handlebars haskell hcl html http ini jade java javascript jinja js json json5 jsx
  julia kotlin latex less liquid lisp lua makefile markdown math matlab md mermaid mysql nginx nim objc objective-c
  objectivec ocaml pascal perl pgsql php plsql postgresql powershell prolog properties proto protobuf ps1 pug puppet py
  python r rb rst ruby rust sass scala scheme scss sh shell smarty solidity sql stylus swift tcl terraform tex toml ts tsx
  twig typescript vb vbnet vbscript verilog vhdl vim vue xhtml xml xquery xslt yaml yml zsh`.split(
    /\s+/
  )
)

export const codeBlocks = defineRepair(
  {
    id: 'code-blocks',
    summary: 'A code block is not marked as code, or its lines are broken by hand.',
    defaults: {}
  },
  function (tree, {change}) {
    rewrite(tree, function (pre) {
      if (pre.tagName !== 'pre' || isBlank(pre)) return
      const {children} = pre
      const [only, ...others] = children.filter((c) => c.type !== 'text' || c.value.trim() !== '')
      const code = isElement(only, 'code') && others.length === 0 ? only : undefined
      const inner = code?.children ?? children
      // Pictures, links and lists inside: shown in code letters, but no code.
      if (!isText(inner)) return

      const language = languageOf(code) ?? languageOf(pre)
      const source = sourceOf(inner)
      const done = make(code ?? pre, 'code', {}, source ? [text(only ?? pre, source)] : [])
      if (language) done.properties['className'] = [`language-${language}`]
      if (code?.data) done.data = code.data
      const {id, title} = pre.properties
      if (code && isDone(code, language) && children.length === 1) return

      pre.children = [done]
      pre.properties = {...(id !== undefined && {id}), ...(title !== undefined && {title})}
      change({at: pre, args: language ? {language} : {}})
      return
    })
  }
)

function isDone(code: Element, language: string | undefined): boolean {
  const classes = classesOf(code)
  const wanted = language ? [`language-${language}`] : []
  return (
    classes.join(' ') === wanted.join(' ') && code.children.every((child) => child.type === 'text')
  )
}

function isText(nodes: readonly Nodes[]): boolean {
  return nodes.every(
    (node) =>
      node.type === 'text' ||
      node.type === 'comment' ||
      (isElement(node) &&
        (isBlank(node) ||
          (!isElement(node, 'a', 'img', 'ul', 'ol', 'table', 'input', 'pre') &&
            isText(node.children))))
  )
}

/** The characters of `nodes`; breaks and the edges of blocks are line breaks. */
function sourceOf(nodes: readonly Child[]): string {
  let source = ''
  let isNewLine = false
  add(nodes)
  return source

  function add(children: readonly Child[]): void {
    for (const node of children) {
      if (isElement(node, 'br')) say('\n')
      else if (node.type === 'text') say(node.value)
      else if (isElement(node)) {
        isNewLine ||= isBlock(node)
        add(node.children)
        isNewLine ||= isBlock(node)
      }
    }
  }

  function say(value: string): void {
    if (value === '') return
    if (isNewLine && source !== '' && !source.endsWith('\n')) source += '\n'
    isNewLine = false
    source += value
  }
}

/** Says that a language follows. */
const said = /^(?:language|lang|brush|highlight-source)[-:]/i

function languageOf(element: Element | undefined): string | undefined {
  if (!element) return undefined
  const {dataSyntaxhighlighterParams: parameters, dataLanguage, lang} = element.properties
  const brush = /brush:\s*([\w#+-]+)/.exec(String(parameters ?? classesOf(element).join(' ')))?.[1]
  const classes = classesOf(element)
  const names = [
    brush,
    ...classes.flatMap((name) => (said.test(name) ? name.replace(said, '') : [])),
    dataLanguage,
    ...[...classes, lang].filter((name) => known.has(String(name).toLowerCase()))
  ]
  const name = names.find(
    (each) => typeof each === 'string' && /^[a-z][\w#+-]{0,20}$/i.test(each) && !none.test(each)
  )
  return name === undefined
    ? undefined
    : (same[String(name).toLowerCase()] ?? codeLanguage(String(name).toLowerCase()))
}
