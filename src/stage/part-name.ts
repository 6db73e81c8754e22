/** Whether `name` is that of a component of the site, rather than of an element. */
export function isPartName(name: string): boolean {
  return /^[A-Z]/u.test(name)
}
