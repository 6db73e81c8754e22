/** Whether the token lasts as long as the vendor says. */

import type {Block} from '../../model/collation.ts'
import {table} from '../../model/table.ts'
import type {TokenFacts} from '../../model/token-facts.ts'
import {quote} from '../context.ts'
import {sentencesOf} from '../facts.ts'
import {inDigits} from '../quantities.ts'
import type {TokenGuide} from './guide.ts'
import type {Told} from './told.ts'

type Lifetime = TokenFacts['lifetime']

export function wrongLifetime({blocks}: TokenGuide, {lifetime}: TokenFacts): Told[] {
  for (const block of blocks) {
    const sentence =
      isProse(block) && sentencesOf(block.text).find((text) => isWrong(text, lifetime))
    if (!sentence) continue
    return [
      {
        rule: 'token/lifetime-differs',
        args: {from: quote(sentence), to: lifetime.words.replace(/\.$/, '')},
        block
      }
    ]
  }
  return []
}

function isProse({kind}: Block): boolean {
  return kind !== 'code' && kind !== 'heading' && kind !== 'image'
}

const about = /\b(?:tokens?|keys?)\b/i
const ends = /\b(?:expir\w*|valid|lifetime|lasts?|ends?)\b/i
const never =
  /\b(?:never expires?|(?:does|do|will) ?n[o’']t expire|no (?:expir\w+|end date)|without (?:an? )?(?:expir\w+|end date))\b/i
const conditional = /\b(?:as long|by default|can|could|if|may|unless|until|when|while)\b/i

function isWrong(sentence: string, {days, idleDays, maxDays, chosen}: Lifetime): boolean {
  if (!about.test(sentence)) return false
  const fixed = days !== undefined && !chosen ? days : undefined
  const isLimited = idleDays ?? maxDays ?? fixed
  if (never.test(sentence)) return isLimited !== undefined && !conditional.test(sentence)
  const said = ends.test(sentence) || /\b(?:inactiv\w*|unused|not used)\b/i.test(sentence)
  const spans = said ? daysIn(sentence) : []
  if (spans.length === 0) return false
  const only = [fixed, idleDays].filter((each) => each !== undefined)
  if (only.length > 0 && !chosen) return !spans.some((span) => only.includes(span))
  return maxDays !== undefined && spans.some((span) => span > maxDays)
}

const lengths: Readonly<Record<string, number>> = table({day: 1, week: 7, month: 30, year: 365})

/** Spans of time in days; “7 days before” is when somebody is told. */
function daysIn(sentence: string): number[] {
  const found = inDigits(sentence).matchAll(
    /\b(\d{1,5}|an?|one)[\s-](day|week|month|year)s?\b(?!\s+(?:ahead|ago|before|earlier|in advance|prior))/gi
  )
  return [...found].map(([, count = '', unit = '']) => {
    const number = /^\d/.test(count) ? Number(count) : 1
    return number === 12 && unit === 'month' ? 365 : number * (lengths[unit.toLowerCase()] ?? 0)
  })
}
