/** Reads staged articles with the site's own parser, in a process that may be killed. */

import type {Nodes} from 'mdast'
import {markdownToMdast, mdxToMdast} from 'satteri'
import {difference, type Signature, signature} from './signature.ts'
import {problemOf} from './verify-rules.ts'

export interface Question {
  mdx: boolean
  text: string
  expected: Signature
}

/** Why it may not be published; empty if it may. */
export type Answer = string

process.on('message', function (question: Question) {
  process.send?.(answer(question))
})

function answer({mdx, text, expected}: Question): Answer {
  try {
    const features = {smartPunctuation: false}
    const tree = (mdx ? mdxToMdast(text, {features}) : markdownToMdast(text, {features})) as Nodes
    return problemOf(tree) ?? difference(expected, signature(tree)) ?? ''
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return `the site’s parser says: ${message.split('\n')[0]}`
  }
}
