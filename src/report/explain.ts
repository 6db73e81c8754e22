/** What a rule means, for those who meet it. */

import {compare} from '../model/finding.ts'
import {type RuleId, rules} from '../model/rules/index.ts'
import {answers} from '../model/rules/rule.ts'
import {answerText, decideCommand} from './answer-text.ts'
import {print} from './json.ts'
import {type Look, paint, wrap} from './paint.ts'

export const ruleIds = Object.keys(rules).sort(compare) as RuleId[]

export function isRule(id: string): id is RuleId {
  return Object.hasOwn(rules, id)
}

export function explain(id: RuleId, look: Look): string {
  const {severity, explanation, answers: offered} = rules[id]
  const colours = paint(look)
  const lines = [
    `${colours.bold(id)}  ${severity}`,
    '',
    ...explanation.split('\n').map((line) => wrap(line, look.width, ''))
  ]
  if (offered.length > 0) lines.push('', 'Answers')
  const commands = offered.map((answer) => decideCommand({id: 'ID', rule: id}, answer))
  const longest = Math.max(...commands.map((command) => command.length))
  for (const [index, answer] of offered.entries())
    lines.push(`  ${commands[index]?.padEnd(longest)}  ${answerText({rule: id}, answer)}`)
  return `${lines.join('\n')}\n`
}

/** What `explain --json` prints: `schemas/explain.schema.json`. */
export function explainJson(ids: readonly RuleId[]): string {
  return print({
    schemaVersion: 1,
    rules: ids.map(function (rule) {
      const {severity, explanation, answers: offered} = rules[rule]
      const meanings = offered.map((answer) => ({answer, meaning: answers[answer]}))
      return {rule, severity, explanation, answers: meanings}
    })
  })
}

/** Every rule with the first sentence of its explanation. */
export function listRules(look: Look): string {
  const colours = paint(look)
  const longest = Math.max(...ruleIds.map((id) => id.length))
  return ruleIds
    .map(function (id) {
      const {severity, explanation} = rules[id]
      const start = `${id.padEnd(longest)}  ${severity.padEnd(7)}  `
      const text = wrap(
        firstSentence(explanation),
        look.width - start.length,
        ' '.repeat(start.length)
      )
      return `${colours.bold(id.padEnd(longest))}  ${severity.padEnd(7)}  ${text}\n`
    })
    .join('')
}

export function firstSentence(text: string): string {
  return /^[\s\S]*?[.!?](?=\s|$)/.exec(text)?.[0].replace(/\s+/g, ' ') ?? text
}
