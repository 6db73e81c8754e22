/** Formulas, as LaTeX writes them. */

import type {ElementContent} from 'hast'
import {decoded} from '../../model/decoded.ts'
import {type Macro, type MacroFamily, make, makeText, record, type State, textOf} from './state.ts'

function block(macro: Macro, state: State): ElementContent[] {
  const {node, parameters, body, plain} = macro
  const source = sourceOf(macro)
  const title = parameters.get('title') ?? ''
  const head = title
    ? [make(node, 'p', {}, [make(node, 'strong', {}, [makeText(node, title)])])]
    : []
  const rest = body ? state.all(body) : []
  if (!source) return [...head, ...rest]
  const id = parameters.get('anchor') ?? ''
  const anchor = id ? [make(node, 'a', {id}, [])] : []
  const formula = bare(source)
  // Text with formulas in it is no formula.
  const name = isMixed(formula) ? 'latex' : 'math'
  declare(source, name === 'math' ? formula : source, macro, state)
  const value = name === 'math' ? formula : source
  const code = make(node, 'code', {className: [`language-${name}`]}, [
    makeText(plain ?? node, value)
  ])
  return [...anchor, ...head, make(node, 'pre', {}, [code]), ...rest]
}

function inLine(macro: Macro, state: State): ElementContent[] {
  const {node, body, plain} = macro
  const source = sourceOf(macro)
  const rest = body ? state.all(body) : []
  if (!source) return rest
  const formula = bare(source)
  declare(source, formula, macro, state)
  const code = make(node, 'code', {className: ['language-math']}, [
    makeText(plain ?? node, formula)
  ])
  return rest.length > 0 ? [code, makeText(node, ' '), ...rest] : [code]
}

/** LaTeX is inline or not by what it says. */
function either(macro: Macro, state: State): ElementContent[] {
  const isInline = macro.parameters.get('atlassian-macro-output-type')?.toUpperCase() === 'INLINE'
  return isInline ? inLine(macro, state) : block(macro, state)
}

/** A formula by its number, which only the wiki counts. */
function reference({node, parameters}: Macro, state: State): ElementContent[] {
  const id = parameters.get('anchor') ?? parameters.get('') ?? ''
  if (!id) return []
  const shown = [make(node, 'a', {href: `#${id}`}, [makeText(node, 'formula')])]
  record(state, 'maths', node, {}, {added: shown})
  return shown
}

function sourceOf({plain, parameters}: Macro): string {
  const given =
    textOf(plain).trim() ||
    ['body', 'equation', 'formula', 'latex', 'math', '']
      .map((name) => parameters.get(name))
      .find(Boolean) ||
    ''
  const encoded = /^--uriencoded--/
  return encoded.test(given) ? decoded(given.replace(encoded, '')) : given
}

/** Without the signs that part a formula from text. */
function bare(source: string): string {
  const text = source.trim()
  const match =
    /^\$\$([\s\S]*)\$\$$/.exec(text) ??
    /^\$([^$]*)\$$/.exec(text) ??
    /^\\\[([\s\S]*)\\\]$/.exec(text) ??
    /^\\\(([\s\S]*)\\\)$/.exec(text)
  return (match?.[1] ?? text).trim()
}

function isMixed(formula: string): boolean {
  return (
    /(?<!\\)\$/.test(formula) ||
    /\\(?:begin\{document|documentclass|usepackage|section)/.test(formula)
  )
}

/** The signs that went count as words, as they could be amounts of money. */
function declare(source: string, formula: string, {node}: Macro, state: State): void {
  const signs = (text: string): number => text.split('$').length - 1
  const gone = signs(source) - signs(formula)
  if (gone > 0)
    record(state, 'maths', node, {}, {removed: [makeText(node, '$ '.repeat(gone).trim())]})
}

export const mathsMacros: MacroFamily = {
  title: 'Formulas',
  rows: [
    {
      names:
        'mathblock math math-block mathdisplay mathjax-block-macro easy-math-block eazy-math-block latex-math',
      handle: block,
      takesText: true,
      becomes: 'A formula in a line of its own.'
    },
    {
      names:
        'mathinline math-inline mathjax-inline-macro easy-math-inline eazy-math-inline latex-inline latexinline unit',
      handle: inLine,
      takesText: true,
      becomes: 'A formula in its line.',
      inLine: true
    },
    {
      names: 'latex latex-formatting latex-block',
      handle: either,
      takesText: true,
      becomes: 'A formula; where it is text with formulas in it, a block of LaTeX code.'
    },
    {
      names: 'mathblock-ref mathref',
      handle: reference,
      bodiless: true,
      becomes: 'A link to the formula, which says “formula”: its number is counted by the wiki.'
    }
  ]
}
