/** The word that says what a callout is, where no style sheet does. */

import type {CalloutKind} from '../model/article.ts'
import {table} from '../model/table.ts'

const labels: Readonly<Record<string, Readonly<Record<CalloutKind, string>>>> = table({
  ar: {note: 'ملاحظة', tip: 'نصيحة', important: 'مهم', warning: 'تحذير', caution: 'تنبيه'},
  de: {note: 'Hinweis', tip: 'Tipp', important: 'Wichtig', warning: 'Warnung', caution: 'Achtung'},
  en: {note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution'}
})

/** `undefined` in languages that there is no word for. */
export function calloutLabel(kind: CalloutKind, locale: string): string | undefined {
  const [language = ''] = locale.toLowerCase().split('-')
  return labels[language]?.[kind]
}
