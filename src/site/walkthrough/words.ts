/** What the scripts of guides say: in English, or as the page gives it to them. */

import {spoken} from '../client/words.ts'
import {englishClient} from '../words/guides/english.ts'

export const say = spoken(englishClient)
