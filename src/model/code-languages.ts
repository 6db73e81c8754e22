/** Names that Confluence has for languages of code, and those that highlighters know. */

import {isOneSlip} from './suggest.ts'

const names: ReadonlyMap<string, string> = new Map(
  Object.entries({
    actionscript3: 'actionscript',
    'c#': 'csharp',
    'c++': 'cpp',
    'html and xml': 'html',
    'html/xml': 'html',
    js: 'javascript',
    jscript: 'javascript',
    none: '',
    'objective-c': 'objectivec',
    plain: '',
    'plain text': '',
    plaintext: '',
    py: 'python',
    sh: 'shell',
    text: '',
    vb: 'vbnet',
    'visual basic': 'vbnet',
    yml: 'yaml'
  })
)

/** The language that is meant by `name`, which is in lower case; empty where it says that there is none. */
export function codeLanguage(name: string): string {
  return names.get(name) ?? name
}

/** Names that writers give to languages of code, short forms included. */
const known: ReadonlySet<string> = new Set(
  `abap actionscript ada apache apex applescript arduino asciidoc asm astro awk bash basic bat batch bicep
  c c# c++ cfg clojure cmake cmd cobol coffee coffeescript conf console cpp crystal cs csharp css csv cue
  curl cypher d dart delphi diff django docker dockerfile dos dotenv elixir elm env erb erl erlang f# fish
  fortran fs fsharp gherkin git gitignore glsl go golang gql gradle graphql groovy h haml handlebars
  haskell hbs hcl hlsl hpp hs htaccess html http ical ics ini java javascript jinja jinja2 jq js json json5
  jsonc jsonl jsonnet jsp jsx julia kotlin kql kt kts latex less liquid lisp log lua make makefile markdown
  math matlab md mdx mermaid mjs ml mysql nginx nim nix node none objc objective-c objectivec ocaml output
  pascal patch perl pgsql php pl plain plaintext plantuml plist plsql po postgres postgresql powershell
  prisma prolog promql properties proto protobuf ps ps1 pug puppet pwsh py python qml r raku rb reg regex
  rest rs rst ruby rust sas sass scala scheme scss sh shell smalltalk soql sol solidity sparql splunk spl
  sql squirrel ssh stan stylus svelte svg swift systemd tcl terminal tex text tf terraform toml ts tsql tsv
  tsx turtle twig txt typescript uri url v vb vba vbnet vbs velocity verilog vhdl vim vue wasm wgsl wiki
  x++ xhtml xml xpath xquery xsd xsl xslt yaml yml zig zsh`.split(/\s+/)
)

/** Common ones: what a slip most likely was meant to be. */
const common =
  `bash console css diff docker dockerfile graphql html http java javascript json kotlin makefile
  markdown math php powershell python ruby rust scala shell swift terraform text toml typescript xml
  yaml`.split(/\s+/)

export function isCodeLanguage(name: string): boolean {
  return known.has(name.toLowerCase())
}

/** The language that the unknown `name` is a slip of: a letter too many, too few, wrong, or changed places. */
export function likelyCodeLanguage(name: string): string | undefined {
  const word = name.toLowerCase()
  // Shorter ones are near to too much.
  if (word.length < 3 || word.length > 20) return undefined
  return common.find((other) => isOneSlip(word, other))
}
