/** What the site says in the language of a page. */

import {arabic, arabicClient} from './arabic.ts'
import {type ClientWords, english, englishClient, type Words} from './english.ts'
import {french, frenchClient} from './french.ts'
import {german, germanClient} from './german.ts'
import * as arabicGuide from './guides/arabic.ts'
import type {GuideClientWords, GuideWords} from './guides/english.ts'
import * as englishGuide from './guides/english.ts'
import * as frenchGuide from './guides/french.ts'
import * as germanGuide from './guides/german.ts'
import * as spanishGuide from './guides/spanish.ts'
import {spanish, spanishClient} from './spanish.ts'

interface Language {
  words: Words
  client: ClientWords
  guide: GuideWords
  guideClient: GuideClientWords
}

const languages: Readonly<Record<string, Language>> = {
  ar: {
    words: arabic,
    client: arabicClient,
    guide: arabicGuide.arabic,
    guideClient: arabicGuide.arabicClient
  },
  de: {
    words: german,
    client: germanClient,
    guide: germanGuide.german,
    guideClient: germanGuide.germanClient
  },
  en: {
    words: english,
    client: englishClient,
    guide: englishGuide.english,
    guideClient: englishGuide.englishClient
  },
  es: {
    words: spanish,
    client: spanishClient,
    guide: spanishGuide.spanish,
    guideClient: spanishGuide.spanishClient
  },
  fr: {
    words: french,
    client: frenchClient,
    guide: frenchGuide.french,
    guideClient: frenchGuide.frenchClient
  }
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

export interface SaidInGuides {
  words: GuideWords
  /** For scripts; absent where they say it in English by themselves. */
  client: GuideClientWords | undefined
  /** What `lang` elements with such words must bear, as the page is in another language. */
  lang: 'en' | undefined
  /** Attributes of elements with what is known of a service, which is in English. */
  facts: {lang?: 'en'; dir?: 'ltr'}
}

/** The same for the parts of an article. */
export function guideWordsFor(locale: string): SaidInGuides {
  const language = locale.toLowerCase().split('-')[0] ?? ''
  const found = Object.hasOwn(languages, language) ? languages[language] : undefined
  const isEnglish = found?.guide === englishGuide.english
  return {
    words: found?.guide ?? englishGuide.english,
    client: isEnglish ? undefined : found?.guideClient,
    lang: found ? undefined : 'en',
    facts: isEnglish ? {} : {lang: 'en', dir: 'ltr'}
  }
}
