/** How people type the number of a step, in their languages. */

import {numberNames} from './leading.ts'

/** What “step” is called; English has a pattern of its own, as it is also a word of sentences. */
const words =
  'schritt|étape|etape|paso|passo|pas|stap|steg|trin|trinn|krok|шаг|крок|adım|langkah|bước|βήμα|الخطوة|خطوة|שלב|步骤|步驟|ステップ|手順|단계'
const digits = '[0-9\\uFF10-\\uFF19\\u0660-\\u0669]{1,3}'
const letter = '(?=\\p{Lu}|\\p{Lo})'
const after = `(?:\\s*(?:[:\\uFF1A)\\uFF09]|[.\\u2013\\u2014-](?!\\d))\\s*|\\s+${letter})`

const patterns = [
  // Step 1: Step Two – STEP 3
  new RegExp(
    `^\\s*(?:[Ss]tep|STEP)\\s+(?<number>${digits}|${either(numberNames)})${after}(?=\\S)`,
    'u'
  ),
  // Schritt 1: ステップ1
  new RegExp(`^\\s*(?:${words})\\s*(?<number>${digits})${after}(?=\\S)`, 'iu'),
  // 第1步
  new RegExp(
    `^\\s*\\u7B2C?\\s*(?<number>${digits})\\s*(?:\\u6B65|\\uB2E8\\uACC4)[:\\uFF1A\\u3001.\\uFF0E\\s]\\s*(?=\\S)`,
    'u'
  ),
  // 1. 2) (3) 4 – 5- 1．2、
  new RegExp(
    `^\\s*[(\\uFF08]?(?<number>${digits})(?:[.)](?:\\s+|${letter})|[\\uFF0E\\u3001\\uFF09]\\s*|-\\s+${letter}|\\s+[\\u2013\\u2014-]\\s+(?!\\d))(?=\\S)`,
    'u'
  ),
  // ① ❷ 3️⃣
  /^\s*(?<number>[\u2460-\u2473\u2776-\u277F])[.):]?\s*(?=\S)/u,
  /^\s*(?<number>\d)\uFE0F?\u20E3[.):]?\s*(?=\S)/u
]

/** The number that `start` begins with, and all that was typed before the text. */
export function readStepNumber(start: string): {number: number; prefix: string} | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(start)
    if (match) return {number: numberOf(match.groups?.['number'] ?? ''), prefix: match[0]}
  }
  return undefined
}

function numberOf(typed: string): number {
  const code = typed.codePointAt(0) ?? 0
  if (code >= 0x2776 && code <= 0x277f) return code - 0x2775
  const latin = typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (each) => String((each.codePointAt(0) ?? 0) - 0x0660))
  return /\d/.test(latin) ? Number(latin) : numberNames.indexOf(latin.toLowerCase())
}

/** Small, with a capital, or all in capitals. */
function either(names: readonly string[]): string {
  return names
    .flatMap((name) => [name, name.toUpperCase(), name.charAt(0).toUpperCase() + name.slice(1)])
    .join('|')
}
