/** What a page without any title is called. */

const name = 'Untitled'

/** `words` are those that it begins with, so that it can be found. */
export function untitled(words: string): string {
  return words === '' ? name : `${name}: ${words}`
}

export function isUntitled(title: string): boolean {
  return title === '' || title === name || title.startsWith(`${name}: `)
}
