/** Makes text such as a Markdown file can hold. */

const controls = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g

/** `text` without what no file can hold or nobody can see. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\uFEFF', '')
    .replaceAll('\u0000', '\uFFFD')
    .replace(controls, ' ')
    .replace(/\r\n?/g, '\n')
}
