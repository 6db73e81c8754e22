/** A made-up Confluence site: spaces, pages in a tree, blog posts, folders, labels, attached files. */

export interface SitePage {
  id: string
  kind: 'blogpost' | 'page'
  title: string
  space: string
  /** Id of what is above it. */
  parent?: string
  version: number
  body: string
  labels: string[]
  files: SiteFile[]
  status: 'archived' | 'current' | 'draft'
  /** Only some people may read it. */
  restricted?: boolean
}

export interface SiteFile {
  id: string
  name: string
  mediaType: string
  bytes: Buffer
}

export interface SiteFolder {
  id: string
  title: string
  parent?: string
}

export interface Site {
  spaces: Array<{id: string; key: string; name: string}>
  folders: SiteFolder[]
  pages: SitePage[]
}

/** The smallest PNG there is: one dot. */
export const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

const topics = ['berth', 'ferry', 'harbour', 'lighthouse', 'mooring', 'pilot', 'tide', 'winch']

/** A site with `count` pages in the space `HELP`, three deep, every tenth with a picture. */
export function makeSite(count: number): Site {
  const pages = Array.from({length: count}, (_, index) => makePage(index))
  return {
    spaces: [{id: '700001', key: 'HELP', name: 'Harbour Help'}],
    folders: [{id: '800001', title: 'Night shift', parent: '100000'}],
    pages
  }
}

function makePage(index: number): SitePage {
  const topic = topics[index % topics.length] ?? ''
  const title = index === 0 ? 'Harbour Help' : `Book the ${topic} ${index}`
  const picture =
    index % 10 === 3
      ? '<p><ac:image ac:alt="The board"><ri:attachment ri:filename="board.png" /></ac:image></p>'
      : ''
  return {
    id: String(100000 + index),
    kind: 'page',
    title,
    space: 'HELP',
    ...(index > 0 && {parent: parentOf(index)}),
    version: 1 + (index % 4),
    body: bodyOf(topic, index, picture),
    labels: index % 5 === 0 ? ['how-to', topic] : [],
    files: picture
      ? [{id: `att${900000 + index}`, name: 'board.png', mediaType: 'image/png', bytes: dot}]
      : [],
    status: 'current'
  }
}

/** Put `count` blog posts beside the pages, the second with a picture. */
export function addPosts(site: Site, count: number): void {
  const picture = '<p><ac:image><ri:attachment ri:filename="pier.png" /></ac:image></p>'
  for (let index = 0; index < count; index++) {
    const id = String(200000 + index)
    site.pages.push({
      id,
      kind: 'blogpost',
      title: `The pier in week ${index + 1}`,
      space: 'HELP',
      version: 1,
      body: `<p>The pier has ${index + 3} new lamps.</p>${index === 1 ? picture : ''}`,
      labels: index === 0 ? ['news'] : [],
      files:
        index === 1 ? [{id: `att${id}`, name: 'pier.png', mediaType: 'image/png', bytes: dot}] : [],
      status: 'current'
    })
  }
}

/** Every seventh page is in the folder, every third below another page. */
function parentOf(index: number): string {
  if (index % 7 === 0) return '800001'
  return index % 3 === 0 ? String(100000 + index - 1) : '100000'
}

function bodyOf(topic: string, index: number, picture: string): string {
  return `<p>The ${topic} number ${index} is booked at the desk&nbsp;– bring your licence.</p>
<h2>Before you start</h2>
<ul><li><p>Know the length of your boat: ${index + 4} m.</p></li><li><p>Pay the fee.</p></li></ul>
<h2>Book it</h2>
<ol><li><p>Open <strong>Bookings ${index}</strong>.</p></li><li><p>Choose the ${topic}.</p></li></ol>${picture}`
}

/** Say something else on a page, as an author does. */
export function edit(site: Site, id: string, sentence: string): void {
  const page = pageOf(site, id)
  page.version++
  page.body += `<p>${sentence}</p>`
}

/** Pages and blog posts of a space that bear a label which `cql` names. */
export function labelledIn(site: Site, cql: string): SitePage[] {
  const [space, ...labels] = [...cql.matchAll(/"([^"]*)"/g)].map(([, name]) => name ?? '')
  return site.pages.filter(
    (page) =>
      page.space === space &&
      page.status === 'current' &&
      page.labels.some((label) => labels.includes(label))
  )
}

export function pageOf(site: Site, id: string): SitePage {
  const page = site.pages.find((each) => each.id === id)
  if (!page) throw new Error(`There is no page ${id}`)
  return page
}
