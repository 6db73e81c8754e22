/** Keeps what readers did in their browser; where that is switched off, for as long as the page is open. */

export function load(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return undefined // Switched off, or not ours: begin anew.
  }
}

export function save(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Switched off or full: nothing is kept, and the guide works all the same.
  }
}
