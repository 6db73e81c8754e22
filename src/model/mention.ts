/** Names of people as pages show them. */

/** A name without “@”, which calls a person in the wiki, and says nothing to readers. */
export function withoutAt(name: string): string {
  return name.replace(/^\s*@(?=[\p{L}\p{N}])/u, '')
}
