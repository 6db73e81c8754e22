/**
 * What a sentence warns the reader of: what is gone if it is missed, and what not to do.
 *
 * “Never” alone warns of nothing: “Windbell never writes to your calendar” is a promise. It counts
 * where it tells the reader what to do, or what becomes of the reader’s things.
 */

import {tidy} from './tokens.ts'

/** What is said to be at stake. */
export type Danger = 'once' | 'secret' | 'final' | 'forbidden'

/** To look at something, said of the one who looks or of what is looked at. */
const seeing =
  '(?:view|viewed|see|seen|show|shows|shown|display|displays|displayed|retrieve|retrieved|recover|recovered|reveal|revealed|visible|appear|appears|copy|copied|access|accessed)'

const dangers: ReadonlyArray<readonly [Danger, RegExp]> = [
  [
    'once',
    new RegExp(`\\b${seeing}\\b[^.]{0,60}\\b(?:only|just)\\b[^.]{0,30}\\b(?:once|one time)\\b`)
  ],
  [
    'once',
    new RegExp(`\\b(?:only|just)\\b[^.]{0,40}\\b${seeing}\\b[^.]{0,60}\\b(?:once|one time)\\b`)
  ],
  ['once', new RegExp(`\\bonly (?:time|chance)\\b[^.]{0,60}\\b${seeing}\\b`)],
  [
    'once',
    /\b(?:shown|displayed|visible|seen|appears?)\b[^.]{0,20}\bonce\b(?! (?:you|the|it|this|a|your))/
  ],
  ['once', new RegExp(`\\b(?:no way|not possible|impossible|no longer possible) to ${seeing}\\b`)],
  ['once', new RegExp(`\\b(?:cannot|can't|can not|not|never|no longer) be ${seeing}\\b`)],
  [
    'once',
    new RegExp(
      `\\b(?:cannot|can't|can not|unable|not be able|won't|will not|does not|doesn't|no longer|never)\\b[^.]{0,20}\\b${seeing}\\b[^.]{0,40}\\b(?:again|later|afterwards?|any ?more)\\b`
    )
  ],
  ['once', new RegExp(`\\b${seeing}\\b[^.]{0,60}\\bnever again\\b`)],
  [
    'secret',
    /(?<!\b(?:we|it) )\b(?:never|do not|don't|must not|should not)\b[^.]{0,20}\b(?:share|disclose|reveal|publish|commit|send|e-?mail|paste|post)\b/
  ],
  [
    'secret',
    /\b(?:keep|kept|store|stored|save|saved|paste|record|note|put|write)\b[^.]{0,60}\b(?:secret|confidential|secure|securely|safely|safe|vault|password manager)\b/
  ],
  [
    'final',
    /\b(?:cannot|can't|can not) be (?:undone|reversed|reverted|restored)\b|\birreversibl[ey]\b|\bpermanently (?:deletes?|deleted|removes?|removed|erases?|erased|loses?|lost)\b/
  ],
  [
    'final',
    /\b(?:you|users?|they|people|customers?)\b[^.]{0,20}\b(?:lose|loses)\b|\bloss of (?:all |your |any )*data\b|\b(?:will be|are|is|gets?) (?:lost|overwritten|erased|deleted for good)\b/
  ],
  ['final', /\bwill be (?:deleted|wiped)\b/],
  [
    'forbidden',
    /\b(?:must not|must never|should never|you should not|you shouldn't|you may not)\b/
  ],
  [
    'forbidden',
    /(?:^|[:;–—-] |, (?:but |and |so )?|\b(?:important|warning|caution|please) )(?:please )?(?:never|do not|don't) (?!forget|worry|have|need|see|want|know|again|mind|hesitate)[a-z]+/
  ]
]

/** The dangers that a sentence warns of. */
export function dangersOf(sentence: string): Set<Danger> {
  const text = tidy(sentence).toLowerCase().slice(0, 1000)
  // A question asks whether; it warns of nothing.
  if (text.endsWith('?')) return new Set()
  return new Set(dangers.filter(([, pattern]) => pattern.test(text)).map(([danger]) => danger))
}
