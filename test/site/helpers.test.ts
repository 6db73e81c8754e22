/** The small pure parts of the site. */

import {describe, expect, test} from 'vitest'
import {guess} from '../../src/site/client/guess.ts'
import {findByText} from '../../src/site/client/heading-of.ts'
import {corrected, distance} from '../../src/site/client/spelling.ts'
import {feedbackAddresses} from '../../src/site/feedback-addresses.ts'
import {readAddress, shareAddress} from '../../src/site/walkthrough/address.ts'
import {calendar, dayAfter} from '../../src/site/walkthrough/reminder.ts'
import {checkShape} from '../../src/site/walkthrough/shape.ts'
import {checkValue, fillIn, looksSecret} from '../../src/site/walkthrough/values.ts'
import {english, englishClient} from '../../src/site/words/english.ts'
import * as guides from '../../src/site/words/guides/english.ts'
import {guideWordsFor, wordsFor} from '../../src/site/words/words.ts'

test('values are brought into shape or refused', function () {
  expect(checkValue('host', ' https://Acme.Example.com/admin ')).toEqual({
    value: 'acme.example.com',
    problem: ''
  })
  expect(checkValue('host', 'a b').problem).not.toBe('')
  expect(checkValue('email', 'ada@example.com').problem).toBe('')
  expect(checkValue('email', 'ada').problem).not.toBe('')
  expect(checkValue('url', 'javascript:alert(1)').problem).not.toBe('')
  expect(checkValue('number', '12').problem).toBe('')
  expect(checkValue('text', `ghp_${'a1'.repeat(18)}`)).toMatchObject({value: ''})
  expect(looksSecret('our-very-long-organisation-name-with-2-numbers')).toBe(false)
})

test('values stand where their names did', function () {
  const values = {'YOUR-ORG': 'a&b', 'YOUR-ORG-ID': '7'}
  expect(fillIn('YOUR-ORG YOUR-ORG-ID YOUR-ORG-admin XYOUR-ORG', values)).toBe(
    'a&b 7 a&b-admin XYOUR-ORG'
  )
  expect(fillIn('https://x.example/YOUR-ORG', values, true)).toBe('https://x.example/a%26b')
  expect(fillIn('$& YOUR-ORG', {'YOUR-ORG': '$&'})).toBe('$& $&')
})

test('a shared link holds values behind the hash only', function () {
  const shared = shareAddress('https://x.example/g/?step=2&q=1#step-2', 'app', {'YOUR-ORG': 'a b'})
  expect(shared).toBe('https://x.example/g/?q=1&path=app#fill:YOUR-ORG=a+b')
  expect(readAddress(shared)).toEqual({path: 'app', values: {'YOUR-ORG': 'a b'}})
  expect(readAddress('https://x.example/?step=3#x%20y')).toEqual({
    step: '3',
    fragment: 'x y',
    values: {}
  })
})

test('the shape of a token is told in words that do not quote it', function () {
  const shape = {forms: [{prefix: ['hbl_'], minLength: 8, maxLength: 8, alphabet: 'a-z_'}]}
  expect(checkShape('hbl_abcd', shape).fits).toBe(true)
  for (const bad of [
    '',
    ' hbl_abcd',
    'hbl_ab cd',
    '"hbl_abcd"',
    'Bearer hbl_abcd',
    'hbl_abc',
    'hbl_ABCD',
    'xyz_abcd',
    '••••••••'
  ]) {
    const {fits, notes} = checkShape(bad, shape)
    expect(fits, bad).toBe(false)
    expect(notes.join(' ')).not.toContain('abcd')
  }
  expect(checkShape('abc', {forms: [{alphabet: 'a-z-', weak: true}]}).notes[0]).toContain(
    'says little'
  )
})

test('the calendar file', function () {
  const text = calendar({
    title: 'Token; ends',
    description: `Create a new one, ${'long '.repeat(20)}`,
    day: '2027-03-31',
    url: 'https://x.example/g/',
    stamp: '20270101T000000Z'
  })
  const lines = text.split('\r\n')
  expect(text).toContain('DTSTART;VALUE=DATE:20270331\r\n')
  expect(text).toContain('SUMMARY:Token\\; ends\r\n')
  expect(text).toContain('TRIGGER:-P14D\r\n')
  expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
  expect(dayAfter('2027-02-27', 3)).toBe('2027-03-02')
})

test('misspelled words', function () {
  const known = ['token', 'tokens', 'spreadsheet', 'drawer']
  expect(corrected('tokne', known)).toBe('token')
  expect(corrected('spreadsheat drawer', known)).toBe('spreadsheet drawer')
  expect(corrected('spread', known)).toBeUndefined()
  expect(corrected('zzzzzz', known)).toBeUndefined()
  expect([distance('ab', 'ba', 3), distance('abc', 'abc', 3), distance('a', 'xyz', 2)]).toEqual([
    1, 0, 3
  ])
})

test('unknown addresses', function () {
  const articles: Array<[string, string]> = [
    ['Create a token', '/a/create-a-token/'],
    ['Read the log', '/b/read-the-log/']
  ]
  const numbers = {123: '/b/read-the-log/'}
  expect(guess('/old/123-x', {numbers, articles})).toEqual({articles: [articles[1]], sure: false})
  expect(guess('/docs/create_token.html', {numbers, articles}).articles).toEqual([articles[0]])
  expect(guess('/%E0%A4%A', {numbers, articles}).articles).toEqual([])
})

test.each([
  ['/hc/pt-br/articles/123-Um-outro-t%C3%ADtulo/', '/b/read-the-log/'],
  ['/hc/articles/123', '/b/read-the-log/'],
  ['/hc/de/articles/123-Ein-alter-Titel', '/de/b/das-protokoll/'],
  ['/hc/articles/123-Ein-alter-Titel?locale=de', '/de/b/das-protokoll/'],
  ['/hc/de/sections/501-Auf-See', '/de/at-sea/'],
  ['/entries/123-Read-the-log', '/b/read-the-log/'],
  ['/hc/en-us/sections/501-At-sea', '/at-sea/'],
  ['/hc/categories/501', '/at-sea/'],
  ['/hc/en-us/article_attachments/701/other-name.png', '/media/log/map.png'],
  ['/attachments/token/Ab3x9/?name=map.png', '/media/log/old-map.png'],
  ['/hc/xx', '/'],
  ['/hc/fr/requests/new?ticket_form_id=7', 'https://quay.example/help']
])('an address of a help centre leads straight to what it means: %s', function (address, path) {
  const lookup = {
    numbers: {123: '/b/read-the-log/'},
    articles: [['Read the log', '/b/read-the-log/']] as Array<[string, string]>,
    files: {701: '/media/log/map.png', Ab3x9: '/media/log/old-map.png'},
    sections: {501: '/at-sea/'},
    translated: {'de/articles/123': '/de/b/das-protokoll/', 'de/sections/501': '/de/at-sea/'},
    contact: 'https://quay.example/help'
  }
  expect(guess(address, lookup)).toMatchObject({
    articles: [[expect.anything(), path]],
    sure: true
  })
  const mailed = guess('/hc/requests/new', {...lookup, contact: 'mailto:quay@harbour.example'})
  expect(mailed).toEqual({articles: [['Ask for help', 'mailto:quay@harbour.example']], sure: false})
  expect(guess('/hc/en-us/article_attachments/999', lookup)).toEqual({articles: [], sure: false})
})

test.each([
  ['/pages/viewpage.action?pageId=77', '/b/read-the-log/'],
  ['/wiki/spaces/KB/pages/77/An+old+title', '/b/read-the-log/'],
  ['/wiki/x/TQ', '/b/read-the-log/'],
  ['/display/KB/Create+a+token', '/a/create-a-token/'],
  ['/pages/viewpage.action?spaceKey=KB&title=Create+a+token', '/a/create-a-token/']
])('an address of Confluence leads straight to its article: %s', function (address, path) {
  const articles: Array<[string, string]> = [
    ['Create a token', '/a/create-a-token/'],
    ['Read the log', '/b/read-the-log/']
  ]
  expect(guess(address, {numbers: {77: '/b/read-the-log/'}, articles})).toMatchObject({
    articles: [[expect.anything(), path]],
    sure: true
  })
})

test('old fragments find the heading that they mean', function () {
  const headings = ['Before you start', 'Step 2: Open the valve', '操作']
  expect(findByText('Before-you-start', 'Valves', headings)).toBe(0)
  expect(findByText('Valves-Step2:Openthevalve', 'Valves', headings)).toBe(1)
  expect(findByText('id-操作', 'Valves', headings)).toBe(2)
  expect(findByText('Valves', 'Valves', headings)).toBe(-1)
})

describe('answers to “was this helpful?”', function () {
  const about = {title: 'Tides & knots', url: 'https://quay.example/tides/'}
  const read = (address = '') => Object.fromEntries(new URL(address).searchParams)

  test('as letters', function () {
    const {yes, no} = feedbackAddresses({mail: 'docs@quay.example'}, about, english) ?? {}
    expect(yes).toMatch(/^mailto:docs@quay\.example\?subject=/)
    expect(read(yes)).toEqual({subject: '“Tides & knots” helped', body: `${about.url}\n`})
    expect(read(no)).toMatchObject({subject: 'About “Tides & knots”'})
    expect(read(no)['body']).toContain(about.url)
  })

  test('as issues of GitHub and GitLab, next to what their addresses say', function () {
    const github = {issues: 'https://github.com/quay/help/issues/new?labels=docs'}
    const gitlab = {issues: 'https://gitlab.quay.example/docs/help/-/issues/new'}
    expect(read(feedbackAddresses(github, about, english)?.no)).toMatchObject({
      labels: 'docs',
      title: 'About “Tides & knots”'
    })
    expect(read(feedbackAddresses(gitlab, about, english)?.no)).toMatchObject({
      'issue[title]': 'About “Tides & knots”'
    })
    expect(feedbackAddresses(github, about, english)?.yes).toBeUndefined()
  })

  test('a form asks by itself', function () {
    expect(feedbackAddresses({endpoint: 'https://quay.example/f'}, about, english)).toBeUndefined()
  })
})

test('every language says everything, with the same places to fill in', function () {
  const places = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort()])
    )
  for (const locale of ['ar', 'de', 'de-AT', 'es', 'fr']) {
    const {words, client, lang} = wordsFor(locale)
    expect(lang).toBeUndefined()
    expect(places(words)).toEqual(places(english))
    expect(places(client ?? {})).toEqual(places(englishClient))
    const guide = guideWordsFor(locale)
    expect(places(guide.words)).toEqual(places(guides.english))
    expect(places(guide.client ?? {})).toEqual(places(guides.englishClient))
    expect(guide).toMatchObject({lang: undefined, facts: {lang: 'en', dir: 'ltr'}})
    const all = [...Object.values(words), ...Object.values(guide.words)]
    expect(all.filter((text) => text.trim() === '')).toEqual([])
  }
  expect(wordsFor('nl')).toEqual({words: english, client: undefined, lang: 'en'})
  expect(wordsFor('en-GB').lang).toBeUndefined()
  expect(guideWordsFor('nl')).toMatchObject({words: guides.english, client: undefined, lang: 'en'})
  expect(guideWordsFor('en-GB')).toMatchObject({client: undefined, lang: undefined, facts: {}})
})
