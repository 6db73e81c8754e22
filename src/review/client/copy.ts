import {say} from './page.ts'

/** Put `text` where it can be pasted from. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    say({said: `Copied: ${text}`})
  } catch {
    say({problem: 'The browser does not let pages copy:', hint: text})
  }
}
