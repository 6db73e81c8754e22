/** JUnit XML: what Jenkins and GitLab read of it, and that it is XML whatever is in it. */

import {SaxesParser} from 'saxes'
import {expect, test} from 'vitest'
import {makeArticleResult, makeFinding, makeResult, render} from './make-result.ts'

/** Parses `xml`, or throws; the elements of `name` with their attributes. */
function elements(xml: string, name: string): Array<Record<string, string>> {
  const found: Array<Record<string, string>> = []
  const parser = new SaxesParser()
  parser.on('error', function (error) {
    throw error
  })
  parser.on('opentag', function (tag) {
    if (tag.name === name) found.push(tag.attributes)
  })
  parser.write(xml).close()
  return found
}

const file = 'content/articles/en/keys/keys.mdx'

test('junit: an article is a suite, a finding a test that fails from the level on', function () {
  const error = makeFinding({rule: 'source/binary', severity: 'error', id: 'abcd'})
  const info = makeFinding({rule: 'source/encoding', args: {encoding: 'x-"1"<&'}, severity: 'info'})
  const findings = [error, {...info, fingerprint: 'other'}]

  expect(render('junit', makeResult({findings})).split('\n')).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="collate" tests="3" failures="1" errors="0">',
    '  <testsuite name="content/articles/en/keys/create-a-key.mdx" tests="2" failures="1" errors="0" skipped="0">',
    '    <properties>',
    '      <property name="title" value="Create a key"/>',
    '      <property name="status" value="published"/>',
    '    </properties>',
    `    <testcase name="source/binary [abcd]" classname="${file}" file="${file}" line="3">`,
    '      <failure message="The file is not a text, so it was not imported" type="source/binary">error: The file is not a text, so it was not imported',
    `${file}:3:5</failure>`,
    '    </testcase>',
    `    <testcase name="source/encoding [k3f9]" classname="${file}" file="${file}" line="3">`,
    '      <system-out>info: The text is not written in UTF-8; it was read as x-&quot;1&quot;&lt;&amp;',
    `${file}:3:5`,
    'npx collate decide k3f9 meant --reason &quot;…&quot;</system-out>',
    '    </testcase>',
    '  </testsuite>',
    '  <testsuite name="content/articles/en/keys/revoke-a-key.mdx" tests="1" failures="0" errors="0" skipped="0">',
    '    <properties>',
    '      <property name="title" value="Revoke a key"/>',
    '      <property name="status" value="held"/>',
    '    </properties>',
    '    <testcase name="nothing to report" classname="content/articles/en/keys/revoke-a-key.mdx"/>',
    '  </testsuite>',
    '</testsuites>',
    ''
  ])
})

test.each([
  ['error', 1],
  ['warning', 3],
  ['info', 3]
] as const)('junit: --fail-on %s fails %i of 3', function (failOn, failures) {
  const xml = render('junit', makeResult(), {failOn})
  expect(elements(xml, 'failure')).toHaveLength(failures)
  expect(elements(xml, 'system-out')).toHaveLength(3 - failures)
  expect(elements(xml, 'testsuites')[0]).toMatchObject({tests: '4', failures: String(failures)})
})

test('junit: findings of no article have a suite, and no two tests the same name', function () {
  const xml = render('junit')
  expect(elements(xml, 'testsuite').map(({name}) => name)).toEqual([
    'files and sources',
    'content/articles/en/keys/create-a-key.mdx',
    'content/articles/en/keys/revoke-a-key.mdx'
  ])
  const keys = elements(xml, 'testcase').map(({classname, name}) => `${classname} ${name}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test('junit: characters that XML cannot hold do not break it', function () {
  const odd = 'a\u0000\u0008\u000B\u001F\uFFFE\uD800b\u{1F511}]]>"<&'
  const finding = makeFinding({args: {encoding: odd}, rule: 'source/encoding', severity: 'error'})
  const xml = render(
    'junit',
    makeResult({
      articles: [makeArticleResult({title: odd})],
      findings: [{...finding, place: {file: `content/${odd}`, line: 1, column: 1}}]
    })
  )
  expect(elements(xml, 'property')[0]).toEqual({
    name: 'title',
    value: `a${'\uFFFD'.repeat(6)}b\u{1F511}]]>"<&`
  })
})

test('junit: more than a service takes is counted', function () {
  const findings = Array.from({length: 25_003}, (_, index) =>
    makeFinding({fingerprint: `f${index}`, id: `f${index}`})
  )
  const xml = render('junit', makeResult({findings}))
  expect(elements(xml, 'testcase')).toHaveLength(25_002)
  expect(elements(xml, 'testcase').at(-1)?.['name']).toBe(
    '3 findings more, none worse than those here: npx collate check'
  )
  expect(Buffer.byteLength(xml)).toBeLessThan(30_000_000)
})
