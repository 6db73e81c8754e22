/** Which articles are shown below another, and which are the same in another language. */

import {expect, test} from 'vitest'
import type {SiteArticle} from '../src/model/site-data.ts'
import {relate} from '../src/stage/related.ts'
import {accentColours, contrast, parse} from '../src/stage/theme.ts'
import {joinTranslations} from '../src/stage/translations.ts'

function article(id: string, title: string, locale = 'en', section = 'basics'): SiteArticle {
  const place = {entry: `${locale}/${section}/${id}`, path: `/${locale}/${section}/${id}/`}
  return {...place, id, title, locale, section, walkthrough: false, related: []}
}

const texts: Record<string, string> = {
  anchor: 'Drop the anchor where the harbour is deep. The anchor holds in mud.',
  chain: 'Clean the chain of the anchor each spring. Mud on the anchor eats the chain.',
  invoice: 'Open the invoice and pay it. An invoice that is late costs more.',
  refund: 'We refund an invoice that you paid twice.',
  log: 'Write the log each evening.'
}

test('by what they say, not by their titles alone', function () {
  const all = Object.keys(texts).map((id) => article(id, `Page ${id}`))
  relate(all, ({id}) => texts[id] ?? '')
  const related = Object.fromEntries(all.map(({id, related}) => [id, related]))
  expect(related['anchor']?.[0]).toBe('chain')
  expect(related['chain']?.[0]).toBe('anchor')
  expect(related['refund']?.[0]).toBe('invoice')
  expect(related['log']).not.toContain('log')
})

test('only in the same language', function () {
  const all = [article('anchor', 'Anchor'), article('anker', 'Anchor', 'de')]
  relate(all, () => texts['anchor'] ?? '')
  expect(all.map(({related}) => related)).toEqual([[], []])
})

test('many articles with the same words cost no more than some', function () {
  const all = Array.from({length: 4000}, (_, at) => article(`a${at}`, `Step ${at}`))
  const start = performance.now()
  relate(all, ({id}) => `open the page and save it as number ${id} of the list`)
  expect(performance.now() - start).toBeLessThan(5000)
})

test('the same article in other languages: by number and language, or by section and file', function () {
  const numbered = [
    article('360012', 'Tides', 'en'),
    article('360012-de', 'Gezeiten', 'de'),
    article('360012-pt-BR', 'Marés', 'pt-BR')
  ]
  const named = [
    article('knots', 'Knots', 'en'),
    {...article('x1', 'Knoten', 'de'), entry: 'de/basics/knots'}
  ]
  const alone = [article('sea-de', 'Sea', 'en'), article('other', 'Anderes', 'de')]
  joinTranslations([...numbered, ...named, ...alone])
  const others = (list: readonly SiteArticle[]) =>
    list.map(({translations}) => translations?.map(({locale}) => locale).sort())
  expect(others(numbered)).toEqual([
    ['de', 'pt-BR'],
    ['en', 'pt-BR'],
    ['de', 'en']
  ])
  expect(others(named)).toEqual([['de'], ['en']])
  expect(others(alone)).toEqual([undefined, undefined])
})

test.each(['#ffffff', '#000000', '#f4a900', '#0b5f6b', '#808080', '#ff0000', '#0000ff'])(
  'text in %s can be read, on paper and at night',
  function (accent) {
    const values = accentColours(accent).map((rule) => /:light-dark\((.*),(.*)\)/.exec(rule))
    const [main, strong, soft, on] = values.map((found) => [found?.[1] ?? '', found?.[2] ?? ''])
    for (const [at, paper] of ['#ffffff', '#12181b'].entries()) {
      const between = (a: string | undefined, b: string | undefined) =>
        contrast(parse(a ?? ''), parse(b ?? ''))
      expect(between(main?.[at], paper)).toBeGreaterThan(4.5)
      expect(between(strong?.[at], soft?.[at])).toBeGreaterThan(4.5)
      expect(between(on?.[at], main?.[at])).toBeGreaterThan(4.5)
    }
  }
)
