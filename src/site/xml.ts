/** `text` as it may stand in XML; characters that XML has no place for are left out. */
export function xml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`)
}
