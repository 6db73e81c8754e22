/** How pictures look beside each other: saved anew, changed in a part, cut, or others. */

import {expect, test} from 'vitest'
import {lookClosely, nearnessOf} from '../../src/pipeline/pictures/looks.ts'
import {readPixels, seePicture} from '../../src/pipeline/pictures/read-pixels.ts'
import {screen} from '../helpers/screens.ts'

const own = await screen().toBuffer()

test.each([
  ['saved anew', screen().png({compressionLevel: 2}), 'same'],
  ['as JPEG', screen().jpeg({quality: 60}), 'same'],
  ['as WebP', screen().webp({quality: 70}), 'same'],
  ['of few colours', screen().png({palette: true, colours: 32}), 'same'],
  ['half as large', screen().resize(480), 'same'],
  ['smaller, and as JPEG', screen().resize(720).jpeg({quality: 70}), 'same'],
  ['larger', screen().resize(1500), 'same'],
  ['another button', screen({button: 0b1110011001}), 'changed'],
  ['another button, as JPEG', screen({button: 0b1110011001}).jpeg({quality: 60}), 'changed'],
  ['another button, smaller', screen({button: 0b1110011001}).resize(600), 'changed'],
  ['another entry', screen({entry: 4}), 'changed'],
  ['cut', screen().extract({left: 10, top: 30, width: 940, height: 590}), 'unsure'],
  ['another page', screen({cards: true, entry: 1}), 'other']
])('%s', async function (_, picture, expected) {
  const bytes = await picture.toBuffer()
  const [a, b] = [await seePicture(own), await seePicture(bytes)]
  const nearness = nearnessOf(a!.hash, b!.hash)
  const look =
    nearness === 'near' ? await lookClosely({...a!, bytes: own}, {...b!, bytes}) : nearness
  expect(look).toBe(expected)
})

test('what is no picture that can be read is not looked at', async function () {
  const broken = own.subarray(0, own.length / 2)
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  for (const bytes of [broken, drawing, Buffer.from('no picture'), Buffer.alloc(0)])
    expect(await seePicture(bytes)).toBeUndefined()
  expect(await readPixels(broken, {width: 96, height: 62})).toBeUndefined()
  expect(
    await lookClosely(
      {hash: '', width: 96, height: 62, bytes: broken},
      {hash: '', width: 96, height: 62, bytes: own}
    )
  ).toBeUndefined()
})

test('a picture that claims to be huge is not unpacked', async function () {
  const huge = Buffer.from(own)
  // Width and height, in the first chunk of a PNG.
  huge.writeUInt32BE(60_000, 16)
  huge.writeUInt32BE(60_000, 20)
  expect(await seePicture(huge)).toBeUndefined()
})
