/** What a file is, by its bytes: drawings that can run a program are none for readers. */

import {expect, test} from 'vitest'
import {kindOfFile} from '../src/model/file-kinds.ts'

const svg = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`)

test.each([
  '<script>alert(1)</script>',
  '<g onload="alert(1)"/>',
  '<a href="java&#10;script:alert(1)"><text>x</text></a>',
  '<a><animate attributeName="href" values="java&#115;cript:alert(1)"/></a>',
  '<a><set attributeName="href" to="&#x6a;ava\nscript&#58;alert(1)"/></a>',
  '<scr\x1b(Bipt>alert(1)</script>',
  '<?xml-stylesheet href="a.xsl"?>'
])('a drawing that can run a program: %j', function (inside) {
  expect(kindOfFile('a.svg', svg(inside))).toBe('a drawing that holds a program')
  expect(kindOfFile('a.png', svg(inside))).toBe('a drawing that holds a program')
})

test('a plain drawing', function () {
  const drawing = svg('<text>A &#38; B, J&#252;rgen</text>\n\t<path d="M0 0"/>')
  expect(kindOfFile('a.svg', drawing)).toEqual({extension: '.svg', picture: true})
})
