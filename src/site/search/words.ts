/** What a word is, when the index is made and when it is asked: both must agree. */

/** Languages whose words stand without blanks between them; browsers and Node know where they end. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

export interface Word {
  text: string
  /** Where it begins. */
  at: number
}

export function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap(({0: run, index}) =>
    unspaced.test(run) ? segments(run, index) : [{text: run, at: index}]
  )
}

function segments(run: string, start: number): Word[] {
  return [...new Intl.Segmenter(undefined, {granularity: 'word'}).segment(run)].map(
    ({segment, index}) => ({text: segment, at: start + index})
  )
}

/** By what a word is found: in lower case, without its ending and without accents. */
export type TermOf = (word: string) => string

/** Longer ones are no words: keys and digests, of which the beginning is enough. */
const longest = 40

/** By the stems of the language of `locale`, where they are known. */
export async function termsOf(locale: string): Promise<TermOf> {
  const language = locale.toLowerCase().split('-')[0] ?? ''
  const load = Object.hasOwn(stemmers, language) ? stemmers[language] : undefined
  const {stemmer} = (await load?.()) ?? {stemmer: (word: string) => word}
  const known = new Map<string, string>()
  return function (word) {
    const lower = word.toLowerCase().slice(0, longest)
    const term =
      known.get(lower) ??
      stemmer(lower)
        .toLowerCase()
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
    known.set(lower, term)
    return term
  }
}

const stemmers: Readonly<Record<string, () => Promise<{stemmer: (word: string) => string}>>> = {
  ar: () => import('@orama/stemmers/arabic'),
  bg: () => import('@orama/stemmers/bulgarian'),
  da: () => import('@orama/stemmers/danish'),
  de: () => import('@orama/stemmers/german'),
  en: () => import('@orama/stemmers/english'),
  es: () => import('@orama/stemmers/spanish'),
  fi: () => import('@orama/stemmers/finnish'),
  fr: () => import('@orama/stemmers/french'),
  hu: () => import('@orama/stemmers/hungarian'),
  id: () => import('@orama/stemmers/indonesian'),
  it: () => import('@orama/stemmers/italian'),
  nb: () => import('@orama/stemmers/norwegian'),
  nl: () => import('@orama/stemmers/dutch'),
  no: () => import('@orama/stemmers/norwegian'),
  pt: () => import('@orama/stemmers/portuguese'),
  ro: () => import('@orama/stemmers/romanian'),
  ru: () => import('@orama/stemmers/russian'),
  sv: () => import('@orama/stemmers/swedish'),
  tr: () => import('@orama/stemmers/turkish'),
  uk: () => import('@orama/stemmers/ukrainian')
}
