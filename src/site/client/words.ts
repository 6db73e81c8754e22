/** What scripts say: in English, or as the page gives it to them. */

import {englishClient} from '../words/english.ts'

export {fill as said} from '../words/fill.ts'

/** `english`, as far as the page says nothing else. */
export function spoken<Words>(english: Words): Words {
  return {...english, ...JSON.parse(document.documentElement.dataset['words'] ?? '{}')}
}

export const say = spoken(englishClient)
