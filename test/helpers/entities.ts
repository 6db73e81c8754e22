/** An `entities.xml` for tests, object by object, as Confluence writes it. */

export interface PageObject {
  id: number | string
  title?: string
  body?: string
  /** Default: `2`, storage format; `null`: the property is absent. */
  bodyType?: string | null
  kind?: 'Page' | 'BlogPost'
  space?: number
  parent?: number
  /** The page that it is an earlier version of. */
  original?: number | string
  status?: string
  version?: number
  position?: number
  versions?: readonly number[]
  /** How the text is joined to its page: by itself (default), by the page, or both. */
  joined?: 'text' | 'page' | 'both'
}

export function entitiesXml(...objects: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<hibernate-generic datetime="2026-03-02 08:00:00.000">
${objects.join('\n')}
</hibernate-generic>
`
}

export function object(kind: string, id: number | string, ...parts: readonly string[]): string {
  return `<object class="${kind}" package="com.atlassian.confluence.pages">
<id name="id">${id}</id>
${parts.filter(Boolean).join('\n')}
</object>`
}

export function text(name: string, value: string): string {
  return `<property name="${name}"><![CDATA[${value.replaceAll(']]>', ']] >')}]]></property>`
}

export function plain(name: string, value: string | number): string {
  return `<property name="${name}">${value}</property>`
}

export function ref(name: string, kind: string, id: number | string): string {
  return `<property name="${name}" class="${kind}" package="com.atlassian.confluence"><id name="id">${id}</id>
</property>`
}

export function list(name: string, kind: string, ids: ReadonlyArray<number | string>): string {
  const elements = ids.map((id) => `<element class="${kind}"><id name="id">${id}</id>\n</element>`)
  return `<collection name="${name}" class="java.util.Collection">${elements.join('\n')}</collection>`
}

export function space(id: number, key: string, homePage?: number): string {
  return object(
    'Space',
    id,
    text('name', key),
    text('key', key),
    homePage ? ref('homePage', 'Page', homePage) : ''
  )
}

/** The objects of a page: itself, and its text where it has one. */
export function page(given: PageObject): string {
  const {id, title = `Page ${id}`, body, kind = 'Page', joined = 'text', bodyType = '2'} = given
  const bodyId = `9${id}`
  const itself = object(
    kind,
    id,
    text('title', title),
    joined === 'text' ? '' : list('bodyContents', 'BodyContent', [bodyId]),
    plain('version', given.version ?? 1),
    plain('creationDate', '2026-02-28 23:00:00.000'),
    plain('lastModificationDate', '2026-03-01 08:09:10.123'),
    text('contentStatus', given.status ?? 'current'),
    given.space === undefined ? '' : ref('space', 'Space', given.space),
    given.parent === undefined ? '' : ref('parent', 'Page', given.parent),
    given.original === undefined ? '' : ref('originalVersion', kind, given.original),
    given.position === undefined ? '' : plain('position', given.position),
    given.versions ? list('historicalVersions', kind, given.versions) : ''
  )
  if (body === undefined) return itself
  return `${itself}\n${object(
    'BodyContent',
    bodyId,
    text('body', body),
    joined === 'page' ? '' : ref('content', kind, id),
    bodyType === null ? '' : plain('bodyType', bodyType)
  )}`
}

export function attachment(
  id: number,
  name: string,
  of: number,
  {version = 1, original}: {version?: number; original?: number} = {}
): string {
  return object(
    'Attachment',
    id,
    text('title', name),
    plain('version', version),
    text('contentStatus', 'current'),
    ref('containerContent', 'Page', of),
    original === undefined ? '' : ref('originalVersion', 'Attachment', original)
  )
}
