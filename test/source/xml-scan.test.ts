/** XML in pieces: the same events, wherever it is cut into chunks, and a cost that grows with its length. */

import fc from 'fast-check'
import {expect, test} from 'vitest'
import {attributeOf, scanXml} from '../../src/source/export/xml-scan.ts'

function events(...chunks: string[]): string[] {
  const seen: string[] = []
  let text = ''
  const say = (event: string) => {
    if (text !== '') seen.push(text)
    text = ''
    if (event !== '') seen.push(event)
  }
  const scanner = scanXml({
    open: (name, attributes) => say(`<${name}${attributes}>`),
    close: (name) => say(`</${name}>`),
    text(piece) {
      text += piece
    }
  })
  for (const chunk of chunks) scanner.write(chunk)
  scanner.end()
  say('')
  return seen
}

test('tells tags from text', function () {
  expect(
    events('<?xml version="1.0"?><!DOCTYPE x><a b="1 > 0">x &amp; y<c/><!-- <d> --></a>')
  ).toEqual(['<a b="1 > 0">', 'x &amp; y', '<c>', '</c>', '</a>'])
  expect(events('<a><![CDATA[ <b>]] >]]]]><![CDATA[> ]]></a>')).toEqual([
    '<a>',
    ' <b>]] >]]> ',
    '</a>'
  ])
})

test('what is no tag is text', function () {
  expect(events('a < b <1> <a <b>c')).toEqual(['a < b <1> <a ', '<b>', 'c'])
  expect(events('<a', ' never ends')).toEqual(['<a never ends'])
})

test('gives the same, wherever it is cut', function () {
  const xml = '<a é="&lt;"><![CDATA[x]] >]]><b/>&#233; & <!-- - -- --> 🙂 <? ? ?></a> ]]> <![CDATA['
  const whole = events(xml)
  fc.assert(
    fc.property(fc.array(fc.nat(xml.length), {maxLength: 10}), function (cuts) {
      const at = [0, ...cuts.sort((a, b) => a - b), xml.length]
      expect(events(...at.slice(1).map((end, index) => xml.slice(at[index], end)))).toEqual(whole)
    })
  )
})

test.each(['<a ', '<', '&', '<!', '<![CDATA', '"<a "', ']]', '<a b="'])(
  'reads a great deal of %j in no time',
  function (piece) {
    const chunk = piece.repeat(20_000)
    const start = performance.now()
    events(...Array<string>(20).fill(chunk))
    expect(performance.now() - start).toBeLessThan(3000)
  }
)

test('finds attributes', function () {
  expect(attributeOf(` name='a' class="b c"`, 'class')).toBe('b c')
  expect(attributeOf(' subclass="x"', 'class')).toBeUndefined()
})
