/** A made-up help centre: categories, nested sections, articles in several languages, attached files. */

import {dot} from '../confluence-server/site.ts'

export interface CentreShelf {
  id: number
  name: string
  description: string
  position: number
  /** Of a section. */
  category?: number
  parent?: number
  sorting?: 'manual' | 'title'
  /** Languages that it has a name in (default: all). */
  locales?: string[]
}

export interface CentreText {
  title: string
  body: string
  draft: boolean
  edited: string
}

export interface CentreFile {
  id: number
  name: string
  mediaType: string
  bytes: Buffer
  inline: boolean
}

export interface CentreArticle {
  id: number
  section: number
  position: number
  promoted: boolean
  labels: string[]
  tags: string[]
  /** Only its readers see the article; null: everybody. */
  segment: number | null
  updated: string
  sourceLocale: string
  texts: Record<string, CentreText>
  files: CentreFile[]
}

export interface Centre {
  /** The first is the one that it begins with. */
  locales: string[]
  categories: CentreShelf[]
  sections: CentreShelf[]
  articles: CentreArticle[]
  tags: Array<{id: string; name: string}>
}

const topics = ['berth', 'ferry', 'harbour', 'lighthouse', 'mooring', 'pilot', 'tide', 'winch']
const first = Date.parse('2026-03-01T08:00:00Z')

/** The moment of the `number`-th change. */
export function moment(number: number): string {
  return new Date(first + number * 60_000).toISOString().replace('.000Z', 'Z')
}

/** Id of the article at `index`: as long as those of today. */
export function articleId(index: number): number {
  return 36_001_234_500_000 + index
}

/** A centre with `count` articles in English, every fourth in German, too, every tenth with a picture. */
export function makeCentre(count: number): Centre {
  return {
    locales: ['en-us', 'de'],
    categories: [
      shelf(2002, 'Sailing', 'For those who leave.', 1),
      shelf(2001, 'Mooring', 'For those who stay.', 0)
    ],
    sections: [
      {...shelf(3001, 'Berths', 'Places for boats.', 1), category: 2001},
      {...shelf(3002, 'Prices', 'What a night costs.', 0), category: 2001, parent: 3001},
      {...shelf(3003, 'Routes', '', 0), category: 2002, sorting: 'manual'},
      {...shelf(3004, 'Alphabet', 'By title.', 1), category: 2002, sorting: 'title'}
    ],
    articles: Array.from({length: count}, (_, index) => makeArticle(index)),
    tags: [{id: '01HNNXW7AAAA', name: 'Night shift'}]
  }
}

function shelf(id: number, name: string, description: string, position: number): CentreShelf {
  return {id, name, description, position}
}

function makeArticle(index: number): CentreArticle {
  const topic = topics[index % topics.length] ?? ''
  const id = articleId(index)
  const hasPicture = index % 10 === 3
  const german = {
    title: `Einen Platz buchen ${index}`,
    body: `<p>Platz ${index} wird am Schalter gebucht.</p><h2>Vorher</h2><p>Papiere mitbringen.</p>`,
    draft: false,
    edited: moment(index)
  }
  return {
    id,
    section: 3001 + (index % 4),
    // The later ones stand first.
    position: 1000 - index,
    promoted: index === 5,
    labels: index % 5 === 0 ? ['how-to', topic] : [],
    tags: index === 4 ? ['01HNNXW7AAAA'] : [],
    segment: null,
    updated: moment(index),
    sourceLocale: 'en-us',
    texts: {
      'en-us': {
        title: `Book the ${topic} ${index}`,
        body: bodyOf(topic, index, hasPicture ? pictureOf(id) : ''),
        draft: false,
        edited: moment(index - 1)
      },
      ...(index % 4 === 0 && {de: german})
    },
    files: hasPicture
      ? [
          {id: fileId(id), name: 'image.png', mediaType: 'image/png', bytes: dot, inline: true},
          {
            id: fileId(id) + 1,
            name: 'image.png',
            mediaType: 'image/png',
            bytes: Buffer.concat([dot, Buffer.from([index])]),
            inline: true
          }
        ]
      : []
  }
}

/** Id of the first file of an article. */
export function fileId(article: number): number {
  return article + 500_000
}

function pictureOf(article: number): string {
  return `<p><img src="/hc/article_attachments/${fileId(article)}" alt="The board"></p>`
}

function bodyOf(topic: string, index: number, picture: string): string {
  return `<p>The ${topic} number ${index} is booked at the desk&nbsp;– bring your licence.</p>
<h2 id="h_01HNNXW7${index}">Before you start</h2>
<ul><li>Know the length of your boat: ${index + 4} m.</li><li>Pay the fee.</li></ul>
<h2>Book it</h2>
<ol><li>Open <strong>Bookings ${index}</strong>.</li><li>Choose the ${topic}.</li></ol>${picture}`
}

/** Say something else in an article, as an author does. */
export function edit(centre: Centre, index: number, sentence: string, locale = 'en-us'): void {
  const article = articleAt(centre, index)
  const text = article.texts[locale]
  if (!text) throw new Error(`There is no text in ${locale}`)
  text.body += `<p>${sentence}</p>`
  text.edited = moment(5000 + index)
  article.updated = moment(5000 + index)
}

export function articleAt(centre: Centre, index: number): CentreArticle {
  const article = centre.articles.find(({id}) => id === articleId(index))
  if (!article) throw new Error(`There is no article ${index}`)
  return article
}
