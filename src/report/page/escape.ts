/** Text as HTML: nothing of it is markup, and nothing of it turns the page around. */

const named: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;'
}

/** For text and for values of attributes in quotes. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
    .replace(/["&'<>]/g, (character) => named[character] ?? '')
}
