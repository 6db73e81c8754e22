import type {APIRoute} from 'astro'
import {absolute, articlesOf, site} from '../data.ts'

/** A table of contents in Markdown, by the convention of llmstxt.org. */
export const GET: APIRoute = function () {
  const parts = site.sections.flatMap(function (section) {
    const articles = articlesOf(section)
    if (articles.length === 0) return []
    const lines = articles.map(function ({title, path, description}) {
      const about = description ? `: ${plain(description)}` : ''
      return `- [${plain(title)}](${absolute(path)}index.md)${about}`
    })
    return [`## ${plain(section.title)}\n\n${lines.join('\n')}\n`]
  })
  const guides = Object.values(site.tokens).flatMap(({guide, path, listed}) =>
    guide && listed ? [`- [${plain(guide.title)}](${absolute(path)}index.md)`] : []
  )
  if (guides.length > 0) parts.push(`## Tokens by service\n\n${guides.join('\n')}\n`)
  const about = site.description ? `> ${plain(site.description)}\n\n` : ''
  const whole = `All of it in one file: [llms-full.txt](${absolute('/llms-full.txt')})\n\n`
  return new Response(`# ${plain(site.title)}\n\n${about}${whole}${parts.join('\n')}`)
}

/** Nothing of `text` makes a link, code or HTML. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\[\]<`]/gu, '\\$&')
}
