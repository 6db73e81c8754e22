/** What people and CI read, letter by letter. */

import {expect, test} from 'vitest'
import {plainLook, status, summary} from '../../src/report/index.ts'
import {makeArticleResult, makeFinding, makeResult, render} from './make-result.ts'

const places = {isFolder: () => false, isTracked: () => true, foldersIn: () => []}
const lines = (text: string) => text.split('\n')

test('pretty: one line a finding, what to type below, the count last', function () {
  expect(lines(render('pretty'))).toEqual([
    'in/x.html:1:1  error    The file is not a text, so it was not imported  source/binary  [abcd]',
    'content/articles/en/keys/keys.mdx:3:5  warning  The text is not written in UTF-8; it was read as windows-1252  source/encoding  [k3f9]',
    '    npx collate decide k3f9 meant --reason "…"',
    'content/articles/en/keys/keys.mdx:3:5  warning  The text is not written in UTF-8; it was read as windows-1252  source/encoding  [m2m2]',
    '    npx collate decide m2m2 meant --reason "…"',
    '',
    '2 articles, 1 held back, 1 error, 2 warnings, 1 settled, 1.3 s',
    '`npx collate explain RULE` tells what a rule means',
    ''
  ])
})

test('lines: every finding on one line, in a file that an editor can open', function () {
  const elsewhere = makeFinding({place: {file: 'https://wiki.example/1', line: 1, column: 1}})
  const {findings} = makeResult()
  const text = render('lines', makeResult({findings: [...findings, elsewhere]}))
  expect(lines(text).slice(0, 2)).toEqual([
    'in/x.html:1:1: error: The file is not a text, so it was not imported  source/binary [abcd]',
    'content/articles/en/keys/keys.mdx:3:5: warning: The text is not written in UTF-8; it was read as windows-1252  source/encoding [k3f9]'
  ])
  expect(lines(text).at(-2)).toMatch(/^content\/articles\/.*:1:1: .*\(https:\/\/wiki\.example\/1\)/)
})

test('pretty: of many findings, some of each kind are shown, the most pressing first; a file gets all', function () {
  const findings = [
    ...Array.from({length: 60}, (_, index) =>
      makeFinding({rule: 'text/changed', severity: 'info', id: `t${index}`})
    ),
    ...Array.from({length: 6}, (_, index) =>
      makeFinding({rule: 'code/changed', severity: 'error', id: `c${index}`})
    ),
    makeFinding({rule: 'secret/jwt', severity: 'error', id: 's1'})
  ]
  const result = makeResult({findings})
  const ids = (text: string) => [...text.matchAll(/\[(\w+)\]$/gm)].map(([, id]) => id)
  const shown = render('pretty', result)
  expect(ids(shown)).toEqual([
    ...['s1', 'c0', 'c1', 'c2', 'c3', 'c4'],
    ...['t0', 't1', 't2', 't3', 't4']
  ])
  expect(shown).toContain('    and 1 more like it (code/changed)\n')
  expect(shown).toContain('    and 55 more like these (text/changed)\n')
  expect(shown).toMatch(/`--format pretty=FILE` writes all\n\n.* 7 errors, 60 notes/)
  expect(ids(render('pretty', result, {isWhole: true}))).toHaveLength(67)
})

test('pretty: on a terminal, lines that fit', function () {
  const look = {...plainLook, width: 60}
  expect(lines(render('pretty', makeResult(), {look}))).toEqual([
    'error    The file is not a text, so it was not imported',
    '         in/x.html:1:1  source/binary  [abcd]',
    'warning  The text is not written in UTF-8; it was read as',
    '         windows-1252',
    '         content/articles/en/keys/keys.mdx:3:5 ',
    '         source/encoding  [k3f9]',
    '         npx collate decide k3f9 meant --reason "…"',
    'warning  The text is not written in UTF-8; it was read as',
    '         windows-1252',
    '         content/articles/en/keys/keys.mdx:3:5 ',
    '         source/encoding  [m2m2]',
    '         npx collate decide m2m2 meant --reason "…"',
    '',
    '2 articles, 1 held back, 1 error, 2 warnings, 1 settled, 1.3',
    's',
    '`npx collate explain RULE` tells what a rule means',
    ''
  ])
})

test('pretty: colour only when asked for', function () {
  const result = makeResult()
  expect(render('pretty', result)).not.toContain('\u001B')
  expect(render('pretty', result, {look: {...plainLook, colour: true}})).toContain(
    '\u001B[31merror'
  )
})

test('text of a source cannot steer the terminal or the CI', function () {
  const evil = makeFinding({
    rule: 'source/encoding',
    args: {encoding: 'x\u001B[2J\n::set-env name=A::\u202Ey'},
    place: {file: 'a,b:c%\n::error::d', line: 1, column: 1}
  })
  const result = makeResult({findings: [evil]})

  expect(render('pretty', result)).not.toMatch(/[\u001B\u202E]/)
  expect(lines(render('github', result))).toHaveLength(2)
  expect(render('github', result)).toMatch(
    /^::warning file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ad,line=1,col=1,/
  )
})

test('github: notes on lines, ten of a kind', function () {
  const finding = makeFinding({rule: 'source/empty'})
  const result = makeResult({findings: Array.from({length: 12}, () => finding)})
  const printed = lines(render('github', result))

  expect(printed[0]).toBe(
    '::warning file=content/articles/en/keys/keys.mdx,line=3,col=5,title=source/empty [k3f9]::The page is empty, so it was not imported'
  )
  expect(printed.slice(9)).toEqual([printed[0], '2 more warnings: npx collate check', ''])
})

test('summary: the most important kinds first, then the articles, then the account', function () {
  expect(lines(summary(makeResult(), plainLook))).toEqual([
    'Imported. 2 articles of 3 pages: 1 new, 1 updated, 1 held back (1.3 s)',
    '',
    'Look at these first',
    '  1.  error    The file is not a text, so it was not imported',
    '               in/x.html:1:1  source/binary  [abcd]',
    '               npx collate explain source/binary',
    '  2.  warning  The text is not written in UTF-8; it was read as windows-1252 (and 1 more like it)',
    '               content/articles/en/keys/keys.mdx:3:5  source/encoding  [k3f9]',
    '               npx collate decide k3f9 meant --reason "…"',
    '               npx collate explain source/encoding',
    '',
    'Articles',
    '  held       Revoke a key  content/articles/en/keys/revoke-a-key.mdx  leads: desk/4',
    '             because its other version, wiki/9, is not there',
    '  published  Create a key  2 warnings  content/articles/en/keys/create-a-key.mdx  leads: wiki/1 of 2 versions',
    '',
    'Pairs of versions: 1 certain',
    'Mended 9 defects; read 3,600 words, 9 links and 3 pictures: all accounted for',
    ''
  ])
})

test('summary: pairs that likeness proposes, and pages without any, are counted', function () {
  const rules = ['pair/proposed', 'pair/proposed', 'pair/ambiguous', 'pair/unpaired'] as const
  const findings = rules.map((rule) => makeFinding({rule}))
  expect(lines(summary(makeResult({findings}), plainLook))).toContain(
    'Pairs of versions: 1 certain, 2 proposed, 1 not clear, 1 page without another version'
  )
})

test('summary: nothing to say is said shortly', function () {
  const result = makeResult({articles: [], findings: [], pairs: []})
  expect(summary(result, plainLook)).toBe('Imported. 0 articles of 0 pages (1.3 s)\n')
})

test('summary: a leaked key comes first, whatever its file is called', function () {
  const rules = ['step/missing', 'source/binary', 'secret/jwt'] as const
  const findings = rules.map((rule) => makeFinding({rule, severity: 'error'}))
  const shown = lines(summary(makeResult({findings}), plainLook)).flatMap(
    (line) => /^ {15}content\S+ {2}(\S+)/.exec(line)?.[1] ?? []
  )
  expect(shown).toEqual(['secret/jwt', 'source/binary', 'step/missing'])
})

test('summary: of many articles, those that this run changed, those with errors first', function () {
  const error = makeFinding({rule: 'step/missing', severity: 'error'})
  const articles = Array.from({length: 500}, (_, index) =>
    makeArticleResult({
      title: `Article ${index}`,
      path: `content/articles/en/inbox/${index}.mdx`,
      written: index < 30 ? 'updated' : index < 60 ? 'kept' : 'unchanged',
      findings: index === 7 ? [error] : []
    })
  )
  const printed = lines(summary(makeResult({articles, pairs: []}), plainLook))
  const listed = printed.slice(printed.indexOf('Articles') + 1, -3)

  expect(listed).toHaveLength(22)
  expect(listed[0]).toContain('Article 7  1 error')
  expect(listed.slice(-2)).toEqual([
    '  and 10 more articles: npx collate status',
    '  470 articles as before: npx collate status'
  ])
})

test('summary: what is beyond five kinds is counted', function () {
  const rules = [
    'source/binary',
    'source/empty',
    'source/encoding',
    'source/unreadable',
    'source/duplicate-id',
    'source/bad-sidecar'
  ] as const
  const findings = rules.flatMap((rule) => [makeFinding({rule}), makeFinding({rule})])

  expect(summary(makeResult({findings}), plainLook)).toContain(
    '\n  and 2 warnings more: npx collate check\n'
  )
})

test('status: articles by state', function () {
  expect(lines(status(makeResult(), places, plainLook))).toEqual([
    'Held back (1)',
    '  Revoke a key',
    '    content/articles/en/keys/revoke-a-key.mdx  desk/4',
    '    nothing to report',
    '    held because its other version, wiki/9, is not there',
    '      Import that version, or publish the article without it:',
    '',
    'Published (1)',
    '  Create a key',
    '    content/articles/en/keys/create-a-key.mdx  wiki/1 leads desk/2',
    '    2 warnings',
    '',
    '2 articles: held back 1, published 1',
    ''
  ])
})
