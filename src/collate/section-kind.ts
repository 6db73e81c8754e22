/** What sections are for, told by their titles; other sections have no kind. */

import {fold} from './tokens.ts'

export type SectionKind = 'needs' | 'frame'

const kinds: ReadonlyArray<readonly [SectionKind, RegExp]> = [
  [
    'needs',
    /^(?:pre-?requisites?|requirements?|before you (?:begin|start)|what you(?:'ll| will)? need|you(?:'ll| will)? need|needed|voraussetzung(?:en)?|prérequis|requisitos(?: previos)?|前提条件|事前準備)\b/
  ],
  [
    'frame',
    /^(?:overview|introduction|intro|(?:article )?(?:goal|summary|purpose|objective)s?|about(?: this)?\b.*|background|conclusion|in short|key (?:points|takeaways)|next steps?|what's next|see also|related(?: articles| topics| links)?|more information|further reading|überblick|zusammenfassung|résumé|resumen)[:.]?$/
  ]
]

export function sectionKind(title: string): SectionKind | undefined {
  const text = fold(title)
  return kinds.find(([, pattern]) => pattern.test(text))?.[0]
}
