/** Blocks of code as the macro that Confluence has for them. */

import type {Element} from 'hast'
import type {Code} from 'mdast'
import type {Context} from '../context.ts'
import {macro, plainBody} from './element.ts'

const known = /^(?:title="([^"]*)"|(lineNumbers)|start=(\d+))(?:\s+|$)/

export function code(node: Code, {say}: Context): Element {
  const {lang, meta, value} = node
  const parameters: Record<string, string | undefined> = {language: lang ?? undefined}
  let rest = (meta ?? '').trim()
  for (let match = known.exec(rest); match; match = known.exec(rest)) {
    const [whole, title, numbers, start] = match
    if (title !== undefined) parameters['title'] = title
    if (numbers !== undefined) parameters['linenumbers'] = 'true'
    if (start !== undefined) parameters['firstline'] = start
    rest = rest.slice(whole.length)
  }
  if (rest !== '') say('code-line', {meta: rest}, node)
  return macro('code', parameters, [plainBody(value)])
}
