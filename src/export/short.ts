/** Text as a note has it: one line of few words. */
export function short(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
