/** Procedures of an article as they are compared: steps with their actions. */

import type {Nodes} from 'mdast'
import {outline} from '../mdx/index.ts'
import type {Article, Procedure, ProcedureStep} from '../model/article.ts'
import {type Action, actionsOf, sameness, unknownAction} from './actions.ts'
import {stepMark} from './features.ts'
import {textOf} from './text-of.ts'

export interface Step {
  step: ProcedureStep
  procedure: Procedure
  text: string
  title: string
  actions: readonly Action[]
}

export interface Steps {
  procedure: Procedure
  steps: readonly Step[]
}

export function proceduresOf(article: Pick<Article, 'body' | 'title'>): Steps[] {
  return outline(article.body, article.title).procedures.map((procedure) => ({
    procedure,
    steps: procedure.steps.map((step) => stepOf(step, procedure))
  }))
}

function stepOf(step: ProcedureStep, procedure: Procedure): Step {
  const title = step.title.replace(stepMark, '')
  const parts = step.nodes.flatMap((node) => lines(node as Nodes))
  const text = parts.join('\n')
  const heads = step.nodes[0]?.type === 'heading' ? actionsOf(title) : []
  const body = step.nodes[0]?.type === 'heading' ? parts.slice(1).join('\n') : text
  const told = [...actionsOf(body), ...fields(body)]
  // A text without a verb that is known says something below its title all the same.
  const unknown = told.length === 0 && heads.length > 0 && body !== '' ? [unknownAction(body)] : []
  const actions = collapse(heads, [...told, ...unknown])
  return {
    step,
    procedure,
    text,
    title,
    actions: actions.length > 0 ? actions : [unknownAction(text || title)]
  }
}

/** Texts of the blocks in `node`, each on a line of its own; code is left out. */
function lines(node: Nodes): string[] {
  if (node.type === 'code') return []
  if (node.type === 'callout') return [textOf(node)]
  if (!('children' in node)) return []
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableRow') {
    const text = textOf(node).replace(node.type === 'heading' ? stepMark : /$^/, '')
    return text === '' ? [] : [text]
  }
  return node.children.flatMap((child) => lines(child as Nodes))
}

/** “Name: …” in a step that fills in a form. */
function fields(text: string): Action[] {
  return text.split('\n').flatMap(function (line) {
    const name = /^(\p{Lu}[\p{L} ]{1,30}):\s+\S/u.exec(line)?.[1]
    if (!name || /^(?:note|tip|important|warning|caution|key step|example)\b/i.test(name)) return []
    return [
      {
        ...unknownAction(line),
        act: 'enter',
        label: name,
        object: unknownAction(name).object
      } as const
    ]
  })
}

/** A title that only says what the sentences below it say again counts once; so does a repeated action. */
function collapse(heads: readonly Action[], body: readonly Action[]): Action[] {
  const said = heads.filter((head) => !body.some((action) => sameness(head, action) >= 0.6))
  const result: Action[] = []
  for (const action of [...said, ...body]) {
    const again = result.some((other) => other.act === action.act && sameness(other, action) >= 0.8)
    if (!again) result.push(action)
  }
  return result
}
