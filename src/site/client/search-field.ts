/** The search field of pages that may ask nothing: a plain form, found by the keys. */

import {onSearchKeys} from './search-keys.ts'

onSearchKeys(() => document.querySelector<HTMLInputElement>('collate-search input')?.focus())
