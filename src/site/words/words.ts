/** What the site says in the language of a page. */

import {arabic, arabicClient} from './arabic.ts'
import {type ClientWords, english, englishClient, type Words} from './english.ts'
import {french, frenchClient} from './french.ts'
import {german, germanClient} from './german.ts'
import {spanish, spanishClient} from './spanish.ts'

interface Language {
  words: Words
  client: ClientWords
}

const languages: Readonly<Record<string, Language>> = {
  ar: {words: arabic, client: arabicClient},
  de: {words: german, client: germanClient},
  en: {words: english, client: englishClient},
  es: {words: spanish, client: spanishClient},
  fr: {words: french, client: frenchClient}
}

export interface Said {
  words: Words
  /** For scripts; absent where they say it in English by themselves. */
  client: ClientWords | undefined
  /** What `lang` elements with such words must bear, as the page is in another language. */
  lang: 'en' | undefined
}

/** By the language of `locale`, whatever its region; English where there is no table. */
export function wordsFor(locale: string): Said {
  const language = locale.toLowerCase().split('-')[0] ?? ''
  const found = Object.hasOwn(languages, language) ? languages[language] : undefined
  const {words, client} = found ?? {words: english, client: englishClient}
  return {
    words,
    client: client === englishClient ? undefined : client,
    lang: found ? undefined : 'en'
  }
}

/** `text` with each `{name}` replaced. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => `${values[name] ?? all}`)
}
