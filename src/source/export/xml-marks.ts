/** What an XML export of Confluence is known by. */

export const entitiesFile = 'entities.xml'

/** Folders beside that file which hold what belongs to its pages: nothing in them is a page of its own. */
export const partsOfXmlExport: readonly string[] = [
  'attachments',
  'config',
  'plugin-data',
  'resources'
]

/** Whether a file that begins with `head` holds the objects of such an export. */
export function isEntities(head: Uint8Array): boolean {
  const text = Buffer.from(head).toString('latin1').replaceAll('\0', '')
  return text.includes('<hibernate-generic')
}
