/** Teaches micromark the tags that a scan has found; everything else that begins with `<` stays text. */

import type {Extension as Compiler, Token as CompilerToken} from 'mdast-util-from-markdown'
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
  TokenType
} from 'micromark-util-types'
import type {Node} from 'unist'
import type {FoundTag} from './scan.ts'

/** One tag, as it stands: the tree is built of pairs of them afterwards. */
export interface TagNode extends Node {
  type: 'tag'
  tag: FoundTag
}

const lessThan = 60
const flowType = 'mdxJsxFlowTag' as TokenType
const textType = 'mdxJsxTextTag' as TokenType
const dataType = 'mdxJsxTagData' as TokenType

/** Syntax for the tags in `found`, by offset; `base` is where the parsed text begins in the file. */
export function tagSyntax(found: ReadonlyMap<number, FoundTag>, nesting: boolean): Extension {
  return {
    flow: {[lessThan]: construct(found, flowType)},
    text: {[lessThan]: construct(found, textType)},
    // Where tags nest, indentation is theirs, as in MDX.
    disable: {null: ['htmlFlow', 'htmlText', ...(nesting ? ['codeIndented'] : [])]}
  }
}

/** Makes `tag` nodes of them. */
export function tagCompiler(found: ReadonlyMap<number, FoundTag>): Compiler {
  const enter = function (
    this: {enter(node: never, token: CompilerToken): unknown},
    token: CompilerToken
  ) {
    const tag = found.get(token.start.offset)
    this.enter({type: 'tag', tag} as never, token)
  }
  const exit = function (this: {exit(token: CompilerToken): unknown}, token: CompilerToken) {
    this.exit(token)
  }
  return {
    enter: {[flowType]: enter, [textType]: enter},
    exit: {[flowType]: exit, [textType]: exit}
  } as Compiler
}

function construct(found: ReadonlyMap<number, FoundTag>, type: TokenType): Construct {
  const flow = type === flowType
  return {name: type, concrete: flow, tokenize}

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const context = this
    return begin

    function begin(code: Code): State | undefined {
      const tag = found.get(context.now().offset)
      if (!tag || code !== lessThan) return nok(code)
      const until = tag.end
      effects.enter(type)
      effects.enter(dataType)
      return inside(code)

      function inside(code: Code): State | undefined {
        if (code === null) return nok(code)
        if (isLineEnding(code)) {
          effects.exit(dataType)
          effects.enter('lineEnding')
          effects.consume(code)
          effects.exit('lineEnding')
          return nextLine
        }
        effects.consume(code)
        return context.now().offset < until ? inside : finish
      }

      function nextLine(code: Code): State | undefined {
        if (context.parser.lazy[context.now().line] || code === null || isLineEnding(code))
          return nok(code)
        effects.enter(dataType)
        return inside(code)
      }
    }

    function finish(code: Code): State | undefined {
      effects.exit(dataType)
      effects.exit(type)
      if (!flow) return ok(code)
      if (!isSpace(code)) return after(code)
      effects.enter('whitespace')
      return space(code)
    }

    function space(code: Code): State | undefined {
      if (isSpace(code)) {
        effects.consume(code)
        return space
      }
      effects.exit('whitespace')
      return after(code)
    }

    function after(code: Code): State | undefined {
      if (code === lessThan) return begin(code)
      return code === null || isLineEnding(code) ? ok(code) : nok(code)
    }
  }
}

// micromark's own codes: a tab is -2, the columns that it fills -1, line endings are below.
function isSpace(code: Code): boolean {
  return code === -2 || code === -1 || code === 32
}

function isLineEnding(code: Code): boolean {
  return code !== null && code < -2
}
