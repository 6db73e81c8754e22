/** One finding: what it says, the texts that it speaks of, and the answers. */

import {answersOf, type Finding} from '../../model/finding.ts'
import {rules} from '../../model/rules/index.ts'
import type {AnswerId} from '../../model/rules/rule.ts'
import {
  answerText,
  answerWord,
  escapeHtml as e,
  findPlaces,
  namesOf,
  placeText,
  prose,
  sentence,
  sideHtml
} from '../../report/index.ts'
import type {ArticleView} from '../article-views.ts'
import {conflictTexts} from './conflict-texts.ts'
import {anchorOf, called, placeLinks} from './parts.ts'

export function findingCard(finding: Finding, view: ArticleView): string {
  const {rule, severity, id, fingerprint} = finding
  const anchor = anchorOf(finding)
  return `<li class="card ${severity}" id="${anchor}" tabindex="-1" aria-labelledby="${anchor}-text" data-fingerprint="${e(fingerprint)}">
<p class="kind"><span class="badge ${severity}">${called[severity]}</span> <code>${e(rule)}</code> <code>${e(id)}</code></p>
<h3 id="${anchor}-text" dir="auto">${e(sentence(finding))}.</h3>
${textsOf(finding, view)}
<details class="meaning"><summary>What this means</summary>${prose(rules[rule].explanation)}</details>
${placesHtml(finding, view)}
${answersHtml(finding, view)}</li>`
}

/** What can be edited, and where in the source it comes from. */
function placesHtml(finding: Finding, {root, lines}: ArticleView): string {
  const line = lines.get(finding.fingerprint)
  const told = placeText(finding)
  if (!line) return placeLinks(root, finding.place, told)
  return `${placeLinks(root, line, told)}<p class="dim path">From <code>${e(told)}</code></p>`
}

/** The texts that disagree, or the lines that it speaks of. */
function textsOf(finding: Finding, view: ArticleView): string {
  const conflict = view.conflicts.get(finding.fingerprint)
  if (conflict) return conflictTexts(conflict, view.sides?.left.locale)
  return sidesOf(finding, view) ?? passageOf(finding, view)
}

/** Of the versions, the rows that the finding speaks of. */
function sidesOf(finding: Finding, {sides}: ArticleView): string | undefined {
  if (!sides) return undefined
  const spots = findPlaces(sides)(finding)
  // A finding of one place alone is told by its lines.
  if (spots.left === undefined && spots.right === undefined) return undefined
  if (!finding.cause) return undefined
  const names = namesOf(sides)
  const cells = (['left', 'right'] as const).map(function (side) {
    const row = sides.rows[spots[side] ?? spots.left ?? spots.right ?? -1]
    const html = row ? sideHtml(sides, row, side) : ''
    return `<div><p class="side-name">${names[side]} <code>${e(sides[side].page ?? '')}</code></p>${html}</div>`
  })
  return `<div class="beside">${cells.join('')}</div>`
}

function passageOf(
  {fingerprint, place: own}: Finding,
  {passages, lines: known}: ArticleView
): string {
  const place = known.get(fingerprint) ?? own
  const passage = passages.get(`${place.file}:${place.line}`)
  if (!passage) return ''
  const lines = passage.lines.map(function (text, at) {
    const number = passage.line + at
    const html = `<span class="number">${number}</span> <bdi>${e(text)}</bdi>`
    return number === place.line ? `<mark>${html}</mark>` : `<span>${html}</span>`
  })
  return `<pre class="passage">${lines.join('\n')}</pre>`
}

function answersHtml(finding: Finding, view: ArticleView): string {
  const offered = answersOf(finding)
  if (offered.length === 0) return '<p class="dim">There is nothing to answer: mend the cause.</p>'
  const isConflict = finding.args['conflict'] !== undefined
  const nameOf = (answer: AnswerId) =>
    (isConflict ? `${answerWord(finding, answer)}: ` : '') + answerText(finding, answer)
  const buttons = offered.map(
    (answer, at) =>
      `<button type="button" class="answer" data-answer="${answer}" aria-expanded="false"><kbd>${at + 1}</kbd> ${e(nameOf(answer))}</button>`
  )
  const id = anchorOf(finding)
  const reason = `<label for="${id}-reason">${isConflict ? 'Why (not needed)' : 'Why'}</label>
<input id="${id}-reason" name="reason" autocomplete="off" maxlength="2000"${isConflict ? '' : ' required'}>`
  const until = isConflict
    ? ''
    : `<span class="until" hidden><label for="${id}-until">Until (if it ends)</label> <input id="${id}-until" name="until" type="date"></span>`
  return `<div class="buttons" role="group" aria-label="Answers">${buttons.join('')}</div>
<form class="reason" hidden><p class="chosen"></p>${takenHtml(finding, view, isConflict)}${reason}
${until}
<p class="problem" role="alert" hidden></p>
<div class="buttons"><button class="main">Settle</button><button type="button" class="quiet cancel">Leave it</button></div></form>`
}

/** What `take` brings in: shown once it is chosen. */
function takenHtml({fingerprint}: Finding, {taken}: ArticleView, isConflict: boolean): string {
  const text = taken.get(fingerprint)
  if (!text || isConflict) return ''
  const list = (texts: readonly string[], tag: 'del' | 'ins') =>
    texts.map((each) => `<${tag} class="block" dir="auto">${e(each)}</${tag}>`).join('')
  const comes = text.comes.length > 0 ? `<p>This comes in:</p>${list(text.comes, 'ins')}` : ''
  const goes =
    text.goes.length > 0
      ? `<p>${comes ? 'In the place of:' : 'This goes:'}</p>${list(text.goes, 'del')}`
      : ''
  return `<div class="taken" data-for="take" hidden>${comes}${goes}</div>`
}
