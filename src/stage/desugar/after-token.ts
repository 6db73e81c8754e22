/** The heading of what follows once a reader has a token, in the languages of the site’s frame. */

import {table} from '../../model/table.ts'

const headings: Readonly<Record<string, string>> = table({
  ar: 'بعد الحصول على {kind}',
  de: 'Wenn Sie es haben: {kind}',
  en: 'After you have the {kind}',
  es: 'Cuando lo tenga: {kind}',
  fr: 'Une fois obtenu : {kind}'
})

/** English where there is no other. */
export function afterToken(kind: string, locale: string): string {
  const language = locale.toLowerCase().split('-')[0] ?? ''
  const found = Object.hasOwn(headings, language) ? headings[language] : headings['en']
  return (found ?? '').replace('{kind}', () => kind)
}
