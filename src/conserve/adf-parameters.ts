/** What an extension of ADF is as a macro: its name, and its parameters and plain body as markup. */

type Json = Readonly<Record<string, unknown>>

const ofPages = /^(?:children|excerpt-include|include|pagetree)$/
const ofFiles = /^(?:multimedia|view-file|viewdoc|viewfile|viewpdf|viewppt|viewxls)$/

export function parameters(
  attrs: Json,
  parameter: (name: string, markup: string) => string,
  escaped: (text: string) => string
): {name: string; markup: string} {
  const name = text(attrs['extensionKey']).replace(/^.*\//s, '') || text(attrs['extensionType'])
  const given = json(json(attrs['parameters'])['macroParams'])
  const body = text(json(given['__bodyContent'])['value'])
  const markup = Object.entries(given)
    .filter(([key]) => !key.startsWith('_'))
    .map(function ([key, holder]) {
      const value = text(json(holder)['value']) || text(holder)
      return value ? parameter(key, valueMarkup(name, key, value)) : ''
    })
  if (body) markup.push(`<ac:plain-text-body>${escaped(body)}</ac:plain-text-body>`)
  return {name: name || 'extension', markup: markup.join('')}

  function valueMarkup(macro: string, key: string, value: string): string {
    if (ofFiles.test(macro) && key === 'name')
      return `<ri:attachment ri:filename="${escaped(value)}"></ri:attachment>`
    const isPage = ofPages.test(macro) && /^(?:|default-parameter|page|root)$/.test(key)
    if (!isPage || value.startsWith('@')) return escaped(value)
    const title = value.replace(/^(?:[A-Z][A-Z0-9]{0,30}|~[\w-]{1,60}):(?=.)/s, '')
    return `<ac:link><ri:page ri:content-title="${escaped(title)}"></ri:page></ac:link>`
  }
}

function json(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
