/** What scripts say: in English, or as the page gives it to them. */

import {englishClient} from '../words/english.ts'

type Words = typeof englishClient

export const say: Words = {
  ...englishClient,
  ...(JSON.parse(document.documentElement.dataset['words'] ?? '{}') as Partial<Words>)
}

export function said(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => `${values[name] ?? all}`)
}
