/**
 * Slips against the conventions: what was meant as a step, a callout or a box, and is shown as it was typed.
 *
 * Nothing is changed by them, and only what hardly anybody means is told.
 */

import type {FindingDraft} from '../../model/finding.ts'
import {locator} from '../../model/text.ts'
import type {ReadMdx} from '../read.ts'
import {boxSlips} from './boxes.ts'
import {calloutSlips} from './callouts.ts'
import {codeSlips} from './code.ts'
import {headingSlips} from './headings.ts'
import {listSlips} from './lists.ts'
import {tagSlips} from './tags.ts'

/** The slips in `text`, the article in `file` that was read as `read`; each with its place. */
export function slips(
  text: string,
  {front, body}: Pick<ReadMdx, 'body' | 'front'>,
  file: string
): FindingDraft[] {
  const typed = {text, body}
  const areSteps = front.token !== undefined || front.walkthrough === true
  const found = [
    ...calloutSlips(typed),
    ...boxSlips(typed),
    ...headingSlips(typed),
    ...listSlips(typed, areSteps),
    ...tagSlips(typed),
    ...codeSlips(typed)
  ]
  if (found.length === 0) return []
  const locate = locator(text)
  return found
    .toSorted((a, b) => Number(a.at) - Number(b.at))
    .map((slip) => ({...slip, at: {file, ...locate(Number(slip.at))}}))
}
