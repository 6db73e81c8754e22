/**
 * Words as they are compared: folded, stemmed lightly, verbs of one meaning made one.
 *
 * Stems and synonyms know English; words of other scripts pass through as they are, and scripts
 * without blanks are cut into pairs of characters, so that every language can be compared.
 */

const word = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** A Map, not an object: “constructor” is a word like any other. */
const synonyms = new Map(
  Object.entries({
    go: 'access browse head navigate open proceed visit',
    click: 'choose hit pick press select tap tick',
    enter: 'fill input insert provide specify type',
    create: 'add generate make',
    remove: 'delete erase',
    store: 'record save keep',
    sign: 'log login logon signin',
    check: 'ensure verify confirm',
    change: 'edit modify update',
    start: 'launch run execute',
    restart: 'reboot relaunch',
    display: 'appear show shown',
    admin: 'administrator administrative administration'
  }).flatMap(([one, others]) => [one, ...others.split(' ')].map((other) => [other, one] as const))
)

const stopWords = new Set(
  `a an the this that these those it its is are was were be been being am do does did have has had of
  to in on at by for with from as into onto and or but if then than so your you we our us their they
  he she his her i my will would can could may might shall should must not no there here also please
  when where which who what how any some such each every all about over under via per up down out`.split(
    /\s+/
  )
)

export function isStopWord(text: string): boolean {
  return stopWords.has(text)
}

/** Fold what only looks different: compatibility forms, quotes, dashes, blanks, case. */
export function fold(text: string): string {
  return tidy(text).toLowerCase()
}

/** As `fold`, but case stays. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFE00-\uFE0F\uFEFF]/g, '')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/→|›|»|-{1,2}>|=>/g, '>')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Words of `text` in order, in lower case. */
export function wordsOf(text: string): string[] {
  const result: string[] = []
  for (const match of fold(text).match(word) ?? []) {
    if (!unspaced.test(match)) result.push(match)
    else for (const pair of pairs(match)) result.push(pair)
  }
  return result
}

function pairs(run: string): string[] {
  const letters = [...run]
  if (letters.length < 2) return letters
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}

/** The word that `given` (in lower case) is compared by. */
export function stem(given: string): string {
  const bare = given.replace(/'\w+$/, '')
  const plain = synonyms.get(bare)
  if (plain) return plain
  const short = suffixless(bare)
  return synonyms.get(short) ?? synonyms.get(`${short}e`) ?? short
}

/** Stems of the words that say something; of all words, where none does. */
export function stemsOf(text: string): string[] {
  const all = wordsOf(text)
  const telling = all.filter((each) => !stopWords.has(each))
  return (telling.length > 0 ? telling : all).map(stem)
}

function suffixless(given: string): string {
  if (!/^[a-z]{4,}$/.test(given)) return given
  if (given.endsWith('ies') && given.length > 4) return `${given.slice(0, -3)}y`
  if (/(?:sses|xes|ches|shes)$/.test(given)) return given.slice(0, -2)
  if (given.endsWith('ing') && given.length > 5) return undouble(given.slice(0, -3))
  if (given.endsWith('ed') && given.length > 4) return undouble(given.slice(0, -2))
  if (given.endsWith('ly') && given.length > 5) return given.slice(0, -2)
  if (given.endsWith('s') && !/(?:ss|us|is)$/.test(given)) return endless(given.slice(0, -1))
  return endless(given)
}

/** “copied” and “copies” end as “copy”, “created” and “create” as “creat”. */
function endless(given: string): string {
  return given.length > 4 && given.endsWith('e') ? given.slice(0, -1) : given
}

function undouble(given: string): string {
  if (given.endsWith('i')) return `${given.slice(0, -1)}y`
  const doubled = /([bdgmnprt])\1$/.test(given)
  return doubled ? given.slice(0, -1) : endless(given)
}

/** Counts of the character trigrams of `text`. */
export function trigrams(text: string): Map<string, number> {
  const result = new Map<string, number>()
  const letters = ` ${wordsOf(text).join(' ')} `
  for (let at = 0; at + 3 <= letters.length; at++) {
    const each = letters.slice(at, at + 3)
    result.set(each, (result.get(each) ?? 0) + 1)
  }
  return result
}

export function count(items: Iterable<string>): Map<string, number> {
  const result = new Map<string, number>()
  for (const item of items) result.set(item, (result.get(item) ?? 0) + 1)
  return result
}

/** Dice of two sets of words, 0–1; 0 where one is empty. */
export function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const each of a) if (b.has(each)) shared++
  return (2 * shared) / (a.size + b.size)
}
