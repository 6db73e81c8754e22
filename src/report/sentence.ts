/** A finding in words, from the one table of rules. */

import {answersOf, type Finding} from '../model/finding.ts'
import {rules} from '../model/rules/index.ts'
import {answerWord, decideCommand} from './answer-text.ts'
import {type Look, oneLine, type Paint, paint, wrap} from './paint.ts'

export function sentence({rule, args}: Pick<Finding, 'rule' | 'args'>): string {
  return oneLine(rules[rule].sentence(args))
}

export function placeText({place}: Pick<Finding, 'place'>): string {
  // What lies on a server has no lines that anybody could go to.
  if (/^https?:/.test(place.file)) return oneLine(place.file)
  // A line that begins so would be a command to GitHub's runner.
  const file = oneLine(place.file).replace(/^(?=::)/, './')
  return `${file}:${place.line}:${place.column}`
}

/** What to type to settle `finding` with the likeliest answer, and a line with the others; none if nobody can. */
export function howToDecide(finding: Finding): string[] {
  const [answer, ...others] = answersOf(finding)
  if (answer === undefined) return []
  const command = decideCommand(finding, answer)
  const words = others.map((other) => answerWord(finding, other))
  return words.length > 0 ? [command, `or ${words.join(', ')}`] : [command]
}

export function paintSeverity(finding: Finding, colours: Paint): string {
  const colour = {error: colours.red, warning: colours.yellow, info: colours.blue}[finding.severity]
  return colour(finding.severity.padEnd('warning'.length))
}

/** In a log, `file:line:column  severity  sentence  rule  [id]` and what to type; on a terminal, lines that fit. */
export function findingLines(finding: Finding, look: Look): string[] {
  const colours = paint(look)
  if (Number.isFinite(look.width)) return linesThatFit(finding, look)
  const line = [
    colours.bold(placeText(finding)),
    paintSeverity(finding, colours),
    sentence(finding),
    colours.dim(finding.rule),
    colours.dim(`[${finding.id}]`)
  ].join('  ')
  return [line, ...howToDecide(finding).map((hint) => colours.dim(`    ${hint}`))]
}

/** What it is first, then where, then what to type. */
function linesThatFit(finding: Finding, look: Look): string[] {
  const colours = paint(look)
  const indent = ' '.repeat('warning  '.length)
  const under = (text: string) => wrap(text, look.width - indent.length, '').split('\n')
  const [first = '', ...rest] = under(sentence(finding))
  const facts = [`${placeText(finding)}  ${finding.rule}  [${finding.id}]`, ...howToDecide(finding)]
  return [
    `${paintSeverity(finding, colours)}  ${first}`,
    ...rest.map((line) => indent + line),
    ...facts.flatMap(under).map((line) => colours.dim(indent + line))
  ]
}

/** A finding on lines of its own: where, what, what it means. */
export function findingText(finding: Finding, look: Look): string {
  const colours = paint(look)
  const {explanation} = rules[finding.rule]
  return [
    `${colours.bold(placeText(finding))}  ${colours.dim(finding.rule)}`,
    `${paintSeverity(finding, colours)}  ${sentence(finding)}`,
    ...explanation.split('\n').map((line) => wrap(line, look.width, ''))
  ].join('\n')
}
