/** What a person should know or decide, as sentences; and what the rules mean. */

import {answersOf, compare, type Finding, type Severity} from '../../model/finding.ts'
import {rules} from '../../model/rules/index.ts'
import {answerText, decideCommand} from '../answer-text.ts'
import {escapeHtml as e} from '../page/escape.ts'
import {prose} from '../page/prose.ts'
import {count} from '../paint.ts'
import {placeText, sentence} from '../sentence.ts'
import type {Spots} from './places.ts'
import {capital, type DiffPageView, findingId, namesOf, rowId} from './view.ts'

/** Findings of each severity that are told; more are counted. */
const mostFindings = 500

const called: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note'
}

/** `spots` of a finding: the rows that are shown of those that it speaks of. */
export function findingsSection(view: DiffPageView, spots: (finding: Finding) => Spots): string {
  const {findings, settled, areVersions} = view
  const groups = (['error', 'warning', 'info'] as const).map(function (severity) {
    const of = findings.filter((finding) => finding.severity === severity)
    if (of.length === 0) return ''
    const items = of
      .slice(0, mostFindings)
      .map((each) => item(view, each, spots(each), areVersions))
    return `<h3>${count(of.length, called[severity])}</h3>
<ol class="findings">${items.join('\n')}</ol>${rest(of.length)}`
  })
  const done =
    settled.length > 0
      ? `<h3>${settled.length.toLocaleString('en')} settled by a decision</h3>
<ol class="findings">${settled
          .slice(0, mostFindings)
          .map((each) => item(view, each, spots(each), false))
          .join('\n')}</ol>${rest(settled.length)}`
      : ''
  const none = findings.length === 0 ? '<p>Nothing that a person should decide or know of.</p>' : ''
  return `<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${none}${groups.join('\n')}
${done}</section>`
}

function rest(number: number): string {
  return number > mostFindings
    ? `<p class="dim">and ${count(number - mostFindings, 'more finding')}: the page would be too long</p>`
    : ''
}

function item(view: DiffPageView, finding: Finding, spots: Spots, canDecide: boolean): string {
  const names = namesOf(view)
  const {left, right} = spots
  const links =
    left !== undefined && left === right
      ? [`<a href="#${rowId(left)}">in the texts</a>`]
      : (['left', 'right'] as const).flatMap(function (side) {
          const row = spots[side]
          return row === undefined ? [] : [`<a href="#${rowId(row)}">in the ${names[side]}</a>`]
        })
  const facts = [
    `<a href="#${ruleId(finding.rule)}"><code>${e(finding.rule)}</code></a>`,
    `<code>${e(finding.id)}</code>`,
    `<code>${e(placeText(finding))}</code>`,
    ...(links.length > 0 ? [`See it ${links.join(' and ')}`] : [])
  ]
  return `<li id="${findingId(finding)}"><p><strong class="${finding.severity}">${capital(called[finding.severity])}:</strong> ${e(sentence(finding))}</p>
<p class="dim facts">${facts.join(' <span aria-hidden="true">·</span> ')}</p>${canDecide ? commands(finding) : ''}</li>`
}

/** What to type for each answer: to be copied as it is. */
function commands(finding: Finding): string {
  const offered = answersOf(finding).map(
    (answer) =>
      `<li>${e(answerText(finding, answer))}: <code class="command">${e(decideCommand(finding, answer))}</code></li>`
  )
  return offered.length > 0
    ? `<details><summary>How to decide<span class="unseen"> ${e(finding.id)}</span></summary><ul>${offered.join('')}</ul></details>`
    : ''
}

function ruleId(rule: string): string {
  return `rule-${rule.replace('/', '-')}`
}

/** Every rule of the findings once, as `explain` tells it. */
export function rulesSection({findings, settled}: DiffPageView): string {
  const ids = [...new Set([...findings, ...settled].map(({rule}) => rule))].sort(compare)
  if (ids.length === 0) return ''
  const terms = ids.map(
    (id) =>
      `<dt id="${ruleId(id)}"><code>${e(id)}</code></dt><dd>${prose(rules[id].explanation)}</dd>`
  )
  return `<section aria-labelledby="rules"><h2 id="rules">What the rules mean</h2>
<dl>${terms.join('\n')}</dl></section>`
}
